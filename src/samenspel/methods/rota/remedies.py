"""What would help: changes of the rules, each tried by itself, and how many more places it fills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from samenspel.methods import nouns
from samenspel.methods.words import Words

from .aims import Pursuit
from .asked import Person, Shift
from .board import Board
from .first import begin, first_rota
from .obstacles import Chosen, obstacles
from .problem import Problem, hours
from .rota import Remedy, Unfilled
from .solver import Clock

MOST = 24
"""So many changes of one kind are tried."""
NEWCOMER = "…"


def remedies(
    problem: Problem, chosen: Chosen, open_places: Sequence[Unfilled], clock: Clock
) -> tuple[Remedy, ...]:
    """Those that fill something, the most first; of the rest hours only the least change that does.

    A rota made by hand may leave open what needs no change: that comes first, and the others fill more.
    """
    now = sum(one.missing * problem.shift[one.shift].weight for one in open_places) + _too_many(
        problem, chosen
    )
    made = _missing(problem, clock)
    anew = []
    if made is not None and made < now:
        anew, now = [Remedy(Words("The rota is made anew, by the same rules"), now - made)], made
    found = [*_less_rest(problem, now, clock)]
    for change, changed in _changes(problem, chosen, open_places):
        left = _missing(changed, clock)
        if left is not None and left < now:
            found.append(Remedy(change, now - left))
    return (*anew, *sorted(found, key=lambda remedy: -remedy.fills))


def _too_many(problem: Problem, chosen: Chosen) -> int:
    """What people too many count, on the shifts that allow them."""
    there = Counter(shift for _, shift in chosen)
    return sum((one.extra or 0) * max(there[one.id] - one.people, 0) for one in problem.shifts)


def _missing(problem: Problem, clock: Clock) -> int | None:
    """The fewest that are missing, by weight, promised work first; None when it is not known in time."""
    board = Board(problem, clock.effort.seed)
    pursuit = Pursuit(board, clock, begin(board, [first_rota(board), set()]), [])
    for aim in ("promised", "filled"):
        pursuit.pursue(aim)
    return round(pursuit.reached[-1].value) if clock.left() else None


def _changes(
    problem: Problem, chosen: Chosen, open_places: Sequence[Unfilled]
) -> Iterator[tuple[Words, Problem]]:
    yield from _one_more_shift(problem, chosen, open_places)
    yield from _fewer_pairs(problem)
    yield from _coming_after_all(problem, chosen, open_places)
    yield from _newcomers(problem, open_places)
    if any(one.least_hours for one in problem.people):
        people = tuple(replace(one, least_hours=0) for one in problem.people)
        yield Words("The promised hours are not kept"), replace(problem, people=people)


def _less_rest(problem: Problem, now: int, clock: Clock) -> Iterator[Remedy]:
    """The longest rest, shorter than the rule, that fills more: found by halving."""
    gaps = {then.begins - first.finishes for first in problem.shifts for then in problem.shifts}
    steps = sorted({gap / 3600 for gap in gaps if 0 <= gap < problem.rest_hours * 3600})
    best: Remedy | None = None
    low, high = 0, len(steps) - 1
    while low <= high:
        middle = (low + high) // 2 if best or low else 0
        left = _missing(replace(problem, rest_hours=steps[middle]), clock)
        if left is None or left >= now:
            high = middle - 1
            continue
        words = Words(
            "A rest of {hours} instead of {before}",
            hours=nouns.hours(hours(steps[middle] * 60)),
            before=hours(problem.rest_hours * 60),
        )
        best, low = Remedy(words, now - left), middle + 1
    if best:
        yield best


def _one_more_shift(
    problem: Problem, chosen: Chosen, open_places: Sequence[Unfilled]
) -> Iterator[tuple[Words, Problem]]:
    """For those whom a limit of their own keeps from an open place."""
    raised = {}
    for one in open_places:
        shift = problem.shift[one.shift]
        for it in one.obstacles:
            more = _raised(problem.person[it.person], shift)
            if len(list(obstacles(_with(problem, more), chosen, more, shift))) < len(
                list(obstacles(problem, chosen, problem.person[it.person], shift))
            ):
                raised[it.person] = more
    for id, more in sorted(raised.items())[:MOST]:
        yield Words("{person} takes one shift more than their limits allow", person=id), _with(problem, more)


def _raised(person: Person, shift: Shift) -> Person:
    more = {
        name: value + 1
        for name in ("most_shifts", "most_per_day", "most_per_week", "most_running", "most_weekends")
        if (value := getattr(person, name)) is not None
    }
    if person.most_hours is not None:
        more["most_hours"] = person.most_hours + shift.minutes / 60
    kinds = {kind: most + 1 for kind, most in person.most_of_kind.items()}
    return replace(person, most_of_kind=kinds, **more)


def _fewer_pairs(problem: Problem) -> Iterator[tuple[Words, Problem]]:
    hard = [pair for pair in problem.pairs if not pair.kind.startswith("rather")]
    for pair in hard[:MOST]:
        fewer = tuple(other for other in problem.pairs if other is not pair)
        change = Words(
            "The rule “{kind}” for {first} and {second} is dropped",
            kind=pair.kind,
            first=pair.first,
            second=pair.second,
        )
        yield change, replace(problem, pairs=fewer)


def _coming_after_all(
    problem: Problem, chosen: Chosen, open_places: Sequence[Unfilled]
) -> Iterator[tuple[Words, Problem]]:
    """Those who only cannot come: one of them is enough, and of those with the same skills the first is
    tried."""
    told: set[tuple[str, str]] = set()
    for one in open_places[:MOST]:
        shift = problem.shift[one.shift]
        away = (
            problem.person[it.person]
            for it in one.obstacles
            if not problem.can(problem.person[it.person], shift)
        )
        there = [replace(person, away=(), cannot=person.cannot - {shift.id}) for person in away]
        free = [it for it in there if not any(obstacles(_with(problem, it), chosen, it, shift))]
        for same in _by_skills(free):
            names = ", ".join(it.id for it in same)
            if (shift.id, names) not in told:
                told.add((shift.id, names))
                change = Words(
                    "One of these comes to {shift} after all: {people}", shift=shift.id, people=names
                )
                yield change, _with(problem, _coming(problem, problem.person[same[0].id], shift))


def _by_skills(people: Sequence[Person]) -> Iterable[list[Person]]:
    alike: dict[frozenset[str], list[Person]] = {}
    for one in people:
        alike.setdefault(one.skills, []).append(one)
    return alike.values()


def _coming(problem: Problem, person: Person, shift: Shift) -> Person:
    """As before, but for this shift."""
    if not person.away:
        return replace(person, cannot=person.cannot - {shift.id})
    others = (other.id for other in problem.shifts if not problem.can(person, other))
    return replace(person, away=(), cannot=frozenset(others) - {shift.id})


def _newcomers(problem: Problem, open_places: Sequence[Unfilled]) -> Iterator[tuple[Words, Problem]]:
    skills = sorted({one.skill or "" for one in open_places})
    for skill in skills:
        newcomer = Person(NEWCOMER, frozenset({skill} - {""}))
        change = Words("One more person with “{skill}”", skill=skill) if skill else Words("One more person")
        yield change, replace(problem, people=(*problem.people, newcomer))
    if len(set(skills) - {""}) > 1:
        newcomer = Person(NEWCOMER, frozenset(skills) - {""})
        change = Words(
            "One more person with all of this: {skills}", skills=", ".join(sorted(newcomer.skills))
        )
        yield change, replace(problem, people=(*problem.people, newcomer))


def _with(problem: Problem, person: Person) -> Problem:
    """The problem in which this person is as told."""
    return replace(problem, people=tuple(person if one.id == person.id else one for one in problem.people))
