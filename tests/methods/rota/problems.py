"""Problems to try: tiny ones that every rota of can be listed, and a kitchen that people would know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import strategies as st

from samenspel.methods.rota import FAIRNESS, PAIRS, Pair, Person, Problem, Shift

START = datetime(2026, 12, 4, tzinfo=UTC)
"""A Friday."""
SKILLS = ("first aid", "key")


def at(hour: float) -> datetime:
    return START + timedelta(hours=hour)


def shift(id: str, hour: float, length: float = 3, people: int = 1, **more: object) -> Shift:
    return Shift(id, at(hour), at(hour + length), people, **more)  # type: ignore[arg-type]


def maybe(strategy: st.SearchStrategy, often: int = 3) -> st.SearchStrategy:
    return st.one_of(*[st.none()] * often, strategy)


@st.composite
def shifts(draw: st.DrawFn, id: str) -> Shift:
    people = draw(st.integers(0, 2))
    skills = {skill: draw(st.integers(1, people)) for skill in SKILLS if people and draw(st.booleans())}
    return shift(
        id,
        draw(st.integers(0, 5)) * 12 + draw(st.sampled_from((0, 3, 8))),
        draw(st.sampled_from((1, 2, 3, 4.5))),
        people,
        skills=skills,
        kind=draw(st.sampled_from(("", "bar"))),
        weight=draw(st.sampled_from((1, 1, 1, 3))),
        extra=draw(maybe(st.integers(1, 2), 5)),
    )


@st.composite
def people(draw: st.DrawFn, id: str, ids: list[str]) -> Person:
    start = draw(st.integers(0, 60))
    away = ((at(start), at(start + draw(st.integers(1, 24)))),) if draw(st.booleans()) else ()
    return Person(
        id,
        frozenset(skill for skill in SKILLS if draw(st.booleans())),
        away,
        frozenset(one for one in ids if draw(st.integers(0, 4)) == 0),
        {one: wish for one in ids if (wish := draw(st.integers(-2, 2)))},
        agreed_hours=draw(maybe(st.sampled_from((2.5, 4, 8)), 1)),
        most_shifts=draw(maybe(st.integers(0, 2))),
        most_hours=draw(maybe(st.sampled_from((2, 4.5, 6)))),
        most_per_day=draw(maybe(st.just(1))),
        most_per_week=draw(maybe(st.integers(0, 2))),
        most_running=draw(maybe(st.integers(0, 2))),
        most_weekends=draw(maybe(st.integers(0, 1))),
        most_of_kind=draw(maybe(st.just({"bar": 1}))) or {},
        rest_hours=draw(maybe(st.sampled_from((0, 5)))),
        least_hours=draw(maybe(st.sampled_from((2, 5)), 5)) or 0,
        least_running=draw(st.sampled_from((1, 1, 1, 2))),
        least_off=draw(st.sampled_from((1, 1, 1, 2))),
    )


@st.composite
def problems(draw: st.DrawFn, most: int = 3) -> Problem:
    """So small that all rotas can be listed: at most 2 to the `most` squared."""
    ids = [f"s{number}" for number in range(draw(st.integers(0, most)))]
    names = [f"p{number}" for number in range(draw(st.integers(0, most)))]
    pairs = [pair for pair in combinations(names, 2) if draw(st.booleans())]
    return Problem(
        tuple(draw(people(name, ids)) for name in names),
        tuple(draw(shifts(id)) for id in ids),
        tuple(Pair(draw(st.sampled_from(PAIRS)), *draw(st.permutations(pair))) for pair in pairs),
        draw(st.sampled_from((0, 3, 11))),
        draw(st.sampled_from(FAIRNESS)),
    )


KITCHEN = """RULES
time zone;Europe/Amsterdam
rest hours;11

PEOPLE
name;skills;away;most shifts;agreed hours
Anna;first aid, key;;3;12
Ben;key;2026-12-05;;8
Carla;first aid;2026-12-05 to 2026-12-06;;
Dirk;;;2;
Els;;;;

SHIFTS
shift;start;end;people;skills
Fri evening;2026-12-04 19:00;23:30;2;key: 1
Sat morning;2026-12-05 09:00;13:00;2;first aid: 1, key
Sat evening;5-12-2026 19:00;01:00;3;first aid: 1
Sun afternoon;2026-12-06 13:00;17:00;1;

PAIRS
pair;first;second
apart;Dirk;Els
only with;Els;Anna

ANSWERS
name;Fri evening;Sat morning;Sat evening;Sun afternoon
Anna;like;yes;yes;rather not
Ben;ja;;;ja
Els;yes;yes;yes;like
"""
