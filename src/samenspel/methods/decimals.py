"""Numbers as people write them in files, kept exact."""

from __future__ import annotations

import re
from fractions import Fraction

_NUMBER = re.compile(r"[+-]?(\d{1,40}([.,]\d{0,40})?|[.,]\d{1,40})", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)


def parse_decimal(text: str) -> Fraction | None:
    """A decimal number with a point or a comma; spaces between digits are allowed. None if it is not one, or
    might be either of two: 1,200 is 1200 to some and 1.2 to others."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not _NUMBER.fullmatch(plain) or _THOUSANDS.fullmatch(plain):
        return None
    return Fraction(plain.replace(",", "."))


def parse_part(text: str) -> Fraction | None:
    """A fraction such as 1/3, or a decimal number; None if it is neither."""
    above, line, below = text.partition("/")
    top, bottom = parse_decimal(above), parse_decimal(below) if line else Fraction(1)
    return top / bottom if top is not None and bottom else None
