"""Whether what is asked makes sense, before anything is reckoned."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from samenspel.methods.nouns import people
from samenspel.methods.words import Words

from .asked import FAIRNESS, PAIRS, Pair, Person, Shift, UnfitProblem

MOST_MINUTES = 7 * 24 * 60
"""A longer shift is a typing error in a date."""


def check_sense(
    people: Sequence[Person],
    shifts: Sequence[Shift],
    pairs: Sequence[Pair],
    *,
    rest_hours: float,
    fairness: str,
) -> None:
    """Raise UnfitProblem for the first thing that makes none."""
    for fault in _faults(people, shifts, pairs, rest_hours, fairness):
        raise UnfitProblem(fault)


def _faults(
    people: Sequence[Person], shifts: Sequence[Shift], pairs: Sequence[Pair], rest_hours: float, fairness: str
) -> Iterator[Words]:
    yield from _twice(Words("person"), (one.id for one in people))
    yield from _twice(Words("shift"), (one.id for one in shifts))
    if not _amount(rest_hours):
        yield Words("The rest is {hours} hours; it must be a number from 0 up.", hours=rest_hours)
    if fairness not in FAIRNESS:
        yield Words("Fairness is “{said}”; choose from: {known}.", said=fairness, known=", ".join(FAIRNESS))
    for shift in shifts:
        yield from shift_faults(shift)
    known = {one.id for one in shifts}
    for person in people:
        yield from person_faults(person)
        yield from _unknown_shifts(person, known)
    ids = {one.id for one in people}
    for pair in pairs:
        yield from pair_faults(pair, ids)


def shift_faults(shift: Shift) -> Iterator[Words]:
    named = {"shift": shift.id}
    if not shift.id.strip():
        yield Words("A shift has no name.")
    if shift.start.tzinfo is None or shift.end.tzinfo is None:
        yield Words("Shift “{shift}” does not say in which time zone it is.", **named)
        return
    if shift.minutes <= 0:
        yield Words("Shift “{shift}” ends before it begins, or at once.", **named)
    if shift.minutes > MOST_MINUTES:
        yield Words("Shift “{shift}” lasts longer than a week; is its date right?", **named)
    if not all(
        _count(number) for number in (shift.people, shift.weight, shift.extra or 0, *shift.skills.values())
    ):
        yield Words("The numbers of shift “{shift}” must be whole, from 0 up.", **named)
        return
    for skill, number in shift.skills.items():
        if number > shift.people:
            yield Words(
                "Shift “{shift}” asks for {number} with “{skill}” among {people}.",
                number=number,
                skill=skill,
                people=people(shift.people),
                **named,
            )


def person_faults(person: Person) -> Iterator[Words]:
    named = {"person": person.id}
    if not person.id.strip():
        yield Words("A person has no name.")
    amounts = (person.most_hours, person.rest_hours, person.least_hours)
    counts = (
        person.most_shifts,
        person.most_per_day,
        person.most_per_week,
        person.most_running,
        person.most_weekends,
    )
    rows = (person.least_running, person.least_off)
    if not all(one is None or _amount(one) for one in amounts):
        yield Words("The hours of “{person}” must be numbers from 0 up.", **named)
    if person.agreed_hours is not None and not (_amount(person.agreed_hours) and person.agreed_hours > 0):
        yield Words(
            "The agreed hours of “{person}” must be a number above 0; leave them out otherwise.", **named
        )
    if not all(one is None or _count(one) for one in (*counts, *rows, *person.most_of_kind.values())):
        yield Words("The limits of “{person}” must be whole numbers from 0 up.", **named)
    for start, end in person.away:
        if start.tzinfo is None or end.tzinfo is None or start.timestamp() >= end.timestamp():
            yield Words("“{person}” is away in a period that ends before it begins.", **named)


def _unknown_shifts(person: Person, shifts: set[str]) -> Iterator[Words]:
    for id in sorted({*person.cannot, *person.wishes} - shifts):
        yield Words(
            "“{person}” answers for shift “{shift}”, which does not exist.", person=person.id, shift=id
        )


def pair_faults(pair: Pair, people: set[str]) -> Iterator[Words]:
    if pair.kind not in PAIRS:
        yield Words("A pair is “{said}”; choose from: {known}.", said=pair.kind, known=", ".join(PAIRS))
    for id in (pair.first, pair.second):
        if id not in people:
            yield Words("A pair names “{person}”, who is not among the people.", person=id)
    if pair.first == pair.second:
        yield Words("“{person}” is paired with themselves.", person=pair.first)


def _twice(what: Words, ids: Iterable[str]) -> Iterator[Words]:
    for id, number in Counter(ids).items():
        if number > 1:
            yield Words(
                "There are {number} times a {what} “{id}”; give each its own name.",
                number=number,
                what=what,
                id=id,
            )


def _amount(number: float) -> bool:
    return math.isfinite(number) and number >= 0


def _count(number: int) -> bool:
    return isinstance(number, int) and number >= 0
