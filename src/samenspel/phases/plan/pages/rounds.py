"""A round that is held here, from the first proposal on."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.ui.keeping import kept
from samenspel.foundation.ui.maps.placed import on_the_map
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.steps import Step, steps
from samenspel.methods.budgeting import Rule
from samenspel.phases.plan import rule_words, wording
from samenspel.phases.plan.actions.rounds import what_is_missing
from samenspel.phases.plan.box.limits import FORMATS, limits_of, style_of
from samenspel.phases.plan.box.roll import has_voted
from samenspel.phases.plan.forms.proposals import ProposalsFilter
from samenspel.phases.plan.models import BudgetRound, Tally
from samenspel.phases.plan.pages.maps import areas_kept, basemap_kept
from samenspel.phases.plan.queries import counted_tallies, drafts_of, public_proposals, voted

KEPT_SECONDS, VOTED_SECONDS = 60, 10
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
        **{f"may_{verb}": allow(person, f"plan.{verb}", round) for verb in MAY},
        **_seen_as(round, form),
        "form": form,
        "asked": form.address(),
        "keep": 0 if form.wanted.get("q") else kept_seconds(round),
        "drafts": drafts_of(round, person) if round.takes_proposals else [],
        "criteria": round.criteria.all(),
        "steps": steps_of(round),
        "voted": _voted(round),
        "has_voted": round.takes_votes and has_voted(person, round),
        "tallies": _tallies(round),
    }


def _seen_as(round: BudgetRound, form: ProposalsFilter) -> Context:
    """In a list or, where there is a map, on it."""
    found, basemap = form.in_order(public_proposals(round, form.wanted)), basemap_kept(round)
    ways = form.tabs_of("view") if basemap else []
    if basemap and form.wanted.get("view") == "map":
        return {**on_the_map(basemap, found, wording.cost_of, "#on-the-map"), "ways": ways}
    page = form.page(found)
    return {"page": page, "ways": ways, "found": page.paginator.count}


def _voted(round: BudgetRound) -> int:
    """Counted anew every few seconds while people vote: the roll may be long, and visitors are many."""
    if not round.takes_votes:
        return voted(round)
    return kept(round, round.rules_sha256, "voted", voted, VOTED_SECONDS)


def _tallies(round: BudgetRound) -> list[tuple[Tally, str]]:
    if round.state != BudgetRound.State.TALLIED:
        return []
    return [(tally, rule_words.name_of(tally.as_rule)) for tally in counted_tallies(round)]


def kept_seconds(round: BudgetRound) -> int:
    """How long the parts that everybody sees alike are kept once they are drawn: when the rules are fixed
    only names change, of people who leave. Drawing them for each visitor would bring a server down in the
    last hour of a vote."""
    return KEPT_SECONDS if round.rules_sha256 else 0


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
