import pytest
from django.utils.translation import override

from samenspel.foundation.ui.words import said
from samenspel.methods.budgeting import Reason
from samenspel.methods.words import Count, Figure, Money, Name, Words, in_english

PAID = Words(
    "{people} of {name} paid {price} in {year}, {share}",
    people=Count(1234),
    name=Name("7"),
    price=Money(99),
    year=2026,
    share=Figure("60.000 %"),
)


def test_only_counts_money_figures_and_names_are_written_as_people_read_them():
    assert said(PAID) == "1,234 of “7” paid 99 in 2026, 60.000 %"
    in_euros = said(PAID, "€ {}".format, {"7": "Night bus"})
    assert in_euros == "1,234 of “Night bus” paid € 99 in 2026, 60.000 %"
    with override("nl"):
        assert said(PAID) == "1.234 of “7” paid 99 in 2026, 60,000 %"


def test_words_in_words_are_written_alike():
    words = said(Words("So: {told}!", told=PAID), names={"7": "Bus"})
    assert words == "So: 1,234 of “Bus” paid 99 in 2026, 60.000 %!"


def test_without_a_reader_words_are_english():
    assert str(PAID) == "1,234 of 7 paid 99 in 2026, 60.000 %"
    assert PAID.said(str, in_english("€ {}".format)) == "1,234 of 7 paid € 99 in 2026, 60.000 %"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It got 1,200 votes and needed at least 2,000."),
        ("nl", "Het kreeg 1.200 stemmen; er waren er minstens 2.000 nodig."),
    ],
)
def test_a_reason_is_said_in_the_language_of_the_reader(language, text):
    with override(language):
        assert said(Reason("below-threshold", {"votes": 1200, "threshold": 2000}).words) == text
