"""Pictures of a count, each with its table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Axis, Bar, Chart, Dot, LegendEntry, bars, columns, scatter, shares
from samenspel.foundation.ui.figures import as_share, count_of
from samenspel.methods.budgeting import Outcome
from samenspel.phases.plan.results import Row
from samenspel.phases.plan.wording import Money

MOST_WON = 10
TONES = {True: "accent", False: "muted"}


def money_chart(outcome: Outcome, money: Money) -> Chart:
    """How far the money went."""
    parts = [
        Bar(_("Given to projects"), outcome.spent, money(outcome.spent)),
        Bar(_("Left over"), outcome.left, money(outcome.left), "muted"),
    ]
    return shares(_("How far the money went"), parts, columns=(_("Part"), _("Amount")))


def voters_chart(outcome: Outcome) -> Chart:
    """How many winners of theirs voters have."""
    found = outcome.satisfaction.distribution
    rows = [Bar(str(won), voters, tone=TONES[won > 0]) for won, voters in enumerate(found[:MOST_WON])]
    if len(found) > MOST_WON:
        rows.append(Bar(f"{MOST_WON}+", sum(found[MOST_WON:])))
    return columns(
        _("How many chosen projects people had voted for"),
        rows,
        columns=(_("Chosen projects they voted for"), _("People")),
        description=_("Each column is a number of people; those on the left got nothing they voted for."),
    )


def represented_chart(here: Outcome, there: Outcome, names: tuple[str, str]) -> Chart:
    """Who has at least one project, by either rule, of all who voted."""
    title = _("People with at least one chosen project of theirs")
    rows = [_represented(here, names[0], "accent"), _represented(there, names[1], "muted")]
    return bars(title, rows, columns=(_("Rule"), _("People")), whole=here.voters)


def _represented(outcome: Outcome, name: str, tone: str) -> Bar:
    found = outcome.satisfaction
    text = f"{count_of(found.represented)} ({as_share(found.share)})"
    return Bar(name, found.represented, text, tone)


def prices_chart(rows: Sequence[Row], money: Money) -> Chart:
    """What each winner cost per vote, in order of choice."""
    found = [
        Bar(row.proposal.title, row.proposal.cost / row.votes, money(row.proposal.cost // row.votes))
        for row in rows
        if row.selected and row.votes
    ]
    return bars(_("Cost per vote of each chosen project"), found, columns=(_("Project"), _("Cost per vote")))


def votes_chart(rows: Sequence[Row], money: Money) -> Chart:
    """Every project as a dot: votes along, cost upwards."""
    return scatter(
        _("Votes and cost of every project"),
        [_dot(row) for row in rows],
        (Axis(_("Votes"), count_of), Axis(_("Cost"), money)),
        columns=(_("Project"), _("Votes / cost")),
        legend=(LegendEntry("accent", _("Chosen")), LegendEntry("muted", _("Not chosen"))),
        mark="plan-dot",
    )


def _dot(row: Row) -> Dot:
    text = (count_of(row.votes), row.cost)
    return Dot(row.proposal.title, row.votes, row.proposal.cost, text, TONES[row.selected])
