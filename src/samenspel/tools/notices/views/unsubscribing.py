"""Stopping mail by a link from it, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from samenspel.foundation.access.routes import route
from samenspel.tools.notices import actions
from samenspel.tools.notices.follows import shown_of
from samenspel.tools.notices.forms import AgainForm
from samenspel.tools.notices.tickets import Ticket, find_ticket


# Mail programs answer with one press (RFC 8058): they have no cookie and no CSRF token. What makes this safe
# is the signed token in the address, which nobody else has.
@csrf_exempt
@never_cache
@route("notices.unsubscribe", find=find_ticket, methods=("GET", "HEAD", "POST"))
def unsubscribe(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """A look changes nothing: programs that look for viruses follow every link."""
    if request.method == "POST":
        again = AgainForm(request.POST)
        if again.is_valid():
            actions.subscribe_again(actor=request.user, ticket=ticket, mail=again.cleaned_data["again"])
        else:
            actions.unsubscribe(actor=request.user, ticket=ticket)
    shown = shown_of(ticket, find_ticket(ticket.token))
    return render(request, "notices/unsubscribe.html", shown)
