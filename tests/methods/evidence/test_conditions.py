"""QCA: Lipset's cases and R's answers, every cover found by trying all, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations, count, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, necessity, qca, qca_robustness, truth_table
from samenspel.methods.evidence.conditions import covers as covering
from samenspel.methods.evidence.conditions.covers import covers
from samenspel.methods.evidence.conditions.primes import FREE, fulfils, primes_within, primes_without

from .judges import in_r
from .published import data, numbers, path_of

LIPSET = ["DEV", "URB", "LIT", "IND", "STB"]
TOWNS = "conditions/towns.csv"
FOUR = ["trust", "host", "money", "skill"]
PLAIN = {"consistency": 0.8, "pri": 0.5, "case": "town"}


def models(found):
    return [row[1] for row in found.tables[0].rows]


@pytest.mark.parametrize("solution", ["conservative", "parsimonious"])
def test_lipsets_cases_have_the_models_that_r_prints(solution):
    """R QCA 3.25.1, and setqca 0.2.0."""
    printed = numbers("qca_LC")
    found = qca(data("qca_LC.csv"), "SURV", LIPSET, case="", solution=solution)
    assert models(found) == [printed[solution]]
    assert list(found.tables[0].rows[0][2:]) == [1, 1, 1]
    assert found.tables[0].rows[0][2::2] == tuple(printed["incl_cov"])


def test_with_three_levels_there_are_three_models_and_all_are_given():
    found = qca(data("qca_LM.csv"), "SURV", LIPSET, case="")
    assert len(models(found)) == 3
    assert "3 models are equally short" in str(found.sentence)


def test_who_is_for_and_against_a_term_is_named():
    terms = qca(data(TOWNS), "coproduces", FOUR, **PLAIN, solution="conservative").tables[1].rows
    assert terms[1][1] == "~host*money*skill"
    assert terms[1][6:] == ("Dinant, Ieper, Deinze", "Genk")


def test_a_row_counts_by_its_consistency_its_pri_and_its_cases():
    rows = {row[:4]: row[4:] for row in truth_table(data(TOWNS), "coproduces", FOUR, **PLAIN).tables[0].rows}
    assert rows["1", "0", "0", "1"][0] == "0"  # consistency 0.8, PRI 0.25
    assert rows["0", "0", "1", "1"][0] == "1"  # PRI 0.5, the cut itself
    assert rows["1", "0", "1", "1"][4:] == ("Genk, Ieper, Deinze", "Genk")
    rows = truth_table(data(TOWNS), "coproduces", FOUR, **PLAIN, least_cases=2).tables[0].rows
    assert ("0", "0", "1", "1", "?", 1) in [row[:6] for row in rows]


def test_what_is_necessary_is_named():
    assert "no condition alone is necessary" in str(necessity(data(TOWNS), "coproduces", FOUR).sentence)
    lipset = necessity(data("qca_LC.csv"), "SURV", LIPSET, case="")
    assert "those with SURV nearly always have: DEV, LIT, STB." in str(lipset.sentence)


@pytest.mark.slow
@pytest.mark.parametrize("solution", ["conservative", "parsimonious"])
def test_r_finds_the_same_models(solution):
    found = qca(data(TOWNS), "coproduces", FOUR, pri=0.5, solution=solution)
    asked = "{m <- minimize(tt, include = REMAINDERS); c(m$IC$sol.incl.cov[1, 1:3], length(m$solution))}"
    remainders = "''" if solution == "conservative" else "'?'"
    theirs = in_r(found, path_of(TOWNS), f"unlist({asked.replace('REMAINDERS', remainders)})", "QCA")
    assert [*found.tables[0].rows[0][2:], found.numbers["models"]] == pytest.approx(theirs)


def every_term(levels):
    return np.array(list(product(*(range(FREE, level) for level in levels))))


def longer(term, other):
    """Whether a term fixes all that the other does, and more."""
    return term != other and all(b in (FREE, a) for a, b in zip(term, other, strict=True))


def shortest(terms):
    each = [tuple(term) for term in terms.tolist()]
    return sorted(term for term in each if not any(longer(term, other) for other in each))


def tables(levels, seed):
    """Rows of a random table: positive, negative, and all that there may be."""
    chance = np.random.default_rng(seed)
    every = np.array(list(product(*map(range, levels))))
    kinds = chance.choice(3, len(every), p=[0.35, 0.35, 0.3])
    kinds[chance.choice(len(every), 2, replace=False)] = [0, 1]
    return every[kinds == 0], every[kinds == 1], every


LEVELS = st.sampled_from([(2, 2, 2), (2, 2, 2, 2), (3, 2, 2), (3, 3, 2), (4, 2, 2)])


@settings(max_examples=40, deadline=None)
@given(LEVELS, st.integers(0, 10**6))
def test_the_shortest_terms_are_those_that_trying_all_finds(levels, seed):
    positive, negative, every = tables(levels, seed)
    terms = every_term(levels)
    useful = terms[fulfils(terms, positive).any(axis=1) & ~fulfils(terms, negative).any(axis=1)]
    assert sorted(map(tuple, primes_without(positive, negative).tolist())) == shortest(useful)
    others = np.array([row for row in every.tolist() if row not in positive.tolist()])
    inside = terms[fulfils(terms, positive).any(axis=1) & ~fulfils(terms, others).any(axis=1)]
    found = primes_within(positive, positive, np.array(levels))
    assert sorted(map(tuple, found.tolist())) == shortest(inside)


def all_covers(chart):
    """By trying every set of terms, the smallest first."""
    for size in count(1):
        tried = combinations(range(len(chart)), size)
        if found := [one for one in tried if chart[list(one)].any(axis=0).all()]:
            return sorted(found)
    return []


@settings(max_examples=40, deadline=None)
@given(LEVELS, st.integers(0, 10**6))
def test_the_shortest_covers_are_those_that_trying_all_finds(levels, seed):
    positive, negative, _every = tables(levels, seed)
    chart = fulfils(primes_without(positive, negative), positive)
    found = covers(chart, 10**6)
    assert list(found.listed) == all_covers(chart)
    assert found.number == len(found.listed)
    assert found.is_counted


def test_models_are_counted_beyond_those_that_are_given(monkeypatch):
    chart = np.eye(3, dtype=bool).repeat(4, axis=0)
    found = covers(chart, 10)
    assert (len(found.listed), found.number, found.is_counted) == (10, 64, True)
    monkeypatch.setattr(covering, "MOST_LOOKED_AT", 1)
    chart = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]], bool)
    assert not covers(chart, 10).is_counted


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["conservative", "parsimonious", "intermediate"]))
def test_a_solution_holds_for_every_positive_row_and_for_no_negative(seed, solution):
    chance = np.random.default_rng(seed)
    rows = {name: chance.integers(0, 2, 14) for name in "abcd"} | {"y": chance.integers(0, 2, 14)}
    rows |= {name: [*rows[name], *ends] for name, ends in zip("abcdy", [(0, 1)] * 5, strict=True)}
    expected = {"a": ["1"], "b": ["0"]}
    with suppress(UnfitData):  # every row has a case for and one against
        found = qca(rows, "y", list("abcd"), consistency=1.0, solution=solution, expected=expected)
        holds_as_it_should(found)


def holds_as_it_should(found):
    table = [row for row in found.tables[-1].rows if row[4] != "?"]
    for model in models(found):
        for row in table:
            assert holds(model, dict(zip("abcd", row, strict=False))) == (row[4] == "1")


def holds(model, row):
    terms = [term.split("*") for term in model.split(" + ")]
    return any(all(row[one.lstrip("~")] == str(int(one[0] != "~")) for one in term) for term in terms)


def test_the_same_with_other_cuts_is_said_and_what_changes_too():
    found = qca_robustness(data(TOWNS), "coproduces", FOUR, pris=[0.5, 0.6], least_cases=[1, 9], case="town")
    rows = found.tables[0].rows
    assert rows[0][3:5] == (1, "trust*host + ~host*money*skill")
    assert rows[0][7] == 1
    assert rows[-1][4] == "No row goes with coproduces: at these cuts no combination is sufficient."
    assert found.numbers["with the same models"] == sum(row[4] == rows[0][4] for row in rows)


def test_who_is_exactly_between_belongs_to_no_row_and_is_named():
    rows = {
        "who": list("klmnop"),
        "a": [1, 1, 0, 0.5, 0, 1],
        "b": [1, 0, 0, 1, 1, 1],
        "y": [1, 1, 0, 1, 0.5, 1],
    }
    found = truth_table(rows, "y", ["a", "b"], case="who")
    assert [str(note) for note in found.notes] == [
        "At exactly 0.5 of a, neither in nor out, so that they belong to no row: n.",
        "At exactly 0.5 of y, neither with nor without it: o.",
    ]
    assert sum(row[3] for row in found.tables[0].rows) == 5


def test_more_rows_than_twice_the_cases_are_a_warning():
    rows = {name: [0, 1, 0, 1, number % 2] for number, name in enumerate("abcd")} | {"y": [0, 0, 0, 0, 1]}
    assert "4 conditions make 16 rows, more than twice the 5 cases" in str(
        qca(rows, "y", list("abcd")).notes[0]
    )


ROWS = {"a": [0, 1, 0, 1, 1], "b": [0, 0, 1, 1, 0], "y": [0, 0, 0, 1, 0], "z": [1, 1, 1, 0, 1]}


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"a": [0, 1.2, 0, 1, 1]}, {}, "Row 2, column “a”: 1.2 is not a score from 0 to 1; calibrate"),
        ({"a": [0, -0.2, 0, 1, 1]}, {}, "Row 2, column “a”: -0.2 is not a score"),
        ({"y": [0, 0, 0, 2, 0]}, {}, "Row 4, column “y”: 2 is not a score"),
        ({}, {"conditions": ["a", "y"]}, "“y” is the outcome, and cannot be one of its conditions"),
        ({"b": ROWS["y"]}, {}, "“b” is the same as the outcome “y” in every case"),
        ({}, {"conditions": ["a", "z"]}, "“z” is the same as the outcome “y” in every case"),
        ({}, {"conditions": ["a", "a"]}, "Name each condition once"),
        ({name: column[:2] for name, column in ROWS.items()}, {}, "2 conditions are too many for 2 cases"),
        (
            {str(n): [0] for n in range(17)},
            {"conditions": list(map(str, range(17)))},
            "17 conditions are too many",
        ),
        ({"y": [0, 0, 0, 0, 0]}, {}, "No row goes with y"),
        ({"y": [1, 1, 1, 1, 1]}, {}, "Every row that was seen goes with y"),
        ({"a": [0.5] * 5}, {}, "Every case is at exactly 0.5 of a condition"),
        ({}, {"consistency": 1.5}, "“consistency” is 1.5, which is not from 0 to 1"),
        ({}, {"solution": "intermediate", "expected": {"c": ["1"]}}, "“c” is expected to help, and is no"),
        (
            {},
            {"solution": "intermediate", "expected": {"a": ["2"]}},
            "“a” is expected to be 2; it can be: 0, 1",
        ),
    ],
)
def test_what_gives_no_honest_solution_is_refused_with_a_sentence(change, words, sentence):
    rows = ROWS | change if len(change) < 4 else change | {"y": [0]} if len(change) > 4 else change
    with pytest.raises(UnfitData, match=sentence):
        qca(rows, "y", **{"conditions": ["a", "b"]} | words)


def test_a_file_without_outcome_tells_which_columns_there_are():
    with pytest.raises(UnfitData, match="There is no column “coproduced”; did you mean “coproduces”"):
        qca(Data.read(path_of(TOWNS)), "coproduced", FOUR)
