"""Nobody gets lost on the way unsaid."""

from __future__ import annotations

import pytest

from samenspel.methods.reporting import Flow, Step, UnfitReport, attrition

ARMS = {"asked": 60, "not": 60}


def test_who_left_stands_below_the_step_that_they_left_after():
    flow = Flow(
        (
            Step("reached", {"": 130}, (("said no", {"": 10}),)),
            Step("drawn", ARMS, (("moved away", {"asked": 2, "not": 1}), ("silent", {"asked": 8, "not": 4}))),
            Step("answered", {"asked": 50, "not": 55}),
        )
    )
    assert [*flow.rows()] == [
        ("reached", "", 130),
        ("said no", "", -10),
        ("drawn", "asked", 60),
        ("drawn", "not", 60),
        ("moved away", "asked", -2),
        ("moved away", "not", -1),
        ("silent", "asked", -8),
        ("silent", "not", -4),
        ("answered", "asked", 50),
        ("answered", "not", 55),
    ]
    found = attrition(flow)
    assert (found.lost, found.overall) == ({"asked": 10 / 60, "not": 5 / 60}, 15 / 120)
    assert found.gap is not None
    assert found.gap[1] < 0 < found.gap[2]


@pytest.mark.parametrize(
    "steps",
    [
        (Step("reached", {"": 10}), Step("answered", {"": 9})),
        (Step("drawn", ARMS), Step("answered", {"asked": 59, "not": 61})),
        (Step("reached", {"": 130}, (("said no", {"": 9}),)), Step("drawn", ARMS)),
    ],
)
def test_whoever_is_lost_for_no_reason_is_missed(steps):
    with pytest.raises(UnfitReport, match="who left are not the"):
        Flow(steps)


def test_without_people_there_is_no_attrition():
    empty = Flow((Step("drawn", {"": 0}), Step("answered", {"": 0})))
    assert attrition(empty).overall == 0
