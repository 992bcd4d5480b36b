"""An independent judge of rotas: every hard rule, and what each aim counts, straight from the problem."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, groupby

from samenspel.methods.rota import Person, Problem, Shift

Chosen = set[tuple[str, str]]
HOUR = 3600


def faults(problem: Problem, chosen: Chosen) -> list[str]:
    return [*_of_shifts(problem, chosen), *_of_people(problem, chosen), *_of_pairs(problem, chosen)]


def there(problem: Problem, chosen: Chosen, shift: Shift) -> list[Person]:
    return [one for one in problem.people if (one.id, shift.id) in chosen]


def serves(problem: Problem, chosen: Chosen, person: Person) -> list[Shift]:
    mine = [one for one in problem.shifts if (person.id, one.id) in chosen]
    return sorted(mine, key=lambda one: one.start.timestamp())


def _of_shifts(problem: Problem, chosen: Chosen) -> Iterator[str]:
    for shift in problem.shifts:
        if shift.extra is None and len(there(problem, chosen, shift)) > shift.people:
            yield f"{shift.id} is too full"


def _of_people(problem: Problem, chosen: Chosen) -> Iterator[str]:
    for person in problem.people:
        mine = serves(problem, chosen, person)
        yield from (f"{person.id}: {fault}" for fault in _of_person(problem, person, mine))


def _of_person(problem: Problem, person: Person, mine: list[Shift]) -> Iterator[str]:
    rest = problem.rest_hours if person.rest_hours is None else person.rest_hours
    for one, other in combinations(mine, 2):
        gap = max(one.start.timestamp(), other.start.timestamp()) - min(
            one.end.timestamp(), other.end.timestamp()
        )
        if gap < rest * HOUR:
            yield f"{one.id} and {other.id} are too close"
    for shift in mine:
        away = any(
            a.timestamp() < shift.end.timestamp() and shift.start.timestamp() < b.timestamp()
            for a, b in person.away
        )
        if away or shift.id in person.cannot:
            yield f"cannot come to {shift.id}"
    yield from _of_limits(person, mine)
    yield from _of_days(problem, person, sorted({one.start.date() for one in mine}))


def _of_limits(person: Person, mine: list[Shift]) -> Iterator[str]:
    weeks = [one.start.isocalendar()[:2] for one in mine]
    days = [one.start.date() for one in mine]
    kinds = [one.kind for one in mine]
    over = {
        "shifts": person.most_shifts is not None and len(mine) > person.most_shifts,
        "hours": person.most_hours is not None and sum(one.minutes for one in mine) > person.most_hours * 60,
        "day": person.most_per_day is not None and any(days.count(it) > person.most_per_day for it in days),
        "week": person.most_per_week is not None
        and any(weeks.count(it) > person.most_per_week for it in weeks),
        "kind": any(kinds.count(kind) > most for kind, most in person.most_of_kind.items()),
    }
    yield from (f"over {name}" for name, is_over in over.items() if is_over)


def _of_days(problem: Problem, person: Person, days: list[date]) -> Iterator[str]:
    if not problem.shifts or not days:
        return
    weekends = {day - timedelta(days=day.weekday() - 5) for day in days if day.weekday() >= 5}
    if person.most_weekends is not None and len(weekends) > person.most_weekends:
        yield "too many weekends"
    first, last = (f(one.start.date() for one in problem.shifts) for f in (min, max))
    calendar = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    runs = [(works, list(group)) for works, group in groupby(calendar, key=lambda day: day in days)]
    for works, run in runs:
        inside = run[0] != first and run[-1] != last
        if works and person.most_running is not None and len(run) > person.most_running:
            yield "too many days on end"
        if inside and len(run) < (person.least_running if works else person.least_off):
            yield "too short a run"


def _of_pairs(problem: Problem, chosen: Chosen) -> Iterator[str]:
    for pair in problem.pairs:
        for shift in problem.shifts:
            first, second = ((id, shift.id) in chosen for id in (pair.first, pair.second))
            if (
                (pair.kind == "apart" and first and second)
                or (pair.kind == "together" and first != second)
                or (pair.kind == "only-with" and first and not second)
            ):
                yield f"{pair.first} and {pair.second} are not {pair.kind} on {shift.id}"


def values(problem: Problem, chosen: Chosen) -> list[Fraction]:
    """What the aims count, in their order: promised, filled, heaviest, wishes, even."""
    minutes = {one.id: sum(it.minutes for it in serves(problem, chosen, one)) for one in problem.people}
    promised = sum(max(round(one.least_hours * 60) - minutes[one.id], 0) for one in problem.people)
    weight = _weights(problem)
    heaviest = max((minutes[id] / weight[id] for id in minutes), default=Fraction(0))
    unit = _unit(problem)
    even = sum((Fraction(minutes[id] ** 2, unit**2) / weight[id] for id in minutes), Fraction(0))
    return [
        Fraction(promised),
        _missing(problem, chosen),
        Fraction(heaviest),
        _unwished(problem, chosen),
        even,
    ]


def _missing(problem: Problem, chosen: Chosen) -> Fraction:
    total = 0
    for shift in problem.shifts:
        people = there(problem, chosen, shift)
        total += shift.weight * max(shift.people - len(people), 0)
        total += (shift.extra or 0) * max(len(people) - shift.people, 0)
        for skill, number in shift.skills.items():
            total += shift.weight * max(number - sum(skill in one.skills for one in people), 0)
    return Fraction(total)


def _unwished(problem: Problem, chosen: Chosen) -> Fraction:
    total = 0
    for person in problem.people:
        for id, wish in person.wishes.items():
            does = (person.id, id) in chosen
            total += wish * (not does) if wish > 0 else -wish * does
    for pair in problem.pairs:
        for shift in problem.shifts:
            first, second = ((id, shift.id) in chosen for id in (pair.first, pair.second))
            total += (pair.kind == "rather-apart" and first and second) or (
                pair.kind == "rather-together" and first != second
            )
    return Fraction(total)


def _weights(problem: Problem) -> dict[str, Fraction]:
    said: dict[str, Fraction] = {}
    for one in problem.people:
        open_to = sum(
            it.minutes
            for it in problem.shifts
            if (it.people or it.extra is not None) and problem.can(one, it)
        )
        number = {"agreed": one.agreed_hours, "available": open_to, "equal": 1}[problem.fairness]
        if number:
            said[one.id] = Fraction(str(number))
    mean = sum(said.values()) / len(said) if said else Fraction(1)
    return {one.id: said.get(one.id, mean) / mean for one in problem.people}


def _unit(problem: Problem) -> int:
    """The longest time of which every shift is a multiple."""
    lengths = [one.minutes for one in problem.shifts]
    return max(
        (n for n in range(1, 1 + min(lengths, default=1)) if all(it % n == 0 for it in lengths)), default=1
    )
