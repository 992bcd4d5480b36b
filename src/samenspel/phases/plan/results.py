"""A count as its page shows it: one row per project, with the reason in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenspel.foundation.search.words import holds_every_word
from samenspel.foundation.ui.figures import as_share
from samenspel.foundation.ui.words import said
from samenspel.methods.budgeting import APPROVAL_FORMATS, Outcome, ProjectOutcome
from samenspel.methods.budgeting.money import plain_number
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.wording import Money

SHORT = ("short", "short-after-tie")
SAVING = (*SHORT, "saved-short")


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


def rows_matching(rows: Iterable[Row], wanted: Mapping[str, str]) -> list[Row]:
    """`wanted`: q and show, as ResultsFilter has them; each may be left out."""
    return [row for row in rows if _is_wanted(row, wanted)]


def _is_wanted(row: Row, wanted: Mapping[str, str]) -> bool:
    show, proposal = wanted.get("show"), row.proposal
    if show and row.selected != (show == "chosen"):
        return False
    text = f"{proposal.number} {proposal.title} {proposal.category}"
    return holds_every_word(text, wanted.get("q", ""))
