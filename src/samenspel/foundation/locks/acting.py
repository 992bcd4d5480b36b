"""Who acts, and on what, as both are when the action takes effect.

A request knows the person and the thing from before it waited for its turn to write. Meanwhile the account
may have been closed, a role taken, an activity ended. So an action reads both again inside its transaction,
and asks only then whether it is allowed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import PERMISSIONS, Refused, require
from samenspel.foundation.locks.sharing import be_alone, share
from samenspel.foundation.locks.writing import writing

PEOPLE = 7_026_367  # any number, the same everywhere
Thing = TypeVar("Thing")


@contextmanager
def acting(
    actor: Any,
    verb: str,
    thing: Thing = None,  # type: ignore[assignment]  # done to nothing that is there yet
    find: Callable[[Thing], Thing] | None = None,
) -> Iterator[Thing]:
    """One action: a transaction in which `actor` may do `verb` with `thing`, as it gives them.

    `find(thing)` reads the thing under the locks that the action needs; without it, it is read again in
    place. Raises Refused, or the thing's DoesNotExist.
    """
    with writing():
        stay(actor, verb)
        _refuse_silent(actor, verb)
        now = find(thing) if find else _read_again(thing)
        require(actor, verb, now)
        yield now


def stay(person: Any, verb: str) -> None:
    """Inside writing(): nobody closes this account until the end of it. For whoever acts, and for others on
    whom something new will hang."""
    if isinstance(person, Model):
        share(PEOPLE, int(person.pk))
        _refuse_closed(person, verb)


def stay_alone(person: Model, verb: str) -> None:
    """Inside writing(), before an account is closed: all that this person still does ends first, and what
    comes after finds it closed."""
    be_alone(PEOPLE, int(person.pk))
    _refuse_closed(person, verb)


def _refuse_closed(person: Model, verb: str) -> None:
    person.refresh_from_db()
    if not person.is_active:  # type: ignore[attr-defined]  # people are the models that have it
        raise Refused(verb, _("This account is closed. Nothing was saved."))


def _refuse_silent(person: Any, verb: str) -> None:
    """Whoever may write nothing at all, whatever the rules of a phase forget."""
    reason = getattr(person, "why_silent", "")
    if reason and not PERMISSIONS[verb].for_oneself:
        raise Refused(verb, reason)


def _read_again(thing: Thing) -> Thing:
    if isinstance(thing, Model) and not thing._state.adding:
        thing.refresh_from_db()
    return thing
