"""Registering for an edition: a seat, and what stands with it."""

from typing import Any

from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.programme import Absence
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import locked_edition
from samenspel.phases.learn.queries.registrations import registration_of
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.seats.actions import leave_all, seat_in
from samenspel.tools.seats.models import Seat
from samenspel.tools.seats.queries import places_of

untold(
    "learn.register",
    "learn.change_registration",
    "learn.unregister",
    "learn.forget_needs",
    because="Who comes, and what they need, is known to them and to those who prepare it.",
)


def register(*, actor: Person, edition: Edition, **values: Any) -> Registration:
    """With a place while there is one; else on the waiting list. `values`: its words and needs."""
    with acting(actor, "learn.register", edition, locked_edition) as edition:
        seat = seat_in(places_of(edition), actor)
        registration = Registration.objects.create(edition=edition, seat=seat, **values)
        record(actor=actor, verb="learn.register", thing=edition)
        write_to(actor, "learn/registered", edition, is_held=seat.state == Seat.State.HELD)
    return registration


def change_registration(*, actor: Person, edition: Edition, **values: Any) -> Registration:
    with acting(actor, "learn.change_registration", edition, locked_edition) as edition:
        registration = registration_of(actor, edition)
        set_values(registration, **values)
        record(actor=actor, verb="learn.change_registration", thing=edition)
    return registration


def unregister(*, actor: Person, edition: Edition) -> None:
    """The place goes to who waits; what was said with it is gone."""
    with acting(actor, "learn.unregister", edition, locked_edition) as edition:
        leave_all(actor, Seat.objects.filter(registration__edition=edition))
        record(actor=actor, verb="learn.unregister", thing=edition)


def forget_needs(*, actor: None, edition: Edition) -> int:
    """What people need, and when they could not be there, is nobody's business once it is over."""
    with acting(actor, "learn.forget_needs", edition, locked_edition) as edition:
        Absence.objects.filter(edition=edition).delete()
        return Registration.objects.filter(edition=edition).update(diet="", access="")
