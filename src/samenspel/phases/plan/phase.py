"""The plan phase as other parts of the house see it."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.registry import ActivityKind, PhaseCard

BUDGET_ROUND = ActivityKind(
    name="budget_round",
    label=_("Budget round"),
    summary=_("People propose, professionals check, everyone votes in secret about a budget."),
    url_name="plan:show_round",
    add_url_name="plan:set_up_round",
    has_own_dates=True,
)
IMPORTED_ROUND = ActivityKind(
    name="imported_round",
    label=_("Election from a file"),
    summary=_(
        "Show a vote about a budget that was held elsewhere: count it, explain it, let others recount."
    ),
    url_name="plan:show_round",
    add_url_name="plan:import_election",
)
PLAN = PhaseCard(name=Phase.PLAN, activities=(BUDGET_ROUND, IMPORTED_ROUND))
