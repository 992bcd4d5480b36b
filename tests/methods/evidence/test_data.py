"""Columns as they come: files, pandas, polars, lists; what is an answer and what is none."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData
from samenspel.methods.malformed import MalformedFile


def test_none_and_na_are_answers_unless_they_are_named_as_missing():
    file = b"place;mood\nNone;NA\n;good\nhere;\n"
    assert list(Data.read(file).texts("place")) == ["None", None, "here"]
    assert list(Data.read(file, missing=["NA"]).texts("mood")) == [None, "good", None]


def test_numbers_are_read_as_people_write_them():
    assert Data.read(b"hours;n\n1,5;1\n 2 000;2\n").numbers("hours").tolist() == [1.5, 2000.0]


@pytest.mark.parametrize("cell", ["nan", "inf", "-Infinity", "1e999", "twelve", "1.2.3"])
def test_what_is_no_number_is_named_with_its_line(cell):
    found = Data.read(f"a;b\n1;2\n;3\n{cell};4\n".encode())
    with pytest.raises(UnfitData, match=rf"Row 4, column “a”: “{cell}” is not a number\. If it stands for"):
        found.numbers("a")


def test_lines_stay_those_of_the_file_when_rows_go():
    found = Data.read(b"a,b\n1,2\n\n3,\n5,x\n")
    kept, left_out = found.complete(["b"])
    rest = found.where(kept)
    assert [rest.line(row) for row in range(rest.n)] == [2, 5]
    assert [(left.number, str(left.reason)) for left in left_out] == [(1, "no answer in b")]


def test_levels_come_by_number_then_by_alphabet_with_the_reference_first():
    found = Data.of({"a": ["10", "9", "b", "a", None]})
    assert found.levels("a")[1] == ("9", "10", "a", "b")
    codes, levels = found.levels("a", "b")
    assert levels == ("b", "9", "10", "a")
    assert codes.tolist() == [2, 1, 0, 3, -1]


def test_columns_of_numbers_are_levels_too():
    assert Data.of({"year": [2019, 2020.0, np.nan]}).texts("year") == ["2019", "2020", None]


def test_pandas_and_polars_come_in_without_being_needed():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a": [1, None, 3], "b": ["x", None, "z"]})
    found = Data.of(frame)
    assert np.isnan(found.numbers("a")[1])
    assert list(found.texts("b")) == ["x", None, "z"]
    nullable = Data.of(frame.convert_dtypes())
    assert np.isnan(nullable.numbers("a")[1])
    polars = pytest.importorskip("polars", reason="among the peers of ./samenspel bench")
    assert np.isnan(Data.of(polars.DataFrame({"a": [1, None]})).numbers("a")[1])


def test_columns_that_are_not_equally_long_are_refused():
    with pytest.raises(UnfitData, match="not equally long: \\[1, 2\\]"):
        Data.of({"a": [1], "b": [1, 2]})


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(UnfitData, match="Two columns have one name"):
        Data.read(b"a,a\n1,2\n")


def test_a_file_without_a_line_is_refused():
    with pytest.raises(MalformedFile, match="the file is empty"):
        Data.read(b"")


def test_a_slip_of_a_finger_makes_no_names_of_numbers():
    found = Data.of({"age": ["30", "4O", "51"], "place": ["a", "2", "c"]})
    assert not found.is_numeric("place")
    with pytest.raises(UnfitData, match="Row 2, column “age”: “4O” is not a number"):
        found.is_numeric("age")
