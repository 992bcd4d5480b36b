"""Signs that an initiative may be in trouble: pure rules, that ask a question and give no verdict.

A sign is read from one gauge over a window of days. Of fewer people than `k` nothing is told, and where a
sign would mean fewer than five of them, it is not told either. A sign tells that a threshold was passed, and
never a count of people. All thresholds are ours until somebody has tested them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samenspel.methods.few import LEAST_K
from samenspel.methods.typology import Source
from samenspel.methods.typology.sources import OURS
from samenspel.methods.words import N_

from .gauges import GAUGES, Gauge, Measured


class Passes(StrEnum):
    """On which side of the threshold it is told."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, kw_only=True)
class Sign:
    """`window`: days that are looked at; none: what was noted last counts. `threshold`: a share of the whole.
    `least`: of how much there has to be something. `asks`: the question to both sides. `entries`: of the
    catalogue, to which it points. `meant`: that its part is of people."""

    name: str
    label: str
    gauge: Gauge
    window: int
    threshold: float
    passes: Passes
    least: float
    asks: str
    entries: tuple[str, ...]
    source: Source = OURS

    def is_passed(self, found: Measured) -> bool:
        share = found.part / found.whole if found.whole else 0.0
        return share > self.threshold if self.passes == Passes.ABOVE else share < self.threshold


class Told(StrEnum):
    """What may be said of a sign here and now."""

    SIGN = "sign"
    QUIET = "quiet"
    TOO_FEW = "too_few"
    UNKNOWN = "unknown"


def told_by(sign: Sign, found: Measured | None, k: int) -> Told:
    """`k`: the house's least number of people.

    >>> told_by(SIGNS["drop_out"], Measured(12, 30, people=30, meant=12), 10)
    <Told.SIGN: 'sign'>
    >>> told_by(SIGNS["drop_out"], Measured(4, 10, people=10, meant=4), 10)
    <Told.TOO_FEW: 'too_few'>
    """
    if found is None:
        return Told.UNKNOWN
    if found.whole < sign.least or (found.people is not None and found.people < max(k, LEAST_K)):
        return Told.TOO_FEW
    if not sign.is_passed(found):
        return Told.QUIET
    return Told.TOO_FEW if found.meant is not None and found.meant < LEAST_K else Told.SIGN


