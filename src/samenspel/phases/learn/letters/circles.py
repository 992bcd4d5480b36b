"""Reminding people, once, to look back at what they said they would try."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from samenspel.foundation import clock
from samenspel.phases.learn.models.circles import Intention
from samenspel.phases.learn.queries.circles import every_intention
from samenspel.spine.initiatives.reminding import Due
from samenspel.tools.notices.actions import write_if_wanted

LATEST = timedelta(days=14)


def looks_back_due() -> Iterator[Due]:
    """A fortnight later it is too late to ask."""
    days = (clock.today() - LATEST, clock.today())
    rows = every_intention().filter(look_back_on__range=days, came_of_it="", person__is_active=True)
    for intention in rows.order_by("pk"):
        yield Due(intention, "look back", f"person {intention.person_id}", partial(_write, intention))


def _write(intention: Intention) -> bool:
    """As it is now."""
    if intention.came_of_it:
        return False
    write_if_wanted(
        intention.person, "learn/look_back", intention, what=intention.what, edition=intention.edition
    )
    return True
