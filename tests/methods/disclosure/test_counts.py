"""Tables and what they cannot be, merges, and rows of people."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from samenspel.methods.disclosure import (
    CountTable,
    Merge,
    Release,
    Rule,
    UnfitTable,
    alike,
    anonymise,
    anonymity,
    band,
    count_people,
    merged,
    suggest_merges,
    week,
)
from samenspel.methods.disclosure.merging import merged_release

TWO = {"age": ["young", "old"], "area": ["n", "s"]}


@pytest.mark.parametrize(
    ("variables", "counts", "sentence"),
    [
        (TWO, [[1, 2], [3, -4]], "counts from 0 to 1000000000 people"),
        (TWO, [[1, 2], [3, 10**10]], "counts from 0 to 1000000000 people"),
        (TWO, [[1, 2], [3, 4.5]], "Counts are whole numbers of people"),
        (TWO, [[1, 2], [3, float("nan")]], "Counts are whole numbers of people"),
        (TWO, [["1", "2"], ["3", "4"]], "Counts are whole numbers of people"),
        (TWO, [[1, 2, 3]], "needs counts of the shape 2 × 2, and got 1 × 3"),
        ({}, 4, "counts by 1 to 4 variables"),
        ({name: ["x"] for name in "abcde"}, [[[[[1]]]]], "counts by 1 to 4 variables"),
        ({"age": ["old", "old"]}, [1, 2], "“age” has the category “old” twice"),
        ({"age": ["old", "all"]}, [1, 2], "a category “all”, which stands for the totals"),
        ({"age": []}, [], "needs a name and a category"),
        (
            {"age": list(map(str, range(150))), "area": list(map(str, range(150)))},
            np.ones((150, 150)),
            "22801",
        ),
    ],
)
def test_what_is_no_table_gets_a_sentence(
    variables: dict[str, list[str]], counts: object, sentence: str
) -> None:
    with pytest.raises(UnfitTable, match=sentence):
        CountTable.of(variables, counts)  # type: ignore[arg-type]


def test_a_release_counts_the_same_people() -> None:
    one = CountTable.of(TWO, [[1, 2], [3, 4]])
    with pytest.raises(UnfitTable, match="these count 10, 11"):
        Release((one, CountTable.of(TWO, [[1, 2], [3, 5]])))
    with pytest.raises(UnfitTable, match="needs a table"):
        Release(())


def test_people_are_counted_with_categories_that_nobody_is_in() -> None:
    found = count_people({"age": ["old", "old"]}, ["age"], {"age": ["young", "old"]})
    assert found.counts.tolist() == [0, 2]
    with pytest.raises(UnfitTable, match="“age” has no category “old”, but somebody is in it"):
        count_people({"age": ["old"]}, ["age"], {"age": ["young"]})
    with pytest.raises(UnfitTable, match="There is no column “sex”; there are: age"):
        count_people({"age": ["old"]}, ["sex"])


def test_a_number_of_people_who_left_is_told_in_a_band() -> None:
    assert [str(band(number).words) for number in (0, 1, 9, 10, 57)] == [
        "fewer than 10",
        "fewer than 10",
        "fewer than 10",
        "10 to 19",
        "50 to 59",
    ]


def test_rare_categories_are_merged_until_every_one_has_ten_or_nobody() -> None:
    table = CountTable.of({"age": list("abcde")}, [2, 0, 3, 20, 4])
    assert suggest_merges(table) == (Merge("age", ("a", "c", "d", "e")),)
    assert suggest_merges(table, ordered=["age"]) == (Merge("age", ("a", "b", "c", "d", "e")),)
    assert merged(table, suggest_merges(table)).counts.tolist() == [29, 0]
    assert suggest_merges(CountTable.of({"age": ["a"]}, [3])) == ()


def test_all_tables_of_a_release_are_merged_alike() -> None:
    first = CountTable.of({"age": ["a", "b", "c"]}, [40, 6, 5])
    second = CountTable.of({"age": ["a", "b", "c"], "sex": ["f", "m"]}, [[20, 20], [3, 3], [3, 2]])
    release, merges = merged_release(Release((first, second)), Rule())
    assert merges == (Merge("age", ("b", "c")),)
    assert [table.counts.tolist() for table in release.tables] == [[40, 11], [[20, 20], [6, 5]]]


def test_a_date_is_told_by_its_week() -> None:
    assert [week(date(2026, 1, 1)), week(date(2026, 11, 30)), week(date(2027, 1, 3))] == [
        "2026-W01",
        "2026-W49",
        "2026-W53",
    ]


def rows(number: int = 400, seed: int = 1) -> dict[str, list[str]]:
    chance = np.random.default_rng(seed)
    return {
        "age": chance.choice(["18-29", "30-44", "45-64", "65+"], number, p=[0.1, 0.5, 0.38, 0.02]).tolist(),
        "area": chance.choice(["n", "s", "w", "e"], number, p=[0.4, 0.3, 0.28, 0.02]).tolist(),
        "answer": chance.choice(["yes", "no"], number).tolist(),
    }


def test_everyone_is_one_of_ten_who_are_alike() -> None:
    columns, known = rows(), ["age", "area"]
    assert anonymity(columns, known) < 10
    found = anonymise(columns, known, ordered=["age"])
    assert anonymity(found.columns, known) >= 10
    assert found.columns["answer"] == columns["answer"]
    assert sum(cell == "*" for cell in found.columns["age"]) == found.left_open < 40
    assert anonymise(columns, known, ordered=["age"]) == found
    assert anonymity({}, []) == 0


def test_few_who_stand_out_take_the_next_fewest_with_them() -> None:
    columns = {"age": ["old"] * 32 + ["young"] * 13, "area": ["n"] * 20 + ["s"] * 12 + ["n"] * 11 + ["s"] * 2}
    found = anonymise(columns, ["age", "area"], k=5)
    assert alike(found.columns, ["age", "area"]).tolist() == [20] * 20 + [12] * 12 + [13] * 13
    assert found.left_open == 13
    with pytest.raises(UnfitTable, match="fewer than 10 people"):
        anonymise({"age": ["old"] * 9}, ["age"])
    with pytest.raises(UnfitTable, match="There is no column “sex”"):
        anonymity(columns, ["sex"])


def test_people_of_several_rows_are_counted_once_and_left_out_where_nothing_else_helps() -> None:
    columns = {"age": ["old"] * 12 + ["young"] * 14}
    whose = [*(f"p{at}" for at in range(12)), *(f"q{at // 7}" for at in range(14))]
    assert anonymity(columns, ["age"], whose) == 2, "two people with seven rows each"
    found = anonymise(columns, ["age"], whose=whose)
    assert (found.left_open, found.left_out, anonymity(found.columns, ["age"])) == (0, 14, 12)
