"""Pictures of a count, each with its table."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Bar, Chart, Key, bars, columns, shares
from samenspel.foundation.ui.charts.chart import drawing, joined, n, percent
from samenspel.foundation.ui.figures import as_share
from samenspel.phases.plan.results import Count, Row
from samenspel.phases.plan.wording import count_of, money_of

TALL, TOP = 16.0, 2.0
MOST_WON = 10
TONES = {True: "accent", False: "muted"}


def money_chart(count: Count) -> Chart:
    """How far the money went."""
    money, left = money_of(count.round), count.round.budget - count.spent
    parts = [
        Bar(_("Given to projects"), count.spent, money(count.spent)),
        Bar(_("Left over"), left, money(left), "muted"),
    ]
    return shares(_("How far the money went"), parts, columns=(_("Part"), _("Amount")))


def voters_chart(count: Count) -> Chart:
    """How many winners of theirs voters have."""
    found = count.outcome["satisfaction"]["distribution"]
    rows = [Bar(str(won), voters, tone=TONES[won > 0]) for won, voters in enumerate(found[:MOST_WON])]
    if len(found) > MOST_WON:
        rows.append(Bar(f"{MOST_WON}+", sum(found[MOST_WON:])))
    return columns(
        _("How many chosen projects people had voted for"),
        rows,
        columns=(_("Chosen projects they voted for"), _("People")),
        description=_("Each column is a number of people; those on the left got nothing they voted for."),
    )


def represented_chart(here: Count, there: Count, names: tuple[str, str]) -> Chart:
    """Who has at least one project, by either rule, of all who voted."""
    title = _("People with at least one chosen project of theirs")
    rows = [_represented(here, names[0], "accent"), _represented(there, names[1], "muted")]
    voters = sum(here.outcome["satisfaction"]["distribution"])
    return bars(title, rows, columns=(_("Rule"), _("People")), whole=voters)


def _represented(count: Count, name: str, tone: str) -> Bar:
    text = f"{count_of(count.represented)} ({as_share(count.represented_share)})"
    return Bar(name, count.represented, text, tone)


def prices_chart(count: Count) -> Chart:
    """What each winner cost per vote, in order of choice."""
    money = money_of(count.round)
    rows = [
        Bar(row.proposal.title, row.proposal.cost / row.votes, money(row.proposal.cost // row.votes))
        for row in count.rows
        if row.selected and row.votes
    ]
    return bars(_("Cost per vote of each chosen project"), rows, columns=(_("Project"), _("Cost per vote")))


def votes_chart(count: Count) -> Chart:
    """Every project as a dot: votes along, cost upwards."""
    money, rows = money_of(count.round), sorted(count.rows, key=lambda row: row.selected)
    votes = max((row.votes for row in rows), default=0)
    cost = max((row.proposal.cost for row in rows), default=0)
    title = _("Votes and cost of every project")
    svg = drawing(
        title, "", "scatter", TOP + TALL + 2.6, _axes(count_of(votes), money(cost)), _dots(rows, votes, cost)
    )
    table = tuple((row.proposal.title, f"{count_of(row.votes)} / {row.cost}") for row in count.rows)
    legend = (Key("accent", _("Chosen")), Key("muted", _("Not chosen")))
    return Chart(title, svg, (_("Project"), _("Votes / cost")), table, legend)


def _axes(votes: str, cost: str) -> SafeString:
    return format_html(
        '<text class="sp-chart__quiet" x="0" y="1.1em">{0} ({1})</text>'
        '<line class="sp-chart__axis" x1="0" x2="100%" y1="{2}em" y2="{2}em"/>'
        '<line class="sp-chart__axis" x1="0" x2="0" y1="{3}em" y2="{2}em"/>'
        '<text class="sp-chart__quiet" x="0" y="{4}em">0</text>'
        '<text class="sp-chart__quiet" x="100%" y="{4}em" text-anchor="end">{5} ({6})</text>',
        _("Cost"), cost, n(TOP + TALL), n(TOP), n(TOP + TALL + 1.4), _("Votes"), votes,
    )  # fmt: skip


def _dots(rows: Sequence[Row], votes: int, cost: int) -> SafeString:
    return joined(_marks(rows, votes, cost))


def _marks(rows: Sequence[Row], votes: int, cost: int) -> Iterable[SafeString]:
    for row in rows:
        height = row.proposal.cost / cost * TALL if cost else 0
        yield format_html(
            '<circle class="sp-tone--{} plan-dot" cx="{}%" cy="{}em" r="0.42em"><title>{}</title></circle>',
            TONES[row.selected], percent(row.votes, votes * 1.02), n(TOP + TALL - height),
            f"{row.proposal.title}: {count_of(row.votes)}, {row.cost}",
        )  # fmt: skip
