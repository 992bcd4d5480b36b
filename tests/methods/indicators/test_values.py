"""Values and periods as people and programs write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from samenspel.methods.indicators import Rhythm, UnfitValue, read_period, read_value, value_words
from samenspel.methods.moments import NoMoment


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("12,5", Fraction(25, 2)),
        ("12 minutes", 12),
        ("12 Minutes.", 12),
        ("minutes 12", 12),
        ("1.234,5", Fraction("1234.5")),
        ("−3", -3),
        ("1 234", 1234),
    ],
)
def test_a_value_is_a_number_with_or_without_its_unit(text: str, value: Fraction) -> None:
    assert read_value(text, "minutes") == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12 hours", "this is in “hours”, and the indicator is in “minutes”; convert it first"),
        ("€ 12", "this is in “€”"),
        ("1.234", "may be 1234 or 1.2340"),
        ("", "is not a number"),
        ("None", "is not a number"),
        ("1e5", "is not a number"),
        ("0x10", "is not a number"),
        ("12 minutes 3", "is not a number"),
        ("１２", "is not a number"),
        ("9" * 13, "too large"),
        ("0.1234567", "more than 6 decimals"),
    ],
)
def test_what_is_no_value_is_told_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(UnfitValue, match=why):
        read_value(text, "minutes")


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("12.345", ".", Fraction("12.345")),
        ("12,345", ".", 12345),
        ("12.345", ",", 12345),
        ("12,345", ",", Fraction("12.345")),
        ("1,234.567", ".", Fraction("1234.567")),
        ("-0.125 %", ".", Fraction("-0.125")),
    ],
)
def test_where_the_mark_before_decimals_is_known_nothing_is_asked(
    text: str, decimal: str, value: Fraction
) -> None:
    assert read_value(text, "%", decimal=decimal) == value


@pytest.mark.parametrize("text", ["0", "-0.5", "12", "1234567.000001", "-999999999999.999999"])
def test_a_value_is_written_as_it_is(text: str) -> None:
    assert value_words(Fraction(text)) == text


@pytest.mark.parametrize(
    ("text", "rhythm", "period"),
    [
        ("2026-03-05", Rhythm.DAY, date(2026, 3, 5)),
        ("5-3-2026", Rhythm.MONTH, date(2026, 3, 1)),
        ("2026-03", Rhythm.MONTH, date(2026, 3, 1)),
        ("2026-W01", Rhythm.WEEK, date(2025, 12, 29)),
        ("2026-01-01", Rhythm.WEEK, date(2025, 12, 29)),
        ("2026-q3", Rhythm.QUARTER, date(2026, 7, 1)),
        ("2026-09-30T23:30:00Z", Rhythm.QUARTER, date(2026, 7, 1)),
        ("2026", Rhythm.YEAR, date(2026, 1, 1)),
    ],
)
def test_a_period_is_known_by_its_first_day(text: str, rhythm: Rhythm, period: date) -> None:
    assert read_period(text, rhythm) == period


@pytest.mark.parametrize(
    ("text", "rhythm", "why"),
    [
        ("2026-03", Rhythm.WEEK, "“2026-03” is one month, and this is read every week"),
        ("2026", Rhythm.MONTH, "is one year"),
        ("2026-02-30", Rhythm.MONTH, "there is no such day"),
        ("2026-13", Rhythm.MONTH, "there is no such period"),
        ("2025-W53", Rhythm.WEEK, "there is no such period"),
        ("March", Rhythm.MONTH, "write it like 2026-03-01"),
        ("0001", Rhythm.YEAR, "there is no such period"),
    ],
)
def test_what_is_no_period_is_told_in_a_sentence(text: str, rhythm: Rhythm, why: str) -> None:
    with pytest.raises(NoMoment, match=why):
        read_period(text, rhythm)


@pytest.mark.parametrize("rhythm", Rhythm)
def test_every_period_follows_another_and_is_read_by_its_name(rhythm: Rhythm) -> None:
    period = rhythm.period_of(date(2023, 12, 31))
    for _step in range(60):
        later = rhythm.after(period)
        assert (rhythm.period_of(later), rhythm.period_of(period)) == (later, period)
        assert read_period(rhythm.name_of(period), rhythm) == period
        assert later > period
        period = later
