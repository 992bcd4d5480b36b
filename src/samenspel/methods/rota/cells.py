"""What a cell says: numbers, lists, moments, periods and answers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .asked import Period

DATE = r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<D>\d{1,2})[-/.](?P<M>\d{1,2})[-/.](?P<Y>\d{4}))"
TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?"
MOMENT = re.compile(rf"{DATE}(?:[ T]{TIME})?(?P<zone> ?Z| ?[+-]\d{{2}}:?\d{{2}})?", re.ASCII)
ONLY_TIME = re.compile(TIME, re.ASCII)
DAY = timedelta(days=1)
LARGEST = 10**6
HOURS = Words("write a number of hours, such as 12 or 7.5.")
ALL_DAY = Words("the shift begins at that time; write a later one, or for 24 hours the next day with it.")
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
        found = MOMENT.fullmatch(self.text)
        if not found or found["hour"] is None:
            raise self.fault(Words("write a day and a time, such as 2026-12-05 09:00."))
        return self._at(_day(self, found), _clock(self, found), found["zone"], zone)

    def end(self, start: datetime, zone: ZoneInfo) -> datetime:
        """A moment, or only a time: the first one after the start."""
        found = ONLY_TIME.fullmatch(self.text)
        if not found:
            return self.moment(zone)
        clock = _clock(self, found)
        begins = start.astimezone(zone)
        if clock == begins.time():
            raise self.fault(ALL_DAY)
        day = begins.date() if clock > begins.time() else begins.date() + DAY
        return self._at(day, clock, None, zone)

    def periods(self, zone: ZoneInfo) -> tuple[Period, ...]:
        """Days or moments, with “to” between the first and the last."""
        return tuple(self._period(word, zone) for word in self.words())

    def _period(self, word: str, zone: ZoneInfo) -> Period:
        parts = [part.strip() for part in re.split(r"\bto\b|\btot\b|\bau\b|\.\.", word)]
        if len(parts) > 2:
            raise self.fault(Words("write 2026-12-05, or 2026-12-05 to 2026-12-08, also with times."))
        first, last = Cell(parts[0], self.line, self.column), Cell(parts[-1], self.line, self.column)
        start, end = first._edge(zone, 0), last._edge(zone, 1)
        if start.timestamp() >= end.timestamp():
            raise self.fault(Words("the first moment must be before the last."))
        return start, end

    def _edge(self, zone: ZoneInfo, days: int) -> datetime:
        """Where a period begins, or ends: a day without a time counts whole."""
        found = MOMENT.fullmatch(self.text)
        if not found:
            raise self.fault(Words("write 2026-12-05, or 2026-12-05 to 2026-12-08, also with times."))
        if found["hour"] is not None:
            return self.moment(zone)
        return datetime.combine(_day(self, found) + days * DAY, time(), zone)

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

    def _at(self, day: date, clock: time, offset: str | None, zone: ZoneInfo) -> datetime:
        try:
            if offset:
                text = offset.strip().replace(":", "")
                return datetime.strptime(f"{day} {clock:%H:%M} {text}", "%Y-%m-%d %H:%M %z").astimezone(zone)
            moment = datetime.combine(day, clock, zone)
            exists = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment.replace(
                tzinfo=None
            )
        except (ValueError, OverflowError):
            raise self.fault(Words("there is no such moment.")) from None
        if not exists:
            raise self.fault(Words("there is no such moment: the clock is set forward then."))
        return moment


def _which(error: NoNumber) -> Words:
    if not error.readings:
        return HOURS
    one, other = error.readings
    return Words("write {one} or {other}; it may be either.", one=one, other=other)


def _day(cell: Cell, found: re.Match[str]) -> date:
    year, month, day = (int(found[a] or found[b]) for a, b in (("y", "Y"), ("m", "M"), ("d", "D")))
    try:
        if not 1970 <= year < 3000:
            raise ValueError
        return date(year, month, day)
    except ValueError:
        raise cell.fault(Words("there is no such day.")) from None


def _clock(cell: Cell, found: re.Match[str]) -> time:
    try:
        return time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        raise cell.fault(Words("there is no such time.")) from None
