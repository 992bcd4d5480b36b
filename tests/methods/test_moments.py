"""One reading of days and times, for every command and page."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from samenspel.methods.moments import NoMoment, Written, read_clock, read_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-12-05", Written(DAY)),
        ("2026-12-5", Written(DAY)),
        ("5-12-2026", Written(DAY)),
        ("05/12/2026", Written(DAY)),
        ("5.12.2026", Written(DAY)),
        (" 2026-12-05 09:00 ", Written(DAY, time(9))),
        ("5/12/2026 9:05", Written(DAY, time(9, 5))),
        ("2026-12-05T09:00:30", Written(DAY, time(9, 0, 30))),
        ("2026-12-05T09:00:30,25", Written(DAY, time(9, 0, 30, 250_000))),
        ("2026-12-05T09:00Z", Written(DAY, time(9), UTC)),
        ("2026-12-05 09:00 +0130", Written(DAY, time(9), timezone(timedelta(hours=1, minutes=30)))),
        ("2026-12-05 09:00:00-05:00", Written(DAY, time(9), timezone(timedelta(hours=-5)))),
    ],
)
def test_a_day_is_read_in_any_writing(text, written):
    assert read_moment(text) == written


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ""),
        ("soon", ""),
        ("20261205", ""),
        ("5 december", ""),
        ("2026-12-05+01:00", ""),
        ("٢٠٢٦-12-05", ""),
        ("2026-02-30", "there is no such day."),
        ("12/31/2026", "there is no such day."),
        ("0001-01-01", "there is no such day."),
        ("31.12.9999", "there is no such day."),
        ("2026-12-05 24:00", "there is no such time."),
        ("2026-12-05 09:61", "there is no such time."),
        ("2026-12-05 09:00+25:00", "there is no such moment."),
    ],
)
def test_what_is_no_day_is_said(text, says):
    with pytest.raises(NoMoment) as error:
        read_moment(text)
    assert str(error.value) == says


def test_a_time_without_its_distance_from_utc_is_by_the_clocks_of_the_place():
    there = [
        read_moment(text).at(AMSTERDAM).astimezone(UTC)
        for text in ("2026-12-05", "2026-12-05 09:00", "2026-12-05 09:00Z", "2026-10-25 02:30")
    ]
    assert there == [
        datetime(2026, 12, 4, 23, tzinfo=UTC),
        datetime(2026, 12, 5, 8, tzinfo=UTC),
        datetime(2026, 12, 5, 9, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    ]


def test_a_time_that_clocks_pass_over_is_refused():
    with pytest.raises(NoMoment, match="the clock is set forward then"):
        read_moment("2026-03-29 02:30").at(AMSTERDAM)


def test_a_time_alone_is_a_time():
    assert [read_clock(text) for text in ("9:00", "23:59:30", "2026-12-05", "x")] == [
        time(9),
        time(23, 59, 30),
        None,
        None,
    ]
    with pytest.raises(NoMoment):
        read_clock("25:00")
