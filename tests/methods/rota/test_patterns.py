"""Patterns of shifts: wall clocks, summer time, midnight, and what makes no sense."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.rota.patterns import (
    Hours,
    Pattern,
    UnfitPattern,
    instant,
    make_shifts,
    minutes_between,
    refuse_length,
)

EVERY_DAY = frozenset(range(7))
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
AMSTERDAM, LONDON, LORD_HOWE = "Europe/Amsterdam", "Europe/London", "Australia/Lord_Howe"


def hours(text):
    starts, ends = text.split("-")
    return Hours(time.fromisoformat(starts), time.fromisoformat(ends))


def on(day, *texts, zone=AMSTERDAM):
    return make_shifts(Pattern(zone, tuple(map(hours, texts)), EVERY_DAY, day, day))


def told(made):
    return [str(mark) for mark in made.marks]


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "spring", "autumn"), [(AMSTERDAM, 180, 300), (LONDON, 180, 300), ("Africa/Lagos", 240, 240)]
)
def test_hours_over_the_change_of_the_clock_are_those_that_were_worked(zone, spring, autumn):
    lasted = [on(day, "00:30-04:30", zone=zone)[0].minutes for day in (SPRING, AUTUMN)]
    assert lasted == [spring, autumn]


def test_half_an_hour_of_summer_time_is_half_an_hour():
    lasted = [
        on(day, "01:00-04:00", zone=LORD_HOWE)[0].minutes for day in (date(2026, 4, 5), date(2026, 10, 4))
    ]
    assert lasted == [210, 150]


def test_a_shift_that_ends_at_or_after_midnight_has_its_own_hours_and_no_negative_ones():
    evening, night = on(date(2026, 6, 5), "20:00-00:00", "22:00-02:00")
    assert (evening.minutes, night.minutes) == (240, 240)
    assert (evening.end, night.end) == (utc("2026-06-05T22:00"), utc("2026-06-06T00:00"))


def test_a_night_watch_every_friday_stays_at_ten_by_the_clock_in_winter_and_summer():
    pattern = Pattern(AMSTERDAM, (hours("22:00-02:00"),), frozenset({4}), date(2026, 3, 20), date(2026, 4, 3))
    assert [made.start for made in make_shifts(pattern)] == [
        utc("2026-03-20T21:00"),
        utc("2026-03-27T21:00"),
        utc("2026-04-03T20:00"),
    ]


def test_a_beginning_that_clocks_pass_over_is_the_moment_at_which_they_do_and_is_marked():
    (made,) = on(SPRING, "02:30-05:00")
    assert (made.start, made.minutes) == (utc("2026-03-29T01:00"), 120)
    assert told(made) == [
        "Clocks pass over its beginning: it begins when they are set forward.",
        "The clock is set forward: it lasts 30 minutes less.",
    ]


def test_an_end_that_comes_twice_is_the_second_so_that_nobody_goes_home_early():
    (made,) = on(AUTUMN, "01:00-02:30")
    assert (made.end, made.minutes) == (utc("2026-10-25T01:30"), 150)
    assert told(made) == [
        "Its end comes twice that night: the second is meant.",
        "The clock is set back: it lasts 60 minutes longer.",
    ]


def test_a_beginning_that_comes_twice_is_the_first():
    (made,) = on(AUTUMN, "02:30-04:00")
    assert (made.start, made.minutes) == (utc("2026-10-25T00:30"), 150)
    assert told(made)[0] == "Its beginning comes twice that night: the first is meant."


def test_an_end_that_clocks_pass_over_is_the_moment_at_which_they_do():
    (made,) = on(SPRING, "01:00-02:30")
    assert (made.end, made.minutes) == (utc("2026-03-29T01:00"), 60)
    assert told(made)[0] == "Clocks pass over its end: it ends when they are set forward."


def test_days_that_summer_time_leaves_alone_have_no_marks():
    assert [told(made) for made in on(date(2026, 6, 1), "02:30-05:00")] == [[]]


def test_hours_over_two_days_make_no_shift_of_the_night_between():
    pattern = Pattern(
        AMSTERDAM, (hours("09:00-11:00"), hours("11:00-13:00")), EVERY_DAY, date(2026, 6, 1), date(2026, 6, 2)
    )
    assert [made.minutes for made in make_shifts(pattern)] == [120] * 4


def test_dates_left_out_and_other_weekdays_make_no_shift():
    first, last = date(2026, 6, 1), date(2026, 6, 30)
    pattern = Pattern(AMSTERDAM, (hours("09:00-10:00"),), frozenset({0, 2}), first, last)
    without = frozenset({date(2026, 6, 3)})
    days = [made.day for made in make_shifts(Pattern(**{**vars(pattern), "without": without}))]
    assert len(days) == 8
    assert {day.weekday() for day in days} == {0, 2}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"hours": ()}, "Say from when until when"),
        ({"hours": (hours("09:00-09:00"),)}, "begins and ends at the same moment"),
        ({"weekdays": frozenset()}, "at least one weekday"),
        ({"people": 0}, "At least one person"),
        ({"last": date(2026, 5, 1)}, "The last day is before the first"),
        ({"weekdays": frozenset({1})}, "No day is left"),
        ({"last": date(2040, 2, 7)}, r"That would be 5,000 shifts; one pattern makes 500 at most"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_sentence(values, sentence):
    day = date(2026, 6, 1)
    pattern = Pattern(
        **{
            "zone": AMSTERDAM,
            "hours": (hours("09:00-11:00"),),
            "weekdays": EVERY_DAY,
            "first": day,
            "last": day,
            **values,
        }
    )
    with pytest.raises(UnfitPattern, match=sentence):
        make_shifts(pattern)


def test_a_shift_of_which_clocks_pass_over_the_whole_is_refused():
    with pytest.raises(UnfitPattern, match="clocks pass over this whole shift"):
        on(SPRING, "02:10-02:50")


@pytest.mark.parametrize(
    ("hours_long", "sentence"),
    [(-1, "ends before it begins"), (0, "at the same moment"), (40, "lasts 40 hours; 24 is the most")],
)
def test_a_single_shift_of_no_time_or_far_too_long_is_refused(hours_long, sentence):
    start = utc("2026-06-01T09:00")
    with pytest.raises(UnfitPattern, match=sentence):
        refuse_length(start, start + timedelta(hours=hours_long))


def test_times_of_one_zone_are_not_subtracted_by_what_the_clock_shows():
    zone = ZoneInfo(AMSTERDAM)
    start, end = (datetime(2026, 10, 25, hour, tzinfo=zone) for hour in (1, 5))
    assert (minutes_between(start, end), (end - start) / timedelta(minutes=1)) == (300, 240)


def test_what_was_made_is_asked_of_the_rota_by_the_same_clocks():
    pattern = Pattern(AMSTERDAM, (hours("22:00-02:00"),), EVERY_DAY, SPRING, SPRING, people=2)
    (made,) = make_shifts(pattern)
    asked = made.asked("s1", pattern)
    assert (asked.start.hour, asked.minutes, asked.people) == (22, made.minutes, 2)


@given(
    st.dates(date(2000, 1, 1), date(2036, 1, 1)),
    st.times(),
    st.sampled_from((AMSTERDAM, LONDON, LORD_HOWE, "America/New_York", "Asia/Kathmandu")),
)
def test_a_moment_is_shown_by_clocks_as_it_was_asked_unless_they_pass_over_it(day, clock, name):
    zone = ZoneInfo(name)
    for later in (False, True):
        shown = instant(day, clock, zone, later=later).astimezone(zone).replace(tzinfo=None)
        assert shown >= datetime.combine(day, clock)
        assert shown - datetime.combine(day, clock) <= timedelta(hours=1)
