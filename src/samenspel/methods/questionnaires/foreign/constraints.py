"""Limits that a constraint of an XLSForm sets: “. >= 0 and . <= 120”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil, floor

_PART = re.compile(
    r"""(?:(?P<of>string-length|count-selected)\(\s*\.\s*\)|\.)\s*(?P<sign><=|>=|<|>)\s*
    (?:(?P<number>-?\d{1,15}(?:\.\d{1,6})?)|date\(\s*['"](?P<day>\d{4}-\d{2}-\d{2})['"]\s*\))""",
    re.VERBOSE,
)
_AROUND = re.compile(r"^\((.*)\)$", re.DOTALL)


@dataclass
class Limits:
    """`above`, `below`: that the end itself is outside. `first`, `last`: days."""

    least: float | None = None
    most: float | None = None
    above: bool = False
    below: bool = False
    first: str = ""
    last: str = ""

    def whole(self, least: float, most: float) -> tuple[float, float]:
        """The nearest whole numbers inside."""
        first, last = ceil(least), floor(most)
        return (
            first + 1 if self.above and first == least else first,
            last - 1 if self.below and last == most else last,
        )


def limits_of(text: str, of: str = "") -> Limits | None:
    """Of what this function tells, or of the answer itself. None for what says something else, or more."""
    found = Limits()
    for part in re.split(r"\band\b", text) if text.strip() else ():
        match = _PART.fullmatch(_bare(part.strip()))
        if match is None or (match["of"] or "") != of:
            return None
        if not _put(found, match["sign"], match["number"], match["day"]):
            return None
    return found


def _bare(text: str) -> str:
    while (match := _AROUND.match(text)) and "(" not in match[1]:
        text = match[1].strip()
    return text


def _put(found: Limits, sign: str, number: str | None, day: str | None) -> bool:
    """False where ours could not say it: a second limit, or a day that is itself outside."""
    if day:
        if len(sign) == 1 or (found.first if sign == ">=" else found.last):
            return False
        found.first, found.last = (day, found.last) if sign == ">=" else (found.first, day)
        return True
    value = float(number or 0)
    if sign[0] == ">" and found.least is None:
        found.least, found.above = value, sign == ">"
        return True
    if sign[0] == "<" and found.most is None:
        found.most, found.below = value, sign == "<"
        return True
    return False
