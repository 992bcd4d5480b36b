"""What keeps a person from a shift, in words: the hard rules seen one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samenspel.methods import nouns
from samenspel.methods.words import Words

from .asked import Pair, Person, Shift
from .limits import Cap, caps
from .problem import Problem, hours
from .running import running_obstacles

Chosen = set[tuple[str, str]]
"""Pairs of person and shift."""


def obstacles(problem: Problem, chosen: Chosen, person: Person, shift: Shift) -> Iterator[Words]:
    """Everything that keeps this person from this shift beside what is chosen; nothing if they could serve.

    The promise of `least_running` and `least_off` is no obstacle here: a person it holds for may still need
    other shifts along with this one.
    """
    if (person.id, shift.id) in chosen:
        yield Words("serves here already")
        return
    if not problem.can(person, shift):
        yield Words("cannot come then")
        return
    serves = [one for one in problem.shifts if (person.id, one.id) in chosen]
    yield from _clashes(problem, person, serves, shift)
    for cap in caps(person, [*serves, shift]):
        if shift.id in cap.shifts and sum(cap.takes) > cap.most:
            yield _reached(cap)
    yield from running_obstacles(person, serves, shift)
    for pair in problem.pairs:
        yield from _kept(chosen, pair, person, shift)


def _clashes(problem: Problem, person: Person, serves: Iterable[Shift], shift: Shift) -> Iterator[Words]:
    for other in serves:
        if shift.overlaps(other.begins, other.finishes):
            yield Words("serves {other} at that time", other=other.id)
        elif problem.clash(person, other, shift):
            rest = problem.rest(person).total_seconds() / 60
            yield Words(
                "would have less than {hours} of rest beside {other}",
                hours=nouns.hours(hours(rest)),
                other=other.id,
            )


def _reached(cap: Cap) -> Words:
    if cap.kind == "hours":
        return Words("would go over the limit of {most}", most=nouns.hours(hours(cap.most)))
    if cap.kind == "day":
        return Words("reached the limit of shifts on that day ({most})", most=cap.most)
    if cap.kind == "week":
        return Words("reached the limit of shifts in that week ({most})", most=cap.most)
    if cap.kind == "kind":
        return Words("reached the limit of shifts of the kind {kind} ({most})", most=cap.most, kind=cap.label)
    return Words("reached the limit of shifts ({most})", most=cap.most)


def _kept(chosen: Chosen, pair: Pair, person: Person, shift: Shift) -> Iterator[Words]:
    if person.id not in (pair.first, pair.second):
        return
    other = pair.second if person.id == pair.first else pair.first
    there = (other, shift.id) in chosen
    if pair.kind == "apart" and there:
        yield Words("is kept apart from {other}, who serves here", other=other)
    leads = pair.kind == "together" or (pair.kind == "only-with" and person.id == pair.first)
    if leads and not there:
        yield Words("serves only together with {other}, who does not serve here", other=other)
