"""A count as its page shows it: one row per project, with the reason in words."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenspel.foundation.ui.figures import as_share
from samenspel.foundation.ui.words import said
from samenspel.methods.budgeting import APPROVAL_FORMATS, Outcome, ProjectOutcome
from samenspel.methods.budgeting.money import plain_number
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.wording import Money

SHORT = ("short", "short-after-tie")
SAVING = (*SHORT, "saved-short")
WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True)
class Row:
    """What became of one proposal; its words are found where they are shown."""

    proposal: Proposal
    fate: ProjectOutcome
    money: Money
    titles: Mapping[str, str]
    has_points: bool

    @property
    def selected(self) -> bool:
        return self.fate.selected

    @property
    def order(self) -> int | None:
        return self.fate.order

    @property
    def votes(self) -> int:
        return self.fate.votes

    @property
    def points(self) -> float | None:
        return plain_number(self.fate.points) if self.has_points else None

    @property
    def cost(self) -> str:
        return self.money(self.proposal.cost)

    @property
    def had(self) -> float | None:
        """The share of its cost that its supporters had at the end, where supporters pay."""
        missing, cost = self.fate.missing, self.proposal.cost
        if self.fate.reason.code not in SAVING or not missing or not cost:
            return None
        return float(1 - missing / cost)

    @property
    def had_share(self) -> str:
        """Rounded down: 100% would look like enough."""
        return as_share(int((self.had or 0) * 100) / 100)

    @property
    def sentence(self) -> str:
        return said(self.fate.reason.words, self.money, self.titles)


def rows_of(round: BudgetRound, outcome: Outcome, on_ballot: Iterable[Proposal]) -> list[Row]:
    """In the order of choice, then by votes."""
    proposals = {proposal.number: proposal for proposal in on_ballot}
    titles = {number: proposal.title for number, proposal in proposals.items()}
    money, has_points = wording.money_of(round), round.ballot_format not in APPROVAL_FORMATS
    last = len(outcome.projects) + 1
    found = (
        Row(proposals[fate.id], fate, money, titles, has_points)
        for fate in outcome.projects
        if fate.id in proposals
    )
    return sorted(found, key=lambda row: (row.order or last, -row.votes, row.proposal.place))


def row_of(rows: Iterable[Row], proposal: Proposal) -> Row:
    return next(row for row in rows if row.proposal == proposal)


SORTS = {
    "votes": lambda row: -row.votes,
    "dear": lambda row: -row.proposal.cost,
    "cheap": lambda row: row.proposal.cost,
    "near": lambda row: -(row.had or 0),
}


def rows_matching(rows: Iterable[Row], wanted: Mapping[str, str]) -> list[Row]:
    """`wanted`: q, show and sort, as ResultsFilter has them; each may be left out."""
    found = [row for row in rows if _is_wanted(row, wanted)]
    sort = SORTS.get(wanted.get("sort", ""))
    return sorted(found, key=sort) if sort else found


def _is_wanted(row: Row, wanted: Mapping[str, str]) -> bool:
    show, words = wanted.get("show"), folded(wanted.get("q", "")).split()
    if show and row.selected != (show == "chosen"):
        return False
    text = folded(f"{row.proposal.number} {row.proposal.title} {row.proposal.category}")
    return all(word in text for word in words)


def folded(text: str) -> str:
    """In small letters without accents, as any keyboard can type it."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
