"""A count as its page shows it: one row per project, with the reason in words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from samenspel.foundation.ui.figures import as_share
from samenspel.methods.budgeting import Rule
from samenspel.methods.budgeting.election import APPROVAL_FORMATS
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound, Proposal, Tally
from samenspel.phases.plan.queries import on_ballot

Shown = dict[str, Any]
SHORT = ("short", "short-after-tie")
SAVING = (*SHORT, "saved-short")
WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True)
class Row:
    """What became of one proposal. `had` is the share of its cost that its supporters had."""

    proposal: Proposal
    selected: bool
    order: int | None
    votes: int
    points: float | None
    cost: str
    had: float | None
    sentence: str

    @property
    def had_share(self) -> str:
        """Rounded down: 100% would look like enough."""
        return as_share(int((self.had or 0) * 100) / 100)


@dataclass(frozen=True)
class Count:
    """One side of a comparison: an outcome with its numbers."""

    round: BudgetRound
    proposals: dict[str, Proposal]
    outcome: Shown
    reasons: Shown

    @cached_property
    def rows(self) -> list[Row]:
        """In the order of choice, then by votes."""
        last = len(self.outcome["projects"]) + 1
        found = [self._row(one) for one in self.outcome["projects"] if one["id"] in self.proposals]
        return sorted(found, key=lambda row: (row.order or last, -row.votes, row.proposal.place))

    @property
    def rule(self) -> Rule:
        return Rule.from_dict(self.outcome["rule"])

    @cached_property
    def titles(self) -> dict[str, str]:
        return {number: proposal.title for number, proposal in self.proposals.items()}

    def _row(self, one: Shown) -> Row:
        money, proposal = wording.money_of(self.round), self.proposals[one["id"]]
        missing, numbers = self.amount(one["missing_exact"]), self.reasons[one["id"]]
        return Row(
            proposal=proposal,
            selected=one["selected"],
            order=one["order"],
            votes=one["votes"],
            points=None if self.round.ballot_format in APPROVAL_FORMATS else one["points"],
            cost=money(proposal.cost),
            had=_had(one["reason_code"], missing, proposal.cost),
            sentence=wording.sentence_of(one["reason_code"], numbers, money, self.titles),
        )

    def amount(self, exact: str | None) -> Fraction | None:
        """In 1/scale."""
        return None if exact is None else Fraction(exact) * self.round.scale

    def row_of(self, proposal: Proposal) -> Row:
        return next(row for row in self.rows if row.proposal.number == proposal.number)

    @property
    def chosen(self) -> int:
        return len(self.outcome["winners"])

    @property
    def spent(self) -> int:
        return sum(self.proposals[number].cost for number in self.outcome["winners"])

    @property
    def represented(self) -> int:
        found: int = self.outcome["satisfaction"]["represented"]
        return found

    @property
    def represented_share(self) -> float:
        found: float = self.outcome["satisfaction"]["represented_share"]
        return found


def _had(code: str, missing: Fraction | None, cost: int) -> float | None:
    """Only where supporters pay: what they had at the end, of the cost."""
    if code not in SAVING or not missing or not cost:
        return None
    return float(1 - missing / cost)


def counts_of(tally: Tally) -> tuple[Count, Count]:
    """The count itself, and the one by the other rule."""
    proposals = {proposal.number: proposal for proposal in on_ballot(tally.round)}
    result = tally.result
    here = Count(tally.round, proposals, result["outcome"], result["reasons"])
    other = result["other"]
    return here, Count(tally.round, proposals, other["outcome"], other["reasons"])


SORTS = {
    "votes": lambda row: -row.votes,
    "dear": lambda row: -row.proposal.cost,
    "cheap": lambda row: row.proposal.cost,
    "near": lambda row: -(row.had or 0),
}


def rows_matching(rows: Iterable[Row], wanted: Shown) -> list[Row]:
    """`wanted`: q, show and sort, as ResultsFilter has them; each may be left out."""
    found = [row for row in rows if _is_wanted(row, wanted)]
    sort = SORTS.get(wanted.get("sort", ""))
    return sorted(found, key=sort) if sort else found


def _is_wanted(row: Row, wanted: Shown) -> bool:
    show, words = wanted.get("show"), folded(wanted.get("q", "")).split()
    if show and row.selected != (show == "chosen"):
        return False
    text = folded(f"{row.proposal.number} {row.proposal.title} {row.proposal.category}")
    return all(word in text for word in words)


def folded(text: str) -> str:
    """In small letters without accents, as any keyboard can type it."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
