"""What fits on a ballot: the ballot format and its limits, as Pabulib's META names them."""

from dataclasses import dataclass
from decimal import Decimal

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
    meta = round.meta
    most_cost = meta.get("max_sum_cost")
    return Limits(
        round=round,
        marks="approval" if round.ballot_format == "choose-1" else round.ballot_format,
        most=_number(meta, "max_length"),
        most_cost=int(Decimal(most_cost) * round.scale) if most_cost else None,
        points=_number(meta, "max_sum_points"),
        most_each=_number(meta, "max_points"),
    )


def _number(meta: dict[str, str], name: str) -> int | None:
    return int(meta[name]) if meta.get(name) else None


def as_meta(style: str, *, budget: int, scale: int, most: int, points: int) -> tuple[str, dict[str, str]]:
    """The ballot format, and its limits as META, of one of FORMATS."""
    if style == "limited":
        return "approval", {"min_length": "1", "max_length": str(most)}
    if style == "knapsack":
        return "approval", {"min_length": "1", "max_sum_cost": str(Decimal(budget) / scale)}
    if style == "cumulative":
        return style, {"min_length": "1", "max_sum_points": str(points)}
    if style == "scoring":
        return style, {"min_length": "1", "max_points": str(points)}
    if style == "ordinal":
        return style, {"min_length": "1", "max_length": str(most)}
    return "approval", {"min_length": "1"}


def style_of(round: BudgetRound) -> str:
    """Which of FORMATS a round has."""
    if round.ballot_format != "approval":
        return round.ballot_format
    if "max_sum_cost" in round.meta:
        return "knapsack"
    return "limited" if "max_length" in round.meta else "approval"
