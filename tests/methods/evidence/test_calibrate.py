"""Scores from numbers: R's, and anchors that are none."""

from __future__ import annotations

import pytest

from samenspel.methods.evidence import UnfitData, calibrate

from .judges import in_r
from .published import data, path_of

TOWNS = "conditions/towns.csv"


def test_direct_calibration_keeps_its_anchors():
    found = calibrate(data(TOWNS), "volunteers", [50, 150, 300], case="town")
    rows = found.tables[0].rows
    assert rows[14][2:] == (0.5, "neither")
    assert str(found.notes[0]).endswith("QCA cannot place them: Rhenen.")
    falling = calibrate(data(TOWNS), "volunteers", [50, 150, 300], falling=True).tables[0].rows
    assert [row[2] for row in falling] == pytest.approx([1 - row[2] for row in rows])


def test_crisp_calibration_puts_a_case_at_a_cut_above_it():
    found = calibrate({"x": [1, 2, 3, 5]}, "x", [2, 5], kind="crisp")
    assert [row[2] for row in found.tables[0].rows] == [0, 1, 1, 2]


@pytest.mark.slow
def test_indirect_calibration_is_a_logit_of_the_groups():
    found = calibrate(data(TOWNS), "volunteers", [60, 120, 240], kind="indirect")
    theirs = in_r(found, path_of(TOWNS), "s")
    assert [row[2] for row in found.tables[0].rows] == pytest.approx(theirs, rel=1e-6)


@pytest.mark.parametrize(
    ("anchors", "kind", "sentence"),
    [
        ([5, 1, 10], "direct", "Anchors rise from low to high; 5 stands before 1. If low numbers are in"),
        ([10, 5, 1], "direct", "10 stands before 5"),
        ([1, 1, 5], "direct", "1 stands before 1"),
        ([1, 5], "direct", "needs three anchors"),
        ([], "crisp", "Name the cuts between groups"),
        ([2.5, 3.5], "indirect", "told apart exactly"),
        ([8, 9], "indirect", "All cases are in one group"),
    ],
)
def test_anchors_that_are_no_anchors_are_refused(anchors, kind, sentence):
    with pytest.raises(UnfitData, match=sentence):
        calibrate({"x": [1, 2, 3, 4]}, "x", anchors, kind=kind)
