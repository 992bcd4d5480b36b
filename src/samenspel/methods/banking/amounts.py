"""Amounts and days as banks write them: strict, since a guess would be money."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_AMOUNT = re.compile(r"([0-9]{1,13})?(?:[.,]([0-9]{0,5}))?", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9]).*", re.ASCII | re.DOTALL)
MONTHS = 12


class NoAmount(ValueError):
    """The text is no amount; `is_fraction`: it has parts of a cent."""

    def __init__(self, text: str, *, is_fraction: bool = False) -> None:
        super().__init__(text)
        self.text, self.is_fraction = text, is_fraction


def cents_of(text: str) -> int:
    """Of an amount without a sign: “18.15”, “20,”, “,50”, “8.850”. Raises NoAmount, never answers 0 for what
    cannot be read. A third decimal that is 0 is no fraction of a cent."""
    found = _AMOUNT.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        raise NoAmount(text)
    decimals = (found[2] or "").rstrip("0")
    if len(decimals) > 2:
        raise NoAmount(text, is_fraction=True)
    return int(found[1] or 0) * 100 + int(decimals.ljust(2, "0"))


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """2026-11-30, 20261130, or the day of a moment; None for a day that does not exist, or none at all."""
    found = _DAY.fullmatch(text)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


@lru_cache(maxsize=4096)
def short_day(text: str) -> date | None:
    """Of six digits, 261130, in this century."""
    return _day(2000 + int(text[:2]), int(text[2:4]), int(text[4:6]))


@lru_cache(maxsize=4096)
def entry_day(text: str, near: date | None) -> date | None:
    """Of four digits, 1130, in the year in which it is nearest to `near`."""
    if near is None:
        return None
    month, day = int(text[:2]), int(text[2:4])
    year = near.year + (month - near.month < -MONTHS // 2) - (month - near.month > MONTHS // 2)
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
