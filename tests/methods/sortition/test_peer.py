"""The same lowest chance as sortition-algorithms finds, and what the benchmark calls the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.lottery_one import seats_of
from benchmarks.sortition import same
from samenspel.methods.sortition import make, read_pool

from .pools import POOLS


@pytest.mark.slow
def test_the_lowest_chance_is_that_of_the_peer(tmp_path: Path) -> None:
    pytest.importorskip("sortition_algorithms", reason="among the peers of ./samenspel bench")
    from benchmarks import sortition_peer

    folder = POOLS / "scotland_22"
    seats = seats_of(folder)
    theirs = sortition_peer.chances(*sortition_peer.read(folder, seats, tmp_path), seats, "maximin")
    ours = make(read_pool(folder / "people.csv", folder / "quotas.csv", seats), "maximin")
    assert float(ours.best.least) == pytest.approx(min(theirs.values()), abs=1e-4)
    assert ours.best.least > min(theirs.values()) - 1e-6


@pytest.mark.parametrize(
    ("goal", "theirs", "answer"),
    [
        ("leximin", {"a": 0.2005, "b": 0.3}, "yes"),
        ("leximin", {"a": 0.2, "b": 0.32}, "no: 2.00 percentage points"),
        ("maximin", {"a": 0.9, "b": 0.2}, "yes"),
        ("maximin", {"a": 0.19, "b": 0.3}, "no: 1.00 percentage points"),
        ("nash", {"a": 0.3, "b": 0.2}, "yes"),
        ("nash", {"a": 0.1, "b": 0.3}, "no: 7.17 percentage points"),
    ],
)
def test_other_chances_are_not_called_the_same(goal: str, theirs: dict[str, float], answer: str) -> None:
    assert same(goal, {"a": 0.2, "b": 0.3}, theirs) == answer
