"""Periods and values as people read them."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from samenspel.foundation.ui.figures import NO_BREAK, is_spaced
from samenspel.methods.indicators import Rhythm, value_words
from samenspel.methods.indicators.read_values import DECIMALS


def period_words(rhythm: str, period: date) -> str:
    """March 2026, week 9 of 2026, 3 March 2026."""
    match Rhythm(rhythm):
        case Rhythm.DAY:
            return str(formats.date_format(period, "DATE_FORMAT"))
        case Rhythm.WEEK:
            year, week, _day = period.isocalendar()
            return _("week %(week)d of %(year)s") % {"week": week, "year": str(year)}
        case Rhythm.MONTH:
            return str(formats.date_format(period, "F Y"))
        case Rhythm.QUARTER:
            return _("quarter %(number)d of %(year)s") % {
                "number": (period.month + 2) // 3,
                "year": str(period.year),
            }
    return str(period.year)


def as_value(value: Decimal | Fraction | float, unit: str) -> str:
    """12.5 minutes, 42% or 42 %, as the language has it."""
    return with_unit(number_words(value), unit)


def number_words(value: Any) -> str:
    exact = _rounded(value) if isinstance(value, float) else value_words(Fraction(value))
    places = len(exact.partition(".")[2])
    number = formats.number_format(Decimal(exact), decimal_pos=places, force_grouping=True)
    return str(number).replace("-", "\N{MINUS SIGN}")


def _rounded(value: float) -> str:
    """To three digits, and never fewer than those before the point."""
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:.{min(digits, DECIMALS)}f}"


def with_unit(number: str, unit: str) -> str:
    if unit == "%" and not is_spaced():
        return f"{number}%"
    return f"{number}{NO_BREAK}{unit}"
