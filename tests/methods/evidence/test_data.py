"""Columns as they come: files, pandas, polars, lists; what is an answer and what is none."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, missing_patterns
from samenspel.methods.evidence.rscript import read_data
from samenspel.methods.malformed import MalformedFile

from .judges import in_r


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


WRITTEN = {
    "semicolons": ("größe;soort\n1,5;a\n2,25;b\n", "utf-8", ', sep = ";", dec = ","'),
    "tabs": ("größe\tsoort\n1.5\ta\n2.25\tb\n", "utf-8", r', sep = "\t"'),
    "a byte order mark": ("größe,soort\n1.5,a\n2.25,b\n", "utf-8-sig", ', fileEncoding = "UTF-8-BOM"'),
    "UTF-16": ("größe,soort\n1.5,a\n2.25,b\n", "utf-16", ', fileEncoding = "UTF-16"'),
    "Windows": ("größe,soort\n1.5,a\n2.25,b\n", "cp1252", ', fileEncoding = "windows-1252"'),
    "a line that names the separator": (
        "sep=;\ngröße;soort\n1.5;a\n2.25;b\n",
        "utf-8",
        ', sep = ";", skip = 1',
    ),
    "nothing odd": ("größe,soort\n1.5,a\n2.25,b\n", "utf-8", ""),
}


@pytest.mark.parametrize(("text", "encoding", "told"), WRITTEN.values(), ids=WRITTEN)
def test_r_is_told_how_the_file_is_written(text, encoding, told, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode(encoding))
    for found in (Data.read(path), Data.sample(path, 5), Data.read(path).where(np.array([True, False]))):
        assert found.numbers("größe")[0] == 1.5
        assert read_data(found) == (f'd <- read.csv("data.csv", na.strings = "", check.names = FALSE{told})',)


@pytest.mark.slow
@pytest.mark.parametrize("written", WRITTEN)
def test_r_reads_the_same(written, tmp_path):
    text, encoding, _told = WRITTEN[written]
    path = tmp_path / "rows.csv"
    path.write_bytes((text + "\n".join(text.splitlines()[-2:]) + "\n").encode(encoding))
    found = missing_patterns(Data.read(path), ["größe"])
    assert in_r(found, path, "c(ncol(d), d[[1]])") == [2, 1.5, 2.25, 1.5, 2.25]


def test_amounts_that_cannot_be_reckoned_with_are_refused():
    with pytest.raises(UnfitData, match="Row 3, column “a”: 1e\\+308 is too large to reckon with"):
        Data.read(b"a\n1\n1e308\n").numbers("a")
    with pytest.raises(UnfitData, match="Row 1, column “a”: -1e\\+61 is too large"):
        Data.of({"a": [-1e61, 2.0]})
    with pytest.raises(UnfitData, match="“a” is too small to reckon with; write it in a smaller unit"):
        Data.of({"a": [1e-300, 0.0, np.nan]})
    assert Data.of({"p": [1e-300, 0.5]}).numbers("p")[0] == 1e-300
