"""Days on end, and weekends: rules on the days a person serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samenspel.methods.words import Words

from .asked import Person, Shift
from .limits import weekend
from .solver import Model

DAY = timedelta(days=1)


def add_running(
    model: Model, person: Person, seats: Sequence[tuple[Shift, int]], calendar: Sequence[date]
) -> None:
    """Rows for the days of this person, when a rule asks for them. `seats`: the columns of the shifts that
    they could do; `calendar`: all days from the first shift to the last."""
    rules = (person.most_running, person.most_weekends)
    if not seats or (
        all(rule is None for rule in rules) and max(person.least_running, person.least_off) <= 1
    ):
        return
    days = _days(model, seats)
    if person.most_running is not None:
        _add_most_running(model, days, person.most_running)
    if person.most_weekends is not None:
        _add_weekends(model, days, person.most_weekends)
    _add_least(model, days, calendar, person.least_running)
    _add_least_off(model, days, calendar, person.least_off)


def _days(model: Model, seats: Sequence[tuple[Shift, int]]) -> dict[date, int]:
    """A column for each day on which this person could serve: whether they do."""
    by_day: dict[date, list[int]] = {}
    for shift, column in seats:
        by_day.setdefault(shift.start.date(), []).append(column)
    days = {}
    for day, columns in by_day.items():
        days[day] = model.choice()
        model.row({**dict.fromkeys(columns, 1.0), days[day]: -1.0}, lower=0)
        for column in columns:
            model.row({column: 1.0, days[day]: -1.0}, upper=0)
    return days


def calendar_of(shifts: Sequence[Shift]) -> list[date]:
    """All days from the first to the last on which a shift begins."""
    begin = [shift.start.date() for shift in shifts]
    return [min(begin) + DAY * number for number in range((max(begin) - min(begin)).days + 1)]


def _add_most_running(model: Model, days: dict[date, int], most: int) -> None:
    for day in days:
        window = [days.get(day + DAY * number) for number in range(most + 1)]
        if None not in window:
            model.row({column: 1.0 for column in window if column is not None}, upper=most)


def _add_weekends(model: Model, days: dict[date, int], most: int) -> None:
    weekends: dict[date, int] = {}
    for day, column in days.items():
        saturday = weekend(day)
        if saturday is not None:
            if saturday not in weekends:
                weekends[saturday] = model.choice()
            model.row({column: 1.0, weekends[saturday]: -1.0}, upper=0)
    model.row(dict.fromkeys(weekends.values(), 1.0), upper=most)


def _add_least(model: Model, days: dict[date, int], calendar: Sequence[date], least: int) -> None:
    """No run of days shorter than `least`, unless it touches the first or the last day."""
    for length in range(1, least):
        for start in range(1, len(calendar) - length):
            run = [days.get(day) for day in calendar[start : start + length]]
            if None in run:
                continue
            terms = {column: 1.0 for column in run if column is not None}
            for edge in (calendar[start - 1], calendar[start + length]):
                if edge in days:
                    terms[days[edge]] = -1.0
            model.row(terms, upper=length - 1)


def _add_least_off(model: Model, days: dict[date, int], calendar: Sequence[date], least: int) -> None:
    """No gap shorter than `least` between two days of work."""
    for length in range(1, least):
        for start in range(1, len(calendar) - length):
            edges = [days.get(calendar[start - 1]), days.get(calendar[start + length])]
            if None in edges:
                continue
            terms = {column: 1.0 for column in edges if column is not None}
            for day in calendar[start : start + length]:
                if day in days:
                    terms[days[day]] = -1.0
            model.row(terms, upper=1)


def running_obstacles(person: Person, serves: Sequence[Shift], shift: Shift) -> Iterator[Words]:
    """Whether one more shift makes too many days on end, or too many weekends."""
    days = {one.start.date() for one in (*serves, shift)}
    day = shift.start.date()
    if person.most_running is not None and _run(days, day) > person.most_running:
        yield Words("would go over the limit of days on end ({most})", most=person.most_running)
    weekends = {weekend(one) for one in days} - {None}
    if person.most_weekends is not None and weekend(day) and len(weekends) > person.most_weekends:
        yield Words("would go over the limit of weekends ({most})", most=person.most_weekends)


def _run(days: set[date], day: date) -> int:
    """The length of the run of days that this day is in."""
    first = last = day
    while first - DAY in days:
        first -= DAY
    while last + DAY in days:
        last += DAY
    return (last - first).days + 1
