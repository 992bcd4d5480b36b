"""Steps with dates: which is now, which is over, and from when to when, in words."""

from datetime import UTC, datetime

from samenspel.foundation.ui.steps import steps
from tests.factories.plan import clock

NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)


def day(number):
    return NOON.replace(day=number)


def test_one_step_is_now_and_those_before_it_are_over():
    dated = [
        ("Propose", day(1), day(10)),
        ("Vote", day(10), day(20)),
        ("Count", day(20), None),
        ("Never", None, None),
    ]
    with clock(NOON):
        seen = [(one.name, one.when, one.is_over, one.is_current) for one in steps(dated)]
    assert seen == [
        ("Propose", "1 March to 10 March", True, False),
        ("Vote", "10 March to 20 March", False, True),
        ("Count", "from 20 March", False, False),
    ]


def test_the_last_step_goes_on():
    with clock(NOON):
        assert [(one.is_over, one.is_current) for one in steps([("Count", day(1), None)])] == [(False, True)]


def test_another_year_is_named():
    with clock(NOON.replace(year=2026)):
        assert [one.when for one in steps([("Vote", day(1), day(2))])] == ["1 March 2027 to 2 March 2027"]
