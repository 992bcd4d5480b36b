"""Who comes in, as the page of the same address told."""

import json

from django.urls import Resolver404, resolve

from samenspel.spine.people.models import Person
from samenspel.tools.writing.live.seats import Ticket

PAGE = "writing:follow_text"


def ticket_in(path: str, body: bytes) -> Ticket | None:
    """Only that page tells: what others answer may be made of what anybody wrote."""
    try:
        if resolve(path).view_name != PAGE:
            return None
    except Resolver404:
        return None
    told = json.loads(body)
    person = Person.objects.get(pk=told["person"])
    return Ticket(told["document"], person, told["name"], told["may_write"], told["is_gone"])
