"""Teams of volunteers, drawn with a seed: who can come when, and what they wish, as in a poll."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from samenspel.methods.rota import PAIRS, Pair, Person, Problem, Shift

MONDAY = datetime(2026, 12, 7, tzinfo=UTC)
SKILLS = {"first aid": 0.3, "key": 0.3, "lift": 0.2}


def draw_team(people: int, days: int, away: float, seed: int) -> Problem:
    """Three shifts a day, of 2 to 4 hours, for 1 to 4 people. `away`: the part that people cannot do."""
    random = Random(seed)
    shifts = tuple(_shift(random, day, hour) for day in range(days) for hour in (9, 13, 18))
    work = sum(shift.people for shift in shifts) / people
    members = tuple(_person(random, f"p{number}", shifts, away, work) for number in range(people))
    drawn = (random.sample(range(people), 2) for _ in range(people // 8))
    pairs = tuple(Pair(random.choice(PAIRS), f"p{first}", f"p{second}") for first, second in drawn)
    return Problem(members, shifts, pairs, rest_hours=11)


def _shift(random: Random, day: int, hour: int) -> Shift:
    start = MONDAY + timedelta(days=day, hours=hour)
    length = {9: 4, 13: 3, 18: random.choice((2, 3, 4))}[hour]
    skills = {skill: 1 for skill, often in (("first aid", 0.5), ("key", 0.4)) if random.random() < often}
    people = random.choice((1, 2, 2, 3, 4))
    return Shift(f"day {day} {hour}:00", start, start + timedelta(hours=length), people, skills)


def _person(random: Random, id: str, shifts: tuple[Shift, ...], away: float, work: float) -> Person:
    cannot = frozenset(shift.id for shift in shifts if random.random() < away)
    open_to = [shift.id for shift in shifts if shift.id not in cannot]
    return Person(
        id,
        frozenset(skill for skill, often in SKILLS.items() if random.random() < often),
        cannot=cannot,
        wishes={shift: random.choice((1, 1, 2, -1, -2)) for shift in open_to if random.random() < 0.3},
        most_shifts=max(2, round(work * random.choice((1, 1.5, 2)))),
        most_per_week=random.choice((None, 2, 3)),
        agreed_hours=random.choice((None, 8, 12, 16)),
    )
