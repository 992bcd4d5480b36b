"""Pictures of a count, each with its table."""

from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Bar, Chart, bars, columns, shares
from samenspel.foundation.ui.figures import as_share
from samenspel.phases.plan.results import Count
from samenspel.phases.plan.wording import count_of, money_of


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
    rows = [Bar(str(n), voters, tone="accent" if n else "muted") for n, voters in enumerate(found)]
    return columns(
        _("How many chosen projects people had voted for"),
        rows,
        columns=(_("Chosen projects they voted for"), _("People")),
        description=_("On the left those who got none of what they voted for."),
    )


def represented_chart(here: Count, there: Count, names: tuple[str, str]) -> Chart:
    """Who has at least one project, by either rule."""
    rows = [_represented(here, names[0], "accent"), _represented(there, names[1], "muted")]
    return bars(
        _("People with at least one chosen project of theirs"), rows, columns=(_("Rule"), _("People"))
    )


def _represented(count: Count, name: str, tone: str) -> Bar:
    text = f"{count_of(count.represented)} ({as_share(count.represented_share)})"
    return Bar(name, count.represented, text, tone)
