"""A round that is held here, from the first proposal on."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.lists import list_or_map
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.steps import Step, steps
from samenspel.methods.budgeting import Rule
from samenspel.phases.plan import rule_words, wording
from samenspel.phases.plan.actions.rounds import what_is_missing
from samenspel.phases.plan.box.limits import FORMATS, limits_of, style_of
from samenspel.phases.plan.box.roll import has_voted
from samenspel.phases.plan.forms.proposals import ProposalsFilter
from samenspel.phases.plan.models import BudgetRound, Tally
from samenspel.phases.plan.pages.keeping import areas_kept, basemap_kept, drawn_seconds, voted_kept
from samenspel.phases.plan.queries import counted_tallies, drafts_of, public_proposals

MAY = (
    "change_round",
    "list_voters",
    "make_codes",
    "download_codes",
    "open_voting",
    "add_proposal",
    "cast_ballot",
    "close_voting",
    "tally_round",
    "list_sheets",
    "show_desk",
)


def own_round_page(round: BudgetRound, person: Any, asked: Mapping[str, Any]) -> Context:
    form = ProposalsFilter(asked, areas=areas_kept(round))
    return {
        **about(round),
        **may_do(person, "plan", MAY, round),
        **_seen_as(round, form),
        "form": form,
        "asked": form.address(),
        "keep": 0 if form.wanted.get("q") else drawn_seconds(round),
        "drafts": drafts_of(round, person) if round.takes_proposals else [],
        "criteria": round.criteria.all(),
        "steps": steps_of(round),
        "voted": voted_kept(round),
        "has_voted": round.takes_votes and has_voted(person, round),
        "tallies": _tallies(round),
    }


def _seen_as(round: BudgetRound, form: ProposalsFilter) -> Context:
    found = form.in_order(public_proposals(round, form.wanted))
    return list_or_map(form, found, basemap_kept(round), wording.cost_of)


def _tallies(round: BudgetRound) -> list[tuple[Tally, str]]:
    if round.state != BudgetRound.State.TALLIED:
        return []
    return [(tally, rule_words.name_of(tally.as_rule)) for tally in counted_tallies(round)]


def about(round: BudgetRound) -> Context:
    rule = Rule.from_dict(round.rule)
    return {
        "round": round,
        "initiative": round.initiative,
        "budget": wording.money_of(round)(round.budget),
        "rule_name": rule_words.name_of(rule),
        "rule_explained": rule_words.explained(rule),
        "style": FORMATS[style_of(round)],
        "how_to_vote": limits_of(round).sentences,
    }


def opening_page(round: BudgetRound) -> Context:
    """Before the rules are fixed: all of them once more, and what is missing."""
    accepted = round.proposals.filter(state="accepted").order_by("submitted_at", "pk")
    money = wording.money_of(round)
    return {
        **about(round),
        "missing": what_is_missing(round),
        "proposals": [(one, money(one.cost)) for one in accepted],
        "steps": steps_of(round),
    }


def steps_of(round: BudgetRound) -> list[Step]:
    """From the first proposal to the count."""
    late = [(_("Sheets of paper are entered"), round.votes_until, round.papers_until)]
    return steps(
        [
            (_("People propose"), round.activity.opens_at, round.proposals_until),
            (_("Professionals check"), round.proposals_until, round.votes_from),
            (_("People vote"), round.votes_from, round.votes_until),
            *(late if round.takes_paper else []),
            (_("Everyone may object"), round.box_opens_at, round.objections_until),
            (_("Two people certify, then the votes are counted"), round.objections_until, None),
        ]
    )
