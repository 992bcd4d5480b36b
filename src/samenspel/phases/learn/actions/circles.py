"""Joining the circle of a series, and saying what one will try. Neither stands in the journal: it is by
choice, and nobody else's business."""

from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.circles import InCircle, Intention
from samenspel.phases.learn.models.series import Edition, Series
from samenspel.phases.learn.queries.circles import locked_intention
from samenspel.spine.people.models import Person


def join_circle(*, actor: Person, series: Series, interests: str, seeks: str, offers: str) -> InCircle:
    """Or say something else there."""
    with acting(actor, "learn.join_circle", series) as series:
        said = {"interests": interests, "seeks": seeks, "offers": offers}
        found, _new = InCircle.objects.update_or_create(series=series, person=actor, defaults=said)
    return found


def leave_circle(*, actor: Person, series: Series) -> None:
    with acting(actor, "learn.leave_circle", series) as series:
        InCircle.objects.filter(series=series, person=actor).delete()


def add_intention(*, actor: Person, edition: Edition, what: str) -> Intention:
    with acting(actor, "learn.add_intention", edition) as edition:
        return Intention.objects.create(edition=edition, person=actor, what=what)


def look_back(*, actor: Person, intention: Intention, came_of_it: str) -> Intention:
    """It may be said again, in other words."""
    with acting(actor, "learn.look_back", intention, locked_intention) as intention:
        set_values(intention, came_of_it=came_of_it)
    return intention


def remove_intention(*, actor: Person, intention: Intention) -> None:
    with acting(actor, "learn.remove_intention", intention, locked_intention) as intention:
        intention.delete()
