"""What initiatives of the demo town measure: said before the start, and read month after month."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils.timezone import localdate

from samenspel.methods.indicators import Rhythm, SentRow
from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.story import Measured
from samenspel.phases.assess.actions.indicators import add_indicator, change_target
from samenspel.phases.assess.actions.readings import add_reading, import_readings
from samenspel.phases.assess.models.indicators import Indicator, Side
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

MONTH = Rhythm.MONTH


def measure(actor: Person, initiative: Initiative, measured: Measured, founded: datetime) -> Life:
    """`founded`: until when there are values."""
    yield day(measured.said)
    indicator = _say(actor, initiative, measured)
    yield day(measured.said, 11)
    import_readings(actor=actor, indicator=indicator, rows=_past(measured, indicator.begins_on))
    goal, today = measured.moved, localdate(founded)
    for period, ours, beside in _since(measured, indicator.begins_on, today):
        moment = day((MONTH.after(period) - today).days + 1)
        if goal and moment > day(goal[0]):
            yield day(goal[0])
            _move(actor, indicator, measured)
            goal = None
        yield moment
        for side, value in ((Side.OURS, ours), (Side.BESIDE, beside)):
            if value is not None:
                add_reading(actor=actor, indicator=indicator, side=side, period=period, value=Decimal(value))


def _say(actor: Person, initiative: Initiative, measured: Measured) -> Indicator:
    return add_indicator(
        actor=actor,
        initiative=initiative,
        outcome=str(measured.outcome),
        title=str(measured.title),
        unit=str(measured.unit),
        rhythm=MONTH,
        aim=measured.aim,
        begins_on=localdate(day(measured.begins)),
        baseline=Decimal(measured.baseline),
        target=Decimal(measured.target),
        target_on=localdate(day(measured.ends)),
        source=str(measured.source),
        comparison=str(measured.comparison),
        compared_with=str(measured.compared_with),
    )


def _move(actor: Person, indicator: Indicator, measured: Measured) -> None:
    assert measured.moved
    _day, target, reason = measured.moved
    change_target(
        actor=actor,
        indicator=indicator,
        target=Decimal(target),
        target_on=indicator.target_on,
        reason=str(reason),
    )


def _past(measured: Measured, begins_on: date) -> list[SentRow]:
    """The last of them is the month before the one in which it begins."""
    rows, period = list[SentRow](), MONTH.period_of(begins_on)
    beside = measured.beside_before or (None,) * len(measured.before)
    for ours, theirs in zip(reversed(measured.before), reversed(beside), strict=True):
        period = MONTH.period_of(period - timedelta(days=1))
        rows.append(SentRow(0, period, Fraction(ours), None if theirs is None else Fraction(theirs)))
    return rows


def _since(measured: Measured, begins_on: date, today: date) -> Iterator[tuple[date, int | None, int | None]]:
    """Months that are over for two days."""
    period = MONTH.period_of(begins_on)
    beside = measured.beside_since or (None,) * len(measured.since)
    for ours, theirs in zip(measured.since, beside, strict=True):
        if MONTH.after(period) + timedelta(days=2) > today:
            return
        yield period, ours, theirs
        period = MONTH.after(period)
