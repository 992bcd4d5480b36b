"""Files larger than memory: refused, or drawn from by lot."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from samenspel.config.command import main
from samenspel.methods.evidence import Data, UnfitData, inequality, large
from samenspel.methods.evidence.large import drawn


def table(path: Path, rows: int) -> Path:
    path.write_text("who;hours\n" + "".join(f"{row};{row % 10}\n" for row in range(rows)))
    return path


def test_a_file_of_ten_gigabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(10 * 10**9)
    tracemalloc.start()
    with pytest.raises(UnfitData, match=r"of 10,000 MB; 250 MB is the most.*--sample 100000 --seed 1"):
        Data.read(path)
    assert tracemalloc.get_traced_memory()[1] < 10**6
    tracemalloc.stop()


def test_a_file_of_too_many_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "MOST_ROWS", 1000)
    Data.read(table(tmp_path / "t.csv", 999))
    with pytest.raises(UnfitData, match="of 1,001 rows; 1,000 rows is the most"):
        Data.read(table(tmp_path / "t.csv", 1000))


def test_a_sample_is_as_large_as_was_asked_in_order_and_the_same_for_a_seed(tmp_path):
    path = table(tmp_path / "t.csv", 5000)
    one, same, other = (Data.sample(path, 300, seed) for seed in (1, 1, 2))
    assert one.n == 300
    assert list(one.numbers("who")) == sorted(set(one.numbers("who")))
    assert one.texts("who") == same.texts("who") != other.texts("who")
    assert one.line(0) == int(one.numbers("who")[0]) + 2


def test_each_row_is_as_likely():
    seen = np.zeros(40)
    for seed in range(3000):
        kept, of = drawn([(row, [str(row)]) for row in range(40)], 10, seed)
        assert of == 40
        seen[[row for row, _cells in kept]] += 1
    assert seen.sum() == 30_000
    assert np.abs(seen / 3000 - 0.25).max() < 0.035  # 4.4 standard errors


def test_a_sample_needs_little_memory(tmp_path):
    path = table(tmp_path / "t.csv", 100_000)
    tracemalloc.start()
    Data.sample(path, 100)
    assert tracemalloc.get_traced_memory()[1] < 10**6
    tracemalloc.stop()


def test_what_is_found_in_a_sample_says_so(tmp_path):
    path = table(tmp_path / "t.csv", 5000)
    found = inequality(Data.sample(path, 300), "hours")
    assert str(found.notes[-1]).startswith(
        "These are 300 rows drawn by lot from the 5000 of the file (seed 1)"
    )
    assert found.r_code[0] == "# R reads all 5000 rows; the numbers here are of 300 drawn by lot"
    assert found["Gini"].value == pytest.approx(inequality(Data.read(path), "hours")["Gini"].value, abs=0.05)
    whole = inequality(Data.sample(path, 9000), "hours")
    assert whole.to_json() == inequality(Data.read(path), "hours").to_json()


def test_the_command_draws_and_says_so(tmp_path, capsys):
    path = table(tmp_path / "t.csv", 500)
    (tmp_path / "spec.yaml").write_text("amount: hours\n")
    words = ["evidence", "inequality", str(path), "--spec", str(tmp_path / "spec.yaml"), "--format", "json"]
    assert main([*words, "--sample", "50", "--seed", "7"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["n"] == 50
    assert "50 rows drawn by lot from the 500" in json.dumps(found["notes"])
    assert main([*words, "--sample", "0"]) == 1
    assert capsys.readouterr().err == "Draw one row at least.\n"


@pytest.mark.parametrize(
    ("saved", "names"),
    [
        ("naam;plaats\nAnn;Gent\nZoë;Liège\n".encode("cp1252"), ["Ann", "Zoë"]),
        ("naam;plaats\nAnn;Gent\nZoë;Liège\n".encode("utf-16"), ["Ann", "Zoë"]),
        ("\ufeffsep=;\r\nnaam;plaats\r\nAnn;Gent\r\n\r\nZoë;Liège".encode(), ["Ann", "Zoë"]),
        ('\n\nnaam,plaats\n"Ann\nMarie","Gent"\nZoë,Liège\n'.encode(), ["Ann\nMarie", "Zoë"]),
    ],
)
def test_a_passing_file_is_read_as_a_whole_one(saved, names, tmp_path):
    (tmp_path / "t.csv").write_bytes(saved)
    whole, passing = Data.read(tmp_path / "t.csv"), Data.sample(tmp_path / "t.csv", 10)
    assert passing.texts("naam") == whole.texts("naam") == names
    assert [passing.line(row) for row in range(2)] == [whole.line(row) for row in range(2)]


def test_what_is_no_text_is_refused_with_its_line(tmp_path, capsys):
    (tmp_path / "t.csv").write_bytes(b"a,b\n1,2\n\0,3\n")
    (tmp_path / "spec.yaml").write_text("amount: a\n")
    words = [str(tmp_path / "t.csv"), "--spec", str(tmp_path / "spec.yaml"), "--sample", "5"]
    assert main(["evidence", "inequality", *words]) == 1
    assert "line 3" in capsys.readouterr().err.lower()
