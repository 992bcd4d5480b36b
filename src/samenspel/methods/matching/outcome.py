"""What matching answers: what each project gets from the pot, and why."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from samenspel.methods.nouns import givers, projects
from samenspel.methods.shown import Telling, Told, barred

from .money import money_text
from .pairs import Pair
from .rule import Rule


@dataclass(frozen=True)
class ProjectMatch:
    """One project's match. Amounts are in cents; those that are fractions are exact, or within the outcome's
    `error`.

    `own`: what people gave; `counted`: what of it counts; `unbounded`: what the formula says without a bound
    on pairs; `taken`: what the bound took away, most of it from `pairs`; `amount`: what is left of it; `cap`:
    the most it may get; `share`: the amount times the factor, or the cap; `payout`: the share in cents.
    """

    id: str
    name: str
    givers: int
    own: int
    counted: int
    unbounded: Fraction
    taken: Fraction
    pairs: tuple[Pair, ...]
    amount: Fraction
    cap: int | None
    share: Fraction
    payout: int

    @property
    def capped(self) -> bool:
        """Whether it would have got more without its cap."""
        return self.cap is not None and self.amount > 0 and self.share == self.cap


@dataclass(frozen=True)
class Tie:
    """Projects whose parts of a cent were equal, or too near to tell: those in `lucky` got one cent each,
    because they have more givers, else more gifts, else the smaller id as text."""

    projects: tuple[str, ...]
    lucky: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Outcome(Telling):
    """The result of a rule on gifts, in the order of the projects.

    `factor`: what every amount was multiplied with. `error`: the fraction of itself by which each share may
    be off at most.
    """

    rule: Rule
    givers: int
    projects: tuple[ProjectMatch, ...]
    factor: Fraction
    error: Fraction
    tie: Tie | None

    def __repr__(self) -> str:
        paid = money_text("")(self.paid)
        return f"<Outcome of {self.rule.formula}: projects {len(self.projects)}, paid {paid}>"

    def told(self) -> Told:
        """What every project gets, the largest first, in currency units."""
        money = money_text("")
        rows = [
            (one.id, one.name, one.givers, money(one.own), money(one.share), money(one.payout))
            for one in self._by_payout()
        ]
        sentence = (
            f"{money(self.paid)} of {money(self.rule.pot)} paid to {projects(len(self.projects))}, "
            f"for what {givers(self.givers)} gave."
        )
        columns = ("project", "name", "givers", "given", "formula and caps", "payout")
        return Told(sentence, [("", columns, rows)], [("formula", self.rule.formula)])

    def plot(self) -> Any:
        """Axes of matplotlib: of each project the payout in currency units; ImportError without it."""
        bars = [(one.name or one.id, one.payout / 100, True) for one in self._by_payout()]
        return barred(f"What each project gets ({self.rule.formula})", bars)

    def _by_payout(self) -> list[ProjectMatch]:
        return sorted(self.projects, key=lambda one: (-one.payout, -one.own))

    @cached_property
    def paid(self) -> int:
        return sum(project.payout for project in self.projects)

    @property
    def left(self) -> int:
        return self.rule.pot - self.paid

    @property
    def uncertain(self) -> int:
        """Cents that any payout may be off from the formula because numbers were rounded: 0 unless shares are
        so large that the error reaches half a cent."""
        largest = max((project.share for project in self.projects), default=Fraction(0))
        return int(largest * self.error + Fraction(1, 2))

    @cached_property
    def payouts(self) -> dict[str, int]:
        return {project.id: project.payout for project in self.projects}
