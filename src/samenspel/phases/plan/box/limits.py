"""What fits on a ballot: the ballot format and its limits."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel.foundation.ui.figures import count_of
from samenspel.methods.budgeting.election import POINT_FORMATS
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.wording import money_of

FORMATS: dict[str, Promise] = {
    "approval": gettext_lazy("Every project one likes"),
    "limited": gettext_lazy("A few projects, at most so many"),
    "knapsack": gettext_lazy("Projects that fit in the budget together"),
    "cumulative": gettext_lazy("Points to divide over projects"),
    "scoring": gettext_lazy("A mark for each project"),
    "ordinal": gettext_lazy("A top list, the best first"),
}


@dataclass(frozen=True)
class Limits:
    """`most` projects, `most_cost` together (in 1/scale), `points` together, `most_each` for one."""

    round: BudgetRound
    marks: str
    most: int | None
    most_cost: int | None
    points: int | None
    most_each: int | None

    @property
    def with_points(self) -> bool:
        return self.marks in POINT_FORMATS

    @property
    def sentences(self) -> list[str]:
        """How to vote, for people."""
        return [*self._idea(), *self._sizes()]

    def _idea(self) -> list[str]:
        ideas = {
            "approval": _("Choose every project that you would like to see."),
            "ordinal": _("Number the projects you like: 1 for the best, 2 for the next, and so on."),
            "scoring": _("Give a project from 1 to %(most)s points; leave the others empty."),
            "cumulative": _("You have %(points)s points to divide over the projects as you like."),
        }
        most, points = count_of(self.most_each or 0), count_of(self.points or 0)
        return [ideas[self.marks] % {"most": most, "points": points}]

    def _sizes(self) -> list[str]:
        sizes = []
        if self.most:
            text = ngettext("At most %(count)s project.", "At most %(count)s projects.", self.most)
            sizes.append(text % {"count": count_of(self.most)})
        if self.most_cost:
            cost = money_of(self.round)(self.most_cost)
            sizes.append(_("Together they may cost at most %(cost)s.") % {"cost": cost})
        return sizes


def limits_of(round: BudgetRound) -> Limits:
    return Limits(
        round=round,
        marks="approval" if round.ballot_format == "choose-1" else round.ballot_format,
        **{name: getattr(round, name) for name in LIMITS},
    )


LIMITS = ("most", "most_cost", "points", "most_each")
KINDS = {
    "approval": ("approval", None),
    "limited": ("approval", "most"),
    "knapsack": ("approval", "most_cost"),
    "cumulative": ("cumulative", "points"),
    "scoring": ("scoring", "most_each"),
    "ordinal": ("ordinal", "most"),
}
"""The ballot format of each of FORMATS, and the one of LIMITS that it has."""


def ballot_of(style: str, *, budget: int, most: int, points: int) -> dict[str, Any]:
    """The fields of a round whose ballots are of one of FORMATS."""
    ballot_format, limit = KINDS[style]
    sizes = {"most": most, "most_cost": budget, "points": points, "most_each": points}
    limits = {name: sizes[name] if name == limit else None for name in LIMITS}
    return {"ballot_format": ballot_format, **limits}


def style_of(round: BudgetRound) -> str:
    """Which of FORMATS a round has."""
    if round.ballot_format != "approval":
        return round.ballot_format
    if round.most_cost is not None:
        return "knapsack"
    return "approval" if round.most is None else "limited"


def whole_meta(round: BudgetRound) -> dict[str, str]:
    """META with the limits of a round that is held here; a file that was imported says its own."""
    if not round.is_held_here:
        return dict(round.meta)
    cost = None if round.most_cost is None else Decimal(round.most_cost) / round.scale
    limits = {
        "min_length": 1,
        "max_length": round.most,
        "max_sum_cost": cost,
        "max_sum_points": round.points,
        "max_points": round.most_each,
    }
    said = {name: str(limit) for name, limit in limits.items() if limit is not None}
    return {**said, **round.meta}