SIGNS = {
    sign.name: sign
    for sign in (
        Sign(
            name="drop_out",
            label=N_("Many leave"),
            gauge=GAUGES["members"],
            window=90,
            threshold=1 / 3,
            passes=Passes.ABOVE,
            least=1,
            asks=N_("More than a third of the members left within three months. What made them leave?"),
            entries=("implicit_demands", "destruction_of_value"),
        ),
        Sign(
            name="one_sided",
            label=N_("One side does nearly everything"),
            gauge=GAUGES["acts"],
            window=90,
            threshold=0.1,
            passes=Passes.BELOW,
            least=20,
            asks=N_(
                "In three months one side did less than a tenth of what was done here. Is that as agreed in "
                "the charter?"
            ),
            entries=("rejection_of_responsibility", "destruction_of_value"),
        ),
        Sign(
            name="unanswered",
            label=N_("Contributions wait for an answer"),
            gauge=GAUGES["contributions"],
            window=180,
            threshold=0.25,
            passes=Passes.ABOVE,
            least=4,
            asks=N_(
                "More than a quarter of the contributions that are older than four weeks have no answer. Who "
                "answers them, and when?"
            ),
            entries=("failing_accountability", "responsiveness"),
        ),
        Sign(
            name="load_on_few",
            label=N_("Few carry the load"),
            gauge=GAUGES["load"],
            window=90,
            threshold=0.6,
            passes=Passes.ABOVE,
            least=20,
            asks=N_(
                "A fifth of the citizens did more than six tenths of what citizens did in three months. Do "
                "they want that, and could others take some of it?"
            ),
            entries=("implicit_demands", "reinforced_inequalities", "unequal_participation"),
        ),
        Sign(
            name="silence",
            label=N_("The organisation is silent"),
            gauge=GAUGES["silence"],
            window=30,
            threshold=0.001,
            passes=Passes.BELOW,
            least=5,
            asks=N_(
                "Citizens were busy here for a month, and nobody on behalf of the organisation did anything. "
                "What is in its way?"
            ),
            entries=("rejection_of_responsibility", "responsiveness"),
        ),
        Sign(
            name="hours_asked",
            label=N_("More hours are asked than agreed"),
            gauge=GAUGES["hours"],
            window=0,
            threshold=1.25,
            passes=Passes.ABOVE,
            least=1,
            asks=N_(
                "Citizens were asked for more than five hours where four were agreed. Should they be asked "
                "anew, or should less be done?"
            ),
            entries=("implicit_demands",),
        ),
        Sign(
            name="staff_hours",
            label=N_("Fewer staff hours than before"),
            gauge=GAUGES["staff_hours"],
            window=0,
            threshold=0.9,
            passes=Passes.BELOW,
            least=1,
            asks=N_(
                "The service has more than a tenth fewer staff hours than before this began. Do citizens "
                "stand in for staff?"
            ),
            entries=("rejection_of_responsibility", "savings_pressure"),
        ),
        Sign(
            name="budget",
            label=N_("Less budget than before"),
            gauge=GAUGES["budget"],
            window=0,
            threshold=0.9,
            passes=Passes.BELOW,
            least=1,
            asks=N_(
                "The service has more than a tenth less money than before this began. Was coproduction the "
                "reason to save?"
            ),
            entries=("rejection_of_responsibility", "savings_pressure"),
        ),
        Sign(
            name="paid_tasks",
            label=N_("Citizens do what paid staff did"),
            gauge=GAUGES["paid_tasks"],
            window=0,
            threshold=0.25,
            passes=Passes.ABOVE,
            least=1,
            asks=N_(
                "More than a quarter of the tasks of citizens were done by paid staff before. Did the staff, "
                "and those who speak for it, agree?"
            ),
            entries=("rejection_of_responsibility", "professional_resistance"),
        ),
        Sign(
            name="mandates",
            label=N_("Decisions without a mandate"),
            gauge=GAUGES["mandates"],
            window=0,
            threshold=0.0,
            passes=Passes.ABOVE,
            least=1,
            asks=N_(
                "A decision that needed the mandate of an elected body was taken without one. Who asks for "
                "it now?"
            ),
            entries=("loss_of_democracy",),
        ),
        Sign(
            name="owners",
            label=N_("Tasks for which nobody who is paid answers"),
            gauge=GAUGES["owners"],
            window=0,
            threshold=0.0,
            passes=Passes.ABOVE,
            least=1,
            asks=N_("There is a task for which no paid employee answers. Whom does one call when it fails?"),
            entries=("failing_accountability",),
        ),
        Sign(
            name="costs",
            label=N_("More hours for one result"),
            gauge=GAUGES["costs"],
            window=0,
            threshold=1.5,
            passes=Passes.ABOVE,
            least=0.1,
            asks=N_(
                "One result takes both sides more than half as many hours again as before. What could be "
                "simpler, and when would you stop?"
            ),
            entries=("transaction_costs",),
        ),
        Sign(
            name="benefits",
            label=N_("The benefit goes to those who are well off"),
            gauge=GAUGES["benefits"],
            window=0,
            threshold=0.8,
            passes=Passes.BELOW,
            least=1,
            asks=N_(
                "The half that is worse off has clearly less than half of the benefit. Whom do you not reach?"
            ),
            entries=("reinforced_inequalities",),
        ),
        Sign(
            name="conflicts",
            label=N_("Conflicts stop the work"),
            gauge=GAUGES["conflicts"],
            window=0,
            threshold=0.1,
            passes=Passes.ABOVE,
            least=3,
            asks=N_(
                "A conflict stopped more than a tenth of the meetings or shifts. Who can mediate, and what "
                "is it about?"
            ),
            entries=("destruction_of_value",),
        ),
    )
}
