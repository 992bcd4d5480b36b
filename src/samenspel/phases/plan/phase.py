"""The plan phase as other parts of the house see it."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.registry import ActivityKind, PhaseCard
from samenspel.spine.initiatives.sentences import describe

BUDGET_ROUND = ActivityKind(
    name="budget_round",
    label=_("Election from a file"),
    summary=_(
        "Show a vote about a budget that was held elsewhere: count it, explain it, let others recount."
    ),
    url_name="plan:show_round",
    add_url_name="plan:import_election",
)
PLAN = PhaseCard(name=Phase.PLAN, activities=(BUDGET_ROUND,))

describe(
    "plan.import_election",
    _("{actor} imported “{title}”: {ballots} ballots about {proposals} projects."),
)
describe(
    "plan.tally_round",
    _("The votes of “{title}” were counted: {chosen} of {proposals} projects were chosen."),
)
