"""One reading of numbers and amounts, for files, options and forms."""

from __future__ import annotations

from fractions import Fraction

import pytest

from samenspel.methods.decimals import NoNumber, parse_measured, read_amount, read_part


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", "12"),
        (" 12. ", "12"),
        (",5", "0.5"),
        ("0.125", "0.125"),
        ("-3,20", "-3.2"),
        ("1 234,50", "1234.5"),
        ("1\u202f234", "1234"),
        ("1'234.50", "1234.5"),
        ("1,234.50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.5", "1234567.5"),
        ("1234.567", "1234.567"),
        ("1.2340", "1.234"),
        ("€ 12,50", "12.5"),
        ("12.50 zł", "12.5"),
        ("PLN 500", "500"),
        ("500 Ft", "500"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: str) -> None:
    assert read_amount(text) == Fraction(amount)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.200", ("1200", "1.20")),
        ("1,200", ("1200", "1.20")),
        ("€ 12.345", ("12345", "12.3450")),
        ("-1.000", ("-1000", "-1.00")),
    ],
)
def test_what_may_be_two_amounts_is_refused_with_both_readings(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NoNumber) as refused:
        read_amount(text)
    assert (refused.value.text, refused.value.readings) == (text, readings)
    assert [read_amount(reading) for reading in readings] == [Fraction(reading) for reading in readings]


@pytest.mark.parametrize(
    ("text", "groups", "amount"), [("1.200", ".", "1200"), ("1,200", ",", "1200"), ("1,20", ",", "1.2")]
)
def test_a_language_that_keeps_thousands_apart_so_is_taken_at_its_word(
    text: str, groups: str, amount: str
) -> None:
    assert read_amount(text, groups) == Fraction(amount)


@pytest.mark.parametrize(
    "text", ["", ".", "-", "1e3", "1.2.3", "1,2,3", "1.234.56", "0x10", "٣", "12 apples", "nan", "9" * 41]
)
def test_what_is_no_amount_has_no_readings(text: str) -> None:
    with pytest.raises(NoNumber) as refused:
        read_amount(text)
    assert refused.value.readings == ()


def test_measured_data_has_a_decimal_sign_that_means_one_thing() -> None:
    assert [parse_measured(text) for text in (" 1.125", "-0,5", "1.2.3", "")] == [
        Fraction(9, 8),
        Fraction(-1, 2),
        None,
        None,
    ]


def test_a_part_is_read_as_exactly_as_an_amount() -> None:
    assert [read_part(text) for text in ("1/3", "0.25", "2")] == [Fraction(1, 3), Fraction(1, 4), 2]
    with pytest.raises(NoNumber):
        read_part("1/0")
