import pytest
from django.utils import translation

from samenspel.foundation.ui.figures import as_money, as_share, to_cents
from samenspel.foundation.ui.templatetags.ui import initials, percentage, within


@pytest.mark.parametrize(
    ("language", "cents", "currency", "text"),
    [
        ("en", 320, "EUR", "€ 3.20"),
        ("nl", 320, "EUR", "€ 3,20"),
        ("fr", 320, "EUR", "3,20 €"),
        ("en", 8_500_000, "EUR", "€ 85,000"),
        ("nl", 8_500_050, "EUR", "€ 85.000,50"),
        ("en", 50_000_000, "PLN", "zł 500,000"),
        ("fr", 123_450, "PLN", "1 234,50 zł"),
        ("en", 700, "CHF", "CHF 7"),
        ("en", -5, "GBP", "−£ 0.05"),
        ("en", 0, "EUR", "€ 0"),
    ],
)
def test_money_is_written_as_the_language_has_it(language, cents, currency, text):
    with translation.override(language):
        written = as_money(cents, currency)
    assert written.replace("\xa0", " ").replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("3,20", 320),
        ("3.2", 320),
        ("€ 1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("1 234", 123_400),
        ("500000 PLN", 50_000_000),
        ("500 zł", 50_000),
        ("7", 700),
    ],
)
def test_money_is_read_as_people_type_it(typed, cents):
    assert to_cents(typed) == cents


@pytest.mark.parametrize(("language", "typed"), [("en", "1,234"), ("nl", "1.234"), ("nl", "€ 1.234")])
def test_what_keeps_thousands_apart_in_the_language_of_the_page_does_so(language, typed):
    with translation.override(language):
        assert to_cents(typed) == 123_400


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "1.200"), ("nl", "1,200"), ("fr", "1.200"), ("fr", "1,200")]
)
def test_what_may_be_two_amounts_is_refused_with_both(language, typed):
    with translation.override(language), pytest.raises(ValueError, match=r"1200 .+ 1\.20\b"):
        to_cents(typed)


@pytest.mark.parametrize("typed", ["", "a lot", "1,2,3", "-5", "12.345.6", "1e9", "٣", "0x10", "9" * 5000])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError, match="Write an amount"):
        to_cents(typed)


@pytest.mark.parametrize(("language", "text"), [("en", "42.3%"), ("nl", "42,3%"), ("fr", "42,3\xa0%")])
def test_a_share_is_written_as_the_language_has_it(language, text):
    with translation.override(language):
        assert as_share(0.4231, 1) == text


def test_a_share_is_100_percent_only_when_it_is_all_and_0_only_when_it_is_nothing():
    shares = [0, 0.0004, 0.005, 0.42, 0.995, 0.9996, 1]
    assert [as_share(share) for share in shares] == ["0%", "0.04%", "0.5%", "42%", "99.5%", "99.96%", "100%"]


def test_progress_says_100_only_when_all_is_done():
    assert [percentage(0, 3), percentage(999, 1000), percentage(3, 3), percentage(5, 0)] == [
        "0%",
        "99%",
        "100%",
        "0%",
    ]


def test_initials_are_the_first_letters_of_the_first_and_last_name():
    names = ["Fatima el Amrani", "łukasz", "", "(hidden)", "  Jan   de Wit "]
    assert [initials(name) for name in names] == ["FA", "Ł", "?", "?", "JW"]


def test_a_page_is_within_its_section():
    pairs = [("/plan/1/", "/plan/"), ("/plan/", "/plan/"), ("/", "/plan/"), ("/plan/", "/"), ("/plan/", "")]
    assert [within(*pair) for pair in pairs] == [True, True, False, False, False]
