"""The plan phase as other parts of the house see it."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.registry import ActivityKind, PhaseCard
from samenspel.spine.initiatives.sentences import describe

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

describe(
    "plan.import_election",
    _("{actor} imported “{title}”: {ballots} ballots about {proposals} projects."),
)
describe(
    "plan.tally_round",
    _("The votes of “{title}” were counted: {chosen} of {proposals} projects were chosen."),
)
describe("plan.set_up_round", _("{actor} set up the budget round “{title}”."), news=False)
describe("plan.change_round", _("{actor} changed the budget round “{title}”."))
describe(
    "plan.list_voters", _("{actor} put {voters} addresses on the list of voters of “{title}”."), news=False
)
describe("plan.make_codes", _("{actor} made {voters} codes to vote with in “{title}”."), news=False)
describe("plan.ask_to_merge", _("{actor} asked to merge the proposal “{proposal}” into “{into}”."))
describe("plan.answer_merge", _("{actor} answered the question to merge “{proposal}” into “{into}”."))
describe("plan.submit_proposal", _("{actor} made a proposal: “{proposal}”."))
describe("plan.withdraw_proposal", _("{actor} withdrew the proposal “{proposal}”."))
describe("plan.check_proposal", _("{actor} checked the proposal “{proposal}”."))
describe("plan.answer_check", _("{actor} answered the check of “{proposal}”."))
describe(
    "plan.open_voting",
    _("{actor} fixed the rules of “{title}”, with {proposals} proposals on the ballot. Digest: {sha256}"),
)
describe("plan.change_award", _("{actor} said who carries out “{proposal}”, and when."))
describe("plan.add_update", _("{actor} told the news about “{proposal}”."))
describe("plan.print_sheets", _("{actor} printed {sheets} ballots on paper for “{title}”."))
describe("plan.print_letters", _("{actor} printed {letters} letters with a ballot for “{title}”."))
describe("plan.void_sheet", _("{actor} declared a ballot on paper in “{title}” void."))
describe("plan.explain_papers", _("{actor} explained the number of ballots on paper in “{title}”."))
describe("plan.close_voting", _("Voting in “{title}” is over: {ballots} ballots were mixed."))
describe("plan.raise_objection", _("{actor} objected to how the vote “{title}” went."))
describe("plan.answer_objection", _("{actor} answered an objection to the vote “{title}”."))
describe("plan.certify_round", _("{actor} certified the vote “{title}”."))
