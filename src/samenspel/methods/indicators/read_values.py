"""A value as people write it, in the unit of its indicator and no other."""

from __future__ import annotations

import re
from fractions import Fraction

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words

DECIMALS, LARGEST = 6, 10**12
_NUMBER = re.compile(r"[+\-−]?[.,]?\d(?:[\d.,\s\u00a0\u202f'’]*\d)?", re.ASCII)


class UnfitValue(Unfitting):
    """`problem` is the sentence that says why it is no value of this indicator."""


def read_value(text: str, unit: str, *, groups: str = "", decimal: str = "") -> Fraction:
    """A number, alone or with its unit before or behind it. Raises UnfitValue, also for another unit: nothing
    is converted. `groups`: the mark that surely keeps thousands apart; `decimal`: that before decimals."""
    found = _NUMBER.search(text)
    if found is None:
        raise _no_number(text)
    before, behind = text[: found.start()].strip(), text[found.end() :].strip()
    beside = before or behind
    if (before and behind) or (_plain(beside) != _plain(unit) and any(map(str.isdigit, beside))):
        raise _no_number(text)
    check_unit(beside, unit)
    number = found[0]
    if decimal:
        groups = {".": ",", ",": "."}[decimal]
        number = _surely(number, decimal)
    return _exact(number, text, groups)


def _surely(number: str, decimal: str) -> str:
    """Three digits behind the mark could be thousands; four are decimals."""
    whole, mark, part = number.partition(decimal)
    return (
        f"{number}0"
        if mark and len(part) == 3 and part.isdecimal() and whole.strip("+-−").isdecimal()
        else number
    )


def check_unit(written: str, unit: str) -> None:
    """Nothing written is the unit of the indicator."""
    if written.strip() and _plain(written) != _plain(unit):
        raise UnfitValue(
            Words(
                "this is in “{written}”, and the indicator is in “{unit}”; convert it first; nothing is "
                "converted here.",
                written=written.strip()[:40],
                unit=unit,
            )
        )


def _exact(number: str, text: str, groups: str) -> Fraction:
    try:
        value = read_number(number.replace("−", "-"), groups)
    except NoNumber as error:
        raise _no_number(text, error.readings) from None
    if abs(value) >= LARGEST:
        raise UnfitValue(Words("the value is too large; choose a larger unit."))
    if (value * 10**DECIMALS).denominator != 1:
        raise UnfitValue(Words("the value has more than {most} decimals; round it.", most=DECIMALS))
    return value


def value_words(value: Fraction) -> str:
    """With a decimal point, no zeros at its end, and nothing lost."""
    scaled = abs(value) * 10**DECIMALS
    whole, part = divmod(int(scaled), 10**DECIMALS)
    decimals = f"{part:0{DECIMALS}}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"


def _no_number(text: str, readings: tuple[str, ...] = ()) -> UnfitValue:
    return UnfitValue(NoNumber(text.strip()[:60], readings).about(Words("the value")))


def _plain(unit: str) -> str:
    return " ".join(unit.casefold().split()).rstrip(".")
