"""What a cell says: numbers, lists, moments, periods and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.moments import NoMoment, Written, read_clock, read_moment
from samenspel.methods.words import Words

from .asked import Period

DAY = timedelta(days=1)
TABLES = ("RULES", "PEOPLE", "SHIFTS", "PAIRS", "ANSWERS", "SERVING")
LARGEST = 10**6
HOURS = Words("write a number of hours, such as 12 or 7.5.")
ALL_DAY = Words("the shift begins at that time; write a later one, or for 24 hours the next day with it.")
A_MOMENT = Words("write a day and a time, such as 2026-12-05 09:00.")
A_PERIOD = Words("write 2026-12-05, or 2026-12-05 to 2026-12-08, also with times.")
YES, NO, LIKE, RATHER_NOT = (
    {"yes", "ja", "oui", "x", "1", "ok"},
    {"", "no", "nee", "non", "-", "0"},
    {"like", "yes, gladly", "graag", "ja, graag", "volontiers"},
    {"rather not", "liever niet", "plutôt non", "if need be", "zo nodig", "si nécessaire"},
)


class Cell:
    """One cell, with the line it stands in and the name of its column."""

    def __init__(self, text: str, line: int, column: str) -> None:
        self.text, self.line, self.column = text, line, column

    def fault(self, wanted: Words) -> MalformedFile:
        return MalformedFile(
            self.line,
            Words("“{column}” is “{text}”; {wanted}", column=self.column, text=self.text, wanted=wanted),
        )

    def count(self) -> int | None:
        """A whole number; None where the cell is empty."""
        if not self.text:
            return None
        if not re.fullmatch(r"\d{1,7}", self.text, re.ASCII) or int(self.text) > LARGEST:
            raise self.fault(Words("write a whole number, such as 3."))
        return int(self.text)

    def amount(self) -> float | None:
        """A number from 0 up, with a point or a comma."""
        if not self.text:
            return None
        try:
            found = read_number(self.text)
        except NoNumber as error:
            raise self.fault(_which(error)) from None
        if not 0 <= found < LARGEST:
            raise self.fault(HOURS)
        return float(found)

    def words(self) -> list[str]:
        """What stands between commas or semicolons."""
        return [word.strip() for word in re.split(r"[,;]", self.text) if word.strip()]

    def counted(self) -> dict[str, int]:
        """Words with a number each: first aid: 1, key: 2. Without a number, one."""
        found: dict[str, int] = {}
        for word in self.words():
            name, _, number = (
                (part.strip() for part in word.rpartition(":")) if ":" in word else (word, "", "1")
            )
            count = Cell(number, self.line, self.column).count()
            if not name or name in found or count is None:
                raise self.fault(Words("write each once, with its number: first aid: 1, key: 2."))
            found[name] = count
        return found

    def moment(self, zone: ZoneInfo) -> datetime:
        with self._blaming(A_MOMENT):
            found = read_moment(self.text)
            if found.clock is None:
                raise NoMoment
            return found.at(zone)

    def end(self, start: datetime, zone: ZoneInfo) -> datetime:
        """A moment, or only a time: the first one after the start."""
        with self._blaming(A_MOMENT):
            clock = read_clock(self.text)
        if clock is None:
            return self.moment(zone)
        begins = start.astimezone(zone)
        if clock == begins.time():
            raise self.fault(ALL_DAY)
        day = begins.date() if clock > begins.time() else begins.date() + DAY
        with self._blaming(A_MOMENT):
            return Written(day, clock).at(zone)

    def periods(self, zone: ZoneInfo) -> tuple[Period, ...]:
        """Days or moments, with “to” between the first and the last."""
        return tuple(self._period(word, zone) for word in self.words())

    def _period(self, word: str, zone: ZoneInfo) -> Period:
        parts = [part.strip() for part in re.split(r"\bto\b|\btot\b|\bau\b|\.\.", word)]
        if len(parts) > 2:
            raise self.fault(A_PERIOD)
        first, last = Cell(parts[0], self.line, self.column), Cell(parts[-1], self.line, self.column)
        start, end = first._edge(zone, 0), last._edge(zone, 1)
        if start.timestamp() >= end.timestamp():
            raise self.fault(Words("the first moment must be before the last."))
        return start, end

    def _edge(self, zone: ZoneInfo, days: int) -> datetime:
        """Where a period begins, or ends: a day without a time counts whole."""
        with self._blaming(A_PERIOD):
            found = read_moment(self.text)
            whole = replace(found, day=found.day + days * DAY) if found.clock is None else found
            return whole.at(zone)

    def answer(self) -> int | None:
        """None for no; else how much it is wished: 0 for yes, above 0 for gladly, below for rather not."""
        said = self.text.lower()
        if said in NO:
            return None
        if said in YES:
            return 0
        if said in LIKE:
            return 1
        if said in RATHER_NOT:
            return -1
        if re.fullmatch(r"[+-]\d{1,3}", said, re.ASCII):
            return int(said)
        raise self.fault(Words("answer yes, no, like or rather not (or a number with its sign, such as +2)."))

    @contextmanager
    def _blaming(self, wanted: Words) -> Iterator[None]:
        """Says of this cell what is wrong with a day or a time, or what is wanted where there is none."""
        try:
            yield
        except NoMoment as error:
            raise self.fault(error.problem or wanted) from None


def _which(error: NoNumber) -> Words:
    if not error.readings:
        return HOURS
    one, other = error.readings
    return Words("write {one} or {other}; it may be either.", one=one, other=other)
