"""Places of a thing: how many, who has one, and one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.seats import actions
from samenspel.tools.seats.forms import PlacesForm
from samenspel.tools.seats.models import Places, Seat
from samenspel.tools.seats.queries import find_places, seats_by_state

PRESS = ("POST",)
SIGNED_UP = {
    Seat.State.HELD: gettext_lazy("You have a place."),
    Seat.State.WAITING: gettext_lazy("All places are taken. You are on the waiting list."),
}


@route("seats.list_seats", find=find_places)
def list_seats(request: HttpRequest, places: Places) -> HttpResponse:
    return render(request, "seats/list_seats.html", {"places": places, "seats": seats_by_state(places)})


@route("seats.set_places", find=find_places, methods=FORM)
def set_places(request: SignedIn, places: Places) -> HttpResponse:
    with timezone.override(places.zone):
        form = PlacesForm(request.POST or None, places=places)
        is_right = form.is_valid()
    if is_right:
        actions.set_places(actor=request.user, places=places, **form.cleaned_data)
        messages.success(request, _("It is saved."))
        return redirect(places)
    return form_page(request, "seats/set_places", places.seated, form)


@route("seats.sign_up", find=find_places, methods=PRESS)
def sign_up(request: SignedIn, places: Places) -> HttpResponse:
    seat = actions.sign_up(actor=request.user, places=places)
    messages.success(request, str(SIGNED_UP[Seat.State(seat.state)]))
    return redirect(places)


@route("seats.accept_seat", find=find_places, methods=PRESS)
def accept_seat(request: SignedIn, places: Places) -> HttpResponse:
    actions.accept_seat(actor=request.user, places=places)
    messages.success(request, _("The place is yours."))
    return redirect(places)


@route("seats.leave_seat", find=find_places, methods=FORM)
def leave_seat(request: SignedIn, places: Places) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "seats/leave_seat", places.seated)
    actions.leave_seat(actor=request.user, places=places)
    messages.success(request, _("You gave your place away. You can sign up again."))
    return redirect(places)
