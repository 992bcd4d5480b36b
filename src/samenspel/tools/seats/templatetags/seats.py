"""`{% load seats %}`: the places of a thing, on its page."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenspel.foundation.access import allow
from samenspel.tools.seats.models import Seat
from samenspel.tools.seats.queries import before, places_of

register = template.Library()


@register.simple_tag(takes_context=True)
def seats(context: template.Context, thing: Any) -> SafeString:
    """{% seats meeting %}: how many places are free, and one's own."""
    request, places = context["request"], places_of(thing)
    seat = places.seat_of(request.user)
    shown = {
        "places": places,
        "seat": seat,
        "before": before(seat) if seat and seat.state == Seat.State.WAITING else None,
        "may_sign_up": allow(request.user, "seats.sign_up", places),
        "may_accept": allow(request.user, "seats.accept_seat", places),
        "may_set": allow(request.user, "seats.set_places", places),
    }
    return render_to_string("seats/places.html", shown, request=request)
