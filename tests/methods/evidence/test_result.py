"""One shape for all results: as text, page, JSON, R and picture; no number that is none."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace

import pytest

from samenspel.methods.evidence import METHODS, Estimate, Result, ols
from samenspel.methods.evidence.rscript import formula
from samenspel.methods.words import Words

ROWS = {"hours": [2, 4, 5, 4, 8], "years <b>": [1, 2, 3, 4, 5]}


@pytest.fixture
def found() -> Result:
    return ols(ROWS, "hours", ["years <b>"])


def test_a_result_is_the_same_to_the_byte_and_cannot_be_changed(found):
    again = ols({name: list(column) for name, column in ROWS.items()}, "hours", ["years <b>"])
    assert found.to_json() == again.to_json()
    assert json.loads(found.to_json())["estimates"][1]["value"] == 1.2
    with pytest.raises(FrozenInstanceError):
        found.n = 3


def test_a_page_shows_names_as_text(found):
    assert "years &lt;b&gt;" in found._repr_html_()
    assert "<b>" not in found._repr_html_()


def test_a_table_has_only_columns_that_hold_something(found):
    heads = found.table().split("\n\n")[1].splitlines()[0].split()
    assert heads == ["estimate", "SE", "low", "high", "statistic", "df", "p"]
    bare = replace(found, estimates=(Estimate("alpha", 0.7),))
    assert bare.table().split("\n\n")[1].splitlines()[0].split() == ["estimate"]


def test_what_is_shown_in_a_notebook_is_short(found):
    assert repr(found) == "<ordinary least squares: intercept 1, years <b> 1.2; rows 5>"


def test_a_number_that_is_none_does_not_leave(found):
    with pytest.raises(ArithmeticError, match=r"estimates\[alpha\].value is not a number"):
        replace(found, estimates=(Estimate("alpha", float("nan")),))
    with pytest.raises(ArithmeticError, match=r"numbers\[R2\] is not a number"):
        replace(found, numbers={"R2": float("nan")})


def test_an_interval_without_an_end_is_said_in_json(found):
    open_ended = replace(found, estimates=(Estimate("effect", 1.0, low=float("-inf"), high=2.0),))
    assert json.loads(open_ended.to_json())["estimates"][0]["low"] == "-inf"


def test_r_reads_the_same_names(found):
    assert found.to_r().splitlines()[:2] == [
        'd <- read.csv("data.csv", na.strings = "", check.names = FALSE)',
        "m <- lm(hours ~ `years <b>`, data = d)",
    ]


def test_a_picture_is_drawn_where_matplotlib_is(found):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    assert [label.get_text() for label in found.plot().get_yticklabels()] == ["years <b>", "intercept"]
    pyplot.close("all")


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_every_method_says_what_it_does_and_needs(method):
    assert isinstance(method.about, str)
    assert method.about.endswith(".")
    for need in method.needs:
        assert need.about, need.name
    assert method.run.__doc__


def test_sentences_are_words_to_translate(found):
    assert isinstance(found.sentence, Words)
    assert "does not say that one brings the other about" in str(found.sentence)


@pytest.mark.parametrize(
    ("term", "in_r"), [("a", "a"), ("a:b", "a:b"), ("a:a", "I(a^2)"), ("a:b:a", "I(a^2):b")]
)
def test_a_square_is_one_in_r_too(term, in_r):
    assert formula("y", [term]) == f"y ~ {in_r}"
