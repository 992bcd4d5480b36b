"""Numbers as people write them, kept exact, and read one way everywhere."""

from __future__ import annotations

import re
from fractions import Fraction

from .words import Words

_BLANK = re.compile(r"[\s\u00a0\u202f'’]")
_SIGN = r"(?:€|£|\$|zł|[A-Za-z]{2,3})?"
_AMOUNT = re.compile(rf"{_SIGN}([^A-Za-z€£$]*?){_SIGN}")
_PLAIN = re.compile(r"([+-]?)(?=[.,]?\d)(\d{0,40})(?:[.,](\d{0,40}))?", re.ASCII)
_GROUPED = re.compile(
    r"([+-]?)([1-9]\d{0,2}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3}){0,12})(?:(?!(?P=mark))[.,](\d{0,40}))?",
    re.ASCII,
)


class NoNumber(ValueError):
    """What is written is no number, or may be either of the two `readings`."""

    def __init__(self, text: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.text, self.readings = text, readings

    def about(self, what: Words) -> Words:
        """The sentence that says so of `what`."""
        if not self.readings:
            return Words(
                "{what} is “{text}”, which is not a number; write it like 12 or 12.50.",
                what=what,
                text=self.text,
            )
        one, other = self.readings
        return Words(
            "{what} is “{text}”, which may be {one} or {other}; write one of these.",
            what=what,
            text=self.text,
            one=one,
            other=other,
        )


def read_number(text: str, groups: str = "") -> Fraction:
    """With a decimal point or comma, and thousands apart or not: 1234.5, 1.234,50 or 1 234,5.

    1.200 is 1200 to some and 1.2 to others: raises NoNumber, unless `groups` says which mark surely keeps
    thousands apart.
    """
    bare = _BLANK.sub("", text)
    plain, grouped = _PLAIN.fullmatch(bare), _GROUPED.fullmatch(bare)
    if grouped and plain and grouped["mark"] != groups:
        decimal = bare.replace(",", ".")
        surely = decimal.removesuffix("0") if decimal.endswith("0") else f"{decimal}0"
        raise NoNumber(text, (decimal.replace(".", ""), surely))
    if grouped:
        return _exactly(grouped[1], re.sub("[.,]", "", grouped[2]), grouped[4])
    if plain:
        return _exactly(*plain.groups())
    raise NoNumber(text)


def read_amount(text: str, groups: str = "") -> Fraction:
    """A number of currency units, with the currency's sign or code before or behind it, or without."""
    found = _AMOUNT.fullmatch(_BLANK.sub("", text))
    try:
        return read_number(found[1] if found else "", groups)
    except NoNumber as error:
        raise NoNumber(text, error.readings) from None


def parse_measured(text: str) -> Fraction | None:
    """A number where the format fixes the decimal sign, as for points on ballots; None if it is none."""
    plain = _PLAIN.fullmatch(text.strip())
    return _exactly(*plain.groups()) if plain else None


def read_whole(text: str) -> int:
    """A whole number, also as other programs write it: 3.0; raises NoNumber."""
    found = read_number(text)
    if found.denominator != 1:
        raise NoNumber(text)
    return int(found)


def read_part(text: str) -> Fraction:
    """A fraction such as 1/3, or a decimal number; raises NoNumber."""
    above, line, below = text.partition("/")
    top, bottom = read_number(above), read_number(below) if line else Fraction(1)
    if not bottom:
        raise NoNumber(text)
    return top / bottom


def _exactly(sign: str, whole: str, decimals: str | None) -> Fraction:
    return Fraction(f"{sign}{whole or 0}.{decimals or 0}")
