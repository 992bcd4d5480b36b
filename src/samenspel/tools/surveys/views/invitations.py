"""What stands in a letter: a link that opens the survey, and one that stops letters."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.typed.cookies import put_in_cookie, read_cookie
from samenspel.tools.surveys.actions import entering as actions
from samenspel.tools.surveys.models.invitations import Invited, Token
from samenspel.tools.surveys.pages.invitations import invitation_page, is_here
from samenspel.tools.surveys.queries.invitations import find_ticket, find_token
from samenspel.tools.surveys.views.answering import COOKIE, KEPT


@never_cache
@route("surveys.use_invitation", find=find_token, methods=FORM)
def use_invitation(request: HttpRequest, token: Token) -> HttpResponse:
    """A look spends nothing: programs that look for viruses follow every link."""
    survey = token.invitation.invited.survey
    if request.method != "POST":
        here = is_here(token, read_cookie(request, COOKIE) or "")
        return render(request, "surveys/use_invitation.html", invitation_page(token, here))
    device = actions.use_invitation(actor=request.user, token=token, language=get_language() or "")
    response = redirect("surveys:answer_page", survey.pk)
    put_in_cookie(response, COOKIE, device, path=survey.get_absolute_url(), kept=KEPT)
    return response


@route("surveys.renew_invitation", find=find_token, methods=("POST",))
def renew_invitation(request: HttpRequest, token: Token) -> HttpResponse:
    if not ratelimit.consume(request, action="survey_response"):
        messages.error(request, _("Very many people on your network begin it. Wait a while, or sign in."))
    else:
        actions.renew_invitation(actor=request.user, token=token)
        messages.success(request, _("A new link is on its way to the mailbox that was invited."))
    return redirect(token)


# As with all mail: one press in a mail program (RFC 8058) has no cookie and no CSRF token.
@csrf_exempt
@never_cache
@route("surveys.stop_letters", find=find_ticket, methods=FORM)
def stop_letters(request: HttpRequest, invited: Invited) -> HttpResponse:
    if request.method == "POST":
        invited = actions.stop_letters(actor=request.user, invited=invited, again="again" in request.POST)
    return render(request, "surveys/stop_letters.html", {"invited": invited, "survey": invited.survey})
