"""Keeping a promise in the open. All of these are called inside an action of the phase, which asks for
permission and tells the journal."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.people.models import Person
from samenspel.tools.promises.models import Promise


def set_milestones(promise: Any, milestones: Iterable[Mapping[str, Any]]) -> None:
    """text, due_on and is_reached of each, in place of those that were there; the day on which one was
    reached stays."""
    reached = dict(promise.milestones.values_list("text", "reached_on"))
    promise.milestones.all().delete()
    for one in milestones:
        day = (reached.get(one["text"]) or clock.today()) if one["is_reached"] else None
        promise.milestones.create(text=one["text"], due_on=one["due_on"], reached_on=day)


def add_update(
    promise: Any, person: Person, *, text: str, state: str, done: Callable[[Any], object], **picture: Any
) -> Any:
    """News, and how far it is. `done(promise)` is called the first time that it is. `picture`: picture and
    picture_words."""
    is_done = state == Promise.State.DONE != promise.state
    set_values(promise, state=state)
    update = promise.updates.create(by=person, text=text, **picture)
    if is_done:
        done(promise)
    return update


def give_verdict(promise: Any, person: Person, *, is_as_promised: bool, text: str) -> Any:
    """Each person's own, once; a second one takes its place."""
    values = {"is_as_promised": is_as_promised, "text": text, "given_at": clock.now()}
    return promise.verdicts.update_or_create(by=person, defaults=values)[0]
