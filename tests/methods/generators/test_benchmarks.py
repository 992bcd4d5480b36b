"""The benchmark sections of matching and generators, on little."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import generating, matching, run
from benchmarks.sections import Options
from samenspel.methods.generators import pool

OPTIONS = Options(run.DEMO, 1, 1, 1, 0)


@pytest.mark.slow
def test_ours_and_the_plain_formula_are_measured_on_the_same_gifts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SIZES", ((60, 5),))
    section = matching.matching_speed(OPTIONS)
    assert [row[:2] for row in section.rows] == [["round amounts", "60 × 5"], ["any amounts", "60 × 5"]]
    assert all(float(row[8]) < 1e-12 for row in section.rows)


@pytest.mark.slow
def test_generators_are_timed_in_a_process_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generating, "TASKS", {"election to a file, 10,000 voters × 50": pool})
    rows = generating.generating_speed(OPTIONS).rows
    assert [row[0] for row in rows] == ["nothing", "election to a file, 10,000 voters × 50"]
    assert all(float(row[2]) > 10 for row in rows)


def test_generated_elections_are_compared_with_real_ones(tmp_path: Path) -> None:
    (tmp_path / "wieliczka.pb").write_bytes((run.DEMO / "wieliczka-2023.pb").read_bytes())
    section = generating.generating_likeness(Options(tmp_path, 1, 1, 1, 0))
    assert "over 1 real elections" in section.before
    assert len(section.rows) == len(generating.MEASURES)
