"""Indicators with values, made by the actions."""

from datetime import date
from decimal import Decimal

from samenspel.methods.indicators import Rhythm
from samenspel.phases.assess.actions import indicators as actions
from samenspel.phases.assess.actions.readings import add_reading
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.stages import stage

SAID = {
    "outcome": "People from the east side find their way in.",
    "title": "Visits in the evening",
    "unit": "visits",
    "rhythm": "month",
    "aim": "more",
    "begins_on": date(2025, 9, 1),
    "baseline": Decimal(50),
    "target": Decimal(60),
    "target_on": date(2026, 6, 30),
    "source": "The counter at the door.",
    "comparison": "The library in the west changes nothing.",
    "compared_with": "The library in the west",
}


@stage
def make_indicator(initiative=None, values=(), beside=(), first=date(2025, 1, 1), **about):
    """`values`: one a period from the `first` on; None is a gap. `beside`: idem, of the comparison."""
    initiative = initiative or make_initiative()
    coordinator = coordinator_of(initiative)
    indicator = actions.add_indicator(actor=coordinator, initiative=initiative, **{**SAID, **about})
    for side, numbers in (("ours", values), ("beside", beside)):
        period = first
        for number in numbers:
            if number is not None:
                note(indicator, period, number, side=side)
            period = Rhythm(indicator.rhythm).after(period)
    return indicator


def note(indicator, period, number, **about):
    about = {"side": "ours", "actor": coordinator_of(indicator.initiative), **about}
    return add_reading(indicator=indicator, period=period, value=Decimal(str(number)), **about)
