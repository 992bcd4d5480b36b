"""When it cannot be done: where it fails, and which one change would make it possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from samenspel.methods.words import Count, Words

from .asked import Panel, Reviewer
from .plan import Obstacle, Remedy
from .program import Places, Program

MOST_NEWCOMERS, MOST_NAMED = 12, 8
NEWCOMER = "\uffff{number}"
MORE = {
    "scholar": Words("Ask more scholars without conflicts: {number} would do."),
    "practitioner": Words("Ask more practitioners without conflicts: {number} would do."),
}
NONE_LEFT = {
    "scholar": Words("every scholar has a conflict with it"),
    "practitioner": Words("every practitioner has a conflict with it"),
}


def obstacles(panel: Panel, places: Places, seconds: float) -> Iterator[Obstacle]:
    """What fails by itself; where nothing does, what fails beside all others."""
    alone = [*_alone(panel, places)]
    yield from alone
    if not alone:
        for id in _broken(panel, places, "places", seconds):
            yield Obstacle(id, Words("who could read it is needed elsewhere"))


def _alone(panel: Panel, places: Places) -> Iterator[Obstacle]:
    reviewers = list(panel.reviewer.values())
    for number, id in enumerate(panel.contribution):
        able = [reviewers[at] for at in places.reviewer[places.contribution == number]]
        if len(able) < panel.each:
            yield Obstacle(
                id,
                Words(
                    "{able} may read it, {each} are needed; {conflicts} have a conflict",
                    able=Count(len(able)),
                    each=Count(panel.each),
                    conflicts=Count(len(reviewers) - len(able)),
                ),
            )
        for side in panel.sides:
            if all(one.side != side for one in able):
                yield Obstacle(id, NONE_LEFT.get(side, Words("nobody of one side may read it")))
    yield from _too_many_kept(panel)


def _too_many_kept(panel: Panel) -> Iterator[Obstacle]:
    for id in panel.contribution:
        kept = sum(one == id for one, _reviewer in panel.locked)
        if kept > panel.each:
            yield Obstacle(
                id, Words("{kept} are kept on it, {each} is the number", kept=kept, each=panel.each)
            )
    for id in panel.reviewer:
        kept = sum(other == id for _contribution, other in panel.locked)
        if kept > panel.load[1]:
            for one in sorted(one for one, other in panel.locked if other == id):
                words = Words(
                    "{reviewer} is kept on {kept}, and each reads {most} at most",
                    reviewer=id,
                    kept=kept,
                    most=panel.load[1],
                )
                yield Obstacle(one, words)


def remedies(panel: Panel, places: Places, seconds: float) -> Iterator[Remedy]:
    """Each is tried by itself, and told only if it is enough."""
    for remedy in (_newcomers, _load, _locks, _sides, _fewer):
        if words := remedy(panel, places, seconds):
            yield Remedy(words)


def _newcomers(panel: Panel, _places: Places, seconds: float) -> Words | None:
    for number in range(1, MOST_NEWCOMERS + 1):
        for side in panel.sides or ("",):
            more = tuple(Reviewer(NEWCOMER.format(number=at), side) for at in range(number))
            if _possible(replace(panel, reviewers=(*panel.reviewers, *more)), seconds):
                words = MORE.get(side, Words("Ask more reviewers without conflicts: {number} would do."))
                return Words(words.template, number=Count(number))
    return None


def _load(panel: Panel, places: Places, seconds: float) -> Words | None:
    program = Program(panel, places, "load")
    program.whole()
    answer = program.solve(seconds)
    if answer.values is None:
        return None
    chosen = program.chosen(answer)
    loads = np.bincount(places.reviewer[chosen], minlength=len(panel.reviewers))
    return Words(
        "Let loads differ more: from {low} to {high} contributions each.",
        low=Count(loads.min()),
        high=Count(loads.max()),
    )


def _locks(panel: Panel, places: Places, seconds: float) -> Words | None:
    if not panel.locked:
        return None
    program = Program(panel, places, "locks")
    program.whole()
    answer = program.solve(seconds)
    if answer.values is None:
        return None
    free = np.flatnonzero(places.locked & ~program.chosen(answer))
    contributions, reviewers = list(panel.contribution), list(panel.reviewer)
    pairs = (f"{reviewers[places.reviewer[at]]} / {contributions[places.contribution[at]]}" for at in free)
    return Words("Keep fewer as they are; let these go: {pairs}.", pairs=_named(pairs))


def _sides(panel: Panel, places: Places, seconds: float) -> Words | None:
    names = _broken(panel, places, "sides", seconds) if panel.sides else []
    if not names:
        return None
    return Words("Do without one of the sides for: {contributions}.", contributions=_named(names))


def _fewer(panel: Panel, _places: Places, seconds: float) -> Words | None:
    for each in range(panel.each - 1, max(0, len(panel.sides) - 1), -1):
        if _possible(replace(panel, each=each), seconds):
            return Words(
                "Let {each} review each contribution instead of {before}.", each=each, before=panel.each
            )
    return None


def _possible(panel: Panel, seconds: float) -> bool:
    program = Program(panel, Places.of(panel))
    program.whole()
    return program.solve(seconds).values is not None


def _broken(panel: Panel, places: Places, gives: str, seconds: float) -> list[str]:
    """The contributions for which this rule must give way; none where that does not help."""
    program = Program(panel, places, gives)
    program.whole()
    answer = program.solve(seconds)
    if answer.values is None:
        return []
    given = answer.needed[program.given].reshape(len(panel.contributions), -1).sum(axis=1) > 0.5
    return [id for id, lacks in zip(panel.contribution, given, strict=True) if lacks]


def _named(names: Iterable[str]) -> str:
    found = list(names)
    more = [f"… (+{len(found) - MOST_NAMED})"] if len(found) > MOST_NAMED else []
    return ", ".join([*found[:MOST_NAMED], *more])
