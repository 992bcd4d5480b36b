"""Who comes to an edition, for those who prepare it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language, gettext

from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.foundation.ui.pages import Context
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.registrations import registered_in
from samenspel.tools.seats.models import Seat
from samenspel.tools.seats.queries import places_of

COLUMNS = ("name", "affiliation", "state", "diet", "access")


def registered_page(edition: Edition) -> Context:
    rows = registered_in(edition)
    return {
        "edition": edition,
        "places": places_of(edition),
        "rows": rows,
        "needs": [one for one in rows if one.diet or one.access],
    }


def registered_csv(edition: Edition) -> str:
    rows = ([plain(text) for text in _told(one)] for one in registered_in(edition))
    return as_csv(COLUMNS, rows)


def _told(one: Registration) -> Iterator[str]:
    yield from (one.name, one.affiliation, one.seat.state, one.diet, one.access)


def badges(edition: Edition) -> Context:
    """Of who has a place; people's words as data, never as part of a template."""
    held = registered_in(edition).filter(seat__state=Seat.State.HELD)
    return {
        "title": gettext("Name badges"),
        "language": get_language() or "en",
        "edition": f"{edition.series} {edition}",
        "badges": [{"name": one.name, "affiliation": one.affiliation} for one in held],
    }


def first_typed(person: Any) -> Context:
    return {"name": person.display_name}
