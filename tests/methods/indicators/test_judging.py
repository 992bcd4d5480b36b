"""Noise is no news: what stands out, what does not, and what there is too little of to say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from samenspel.methods.indicators import (
    Aim,
    Limits,
    NoChange,
    Reading,
    Rhythm,
    Series,
    State,
    UnfitSeries,
    apart,
    change_since,
    judge,
    limits_of,
)

BEFORE = (52, 48, 50, 53, 47, 51, 49, 50)
LATER = date(2026, 9, 1)


def series(values: tuple[float | None, ...], first: date = date(2026, 1, 1), unit: str = "visits") -> Series:
    """Month after month; None is a gap."""
    readings, period = [], first
    for value in values:
        if value is not None:
            readings.append(Reading(period, Fraction(str(value))))
        period = Rhythm.MONTH.after(period)
    return Series(unit, Rhythm.MONTH, tuple(readings))


def judged(*values: float | None, aim: Aim = Aim.MORE, begins_on: date = LATER) -> State:
    return judge(series(values), aim, begins_on=begins_on).state


def test_limits_are_those_of_an_xmr_chart() -> None:
    """By hand: mean 50, moving ranges 4 2 3 6 4 2 1, their mean 22/7, times 2.66."""
    found = limits_of(series(BEFORE))
    assert found == Limits(50.0, pytest.approx(50 - 2.66 * 22 / 7), pytest.approx(50 + 2.66 * 22 / 7), 8)


def test_no_neighbours_no_limits_and_nothing_below_0_that_never_was() -> None:
    assert limits_of(series((1, None, 2, None, 3))) is None
    assert limits_of(series((0, 9, 0, 9))) == Limits(4.5, 0.0, pytest.approx(4.5 + 2.66 * 9), 4)


def test_a_gap_is_no_step() -> None:
    """From 10 to 90 nobody knows how: across the gap nothing is measured."""
    assert limits_of(series((10, 12, None, 90, 92))) == Limits(
        51.0, pytest.approx(51 - 5.32), pytest.approx(56.32), 4
    )


@pytest.mark.parametrize(
    ("since", "aim", "state"),
    [
        ((), Aim.MORE, State.USUAL),
        ((52, 49), Aim.MORE, State.USUAL),
        ((57,), Aim.MORE, State.USUAL),
        ((60,), Aim.MORE, State.BETTER),
        ((60,), Aim.LESS, State.WORSE),
        ((40,), Aim.MORE, State.WORSE),
        ((40, 60), Aim.MORE, State.BOTH),
        ((51,) * 7, Aim.MORE, State.USUAL),
        ((51,) * 8, Aim.MORE, State.BETTER),
        ((51,) * 4 + (None,) + (51,) * 4, Aim.MORE, State.USUAL),
    ],
)
def test_what_came_since_is_held_against_what_was_usual_before(
    since: tuple[float | None, ...], aim: Aim, state: State
) -> None:
    assert judged(*BEFORE, *since, aim=aim) is state


def test_too_few_are_told_as_too_few() -> None:
    few = judge(series((1, 100, 1, 100, 1, 100, 1)), Aim.MORE, begins_on=LATER)
    assert (few.state, few.limits, few.standing_out) == (State.FEW, None, ())
    assert str(few.words) == (
        "7 of at least 8 values: too few to tell a change from the usual ups and downs."
    )
    assert judged() is State.NOTHING


def test_without_a_time_before_each_is_held_against_all() -> None:
    values = (*BEFORE, 70)
    found = judge(series(values), Aim.MORE, begins_on=date(2025, 1, 1))
    assert (found.state, found.standing_out, found.is_against_before) == (
        State.BETTER,
        (date(2026, 9, 1),),
        False,
    )


def test_the_sentence_says_both_means_and_points_nowhere() -> None:
    found = judge(series((*BEFORE, 60, 62)), Aim.MORE, begins_on=LATER)
    assert str(found.words) == (
        "A change towards the goal stands out from the usual ups and downs: on average 50 before the start, "
        "61 since."
    )
    assert str(judge(series((*BEFORE, 52)), Aim.MORE, begins_on=LATER).words) == (
        "No change that stands out from the usual ups and downs."
    )


def test_a_period_that_holds_the_start_is_not_of_the_time_before() -> None:
    begun = series(BEFORE)
    assert len(begun.before(date(2026, 8, 31))) == 7
    assert len(begun.before(date(2026, 9, 1))) == 8
    assert len(begun.since(date(2026, 8, 31))) == 1


def test_a_period_twice_and_a_day_that_begins_none_are_refused() -> None:
    twice = (Reading(date(2026, 1, 1), Fraction(1)), Reading(date(2026, 1, 1), Fraction(2)))
    with pytest.raises(UnfitSeries, match="2026-01 is there twice"):
        Series("visits", Rhythm.MONTH, twice)
    with pytest.raises(UnfitSeries, match="2026-01-02 begins no period"):
        Series("visits", Rhythm.MONTH, (Reading(date(2026, 1, 2), Fraction(1)),))


def test_the_distance_from_a_comparison_has_the_periods_of_both() -> None:
    ours, theirs = series((5, None, 7, 9)), series((1, 2, 3))
    assert apart(ours, theirs) == series((4, None, 4))
    with pytest.raises(UnfitSeries, match="nothing is converted"):
        apart(ours, series((1,), unit="people"))


def test_how_far_it_stands_from_where_the_line_before_led() -> None:
    """lm(value ~ time + after + since) gives 13.73 at the end."""
    found = change_since(series((*BEFORE, 59, 63, 60, 62, 61, 64, 60, 62)), LATER)
    assert (round(found.value, 2), found.stands_out, found.is_compared) == (13.73, True, False)
    assert found.low < found.value < found.high
    assert found.last == date(2027, 4, 1)


def test_what_rose_everywhere_alike_is_no_change_of_ours() -> None:
    rose = (*BEFORE, 59, 63, 60, 62, 61, 64, 60, 62)
    noise = (1, -1, 0, 2, -2, 1, 0, -1) * 2
    theirs = series(tuple(value - 10 + shift for value, shift in zip(rose, noise, strict=True)))
    found = change_since(series(rose), LATER, theirs)
    assert (found.is_compared, found.stands_out) == (True, False)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((*BEFORE, 1, 2), "8 periods before the start and 2 since"),
        ((*BEFORE, 51, None, 52, 53, 51, 50, 52, 53, 50), r"Periods are missing: 1, 2026-10 first\."),
        ((5,) * 8 + (7,) * 8, "do not vary"),
    ],
)
def test_a_number_that_would_not_be_honest_is_not_made(values: tuple[float | None, ...], why: str) -> None:
    with pytest.raises(NoChange, match=why):
        change_since(series(values), LATER)
