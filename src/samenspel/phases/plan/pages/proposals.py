"""A proposal before it stands on a ballot."""

from functools import partial
from typing import Any

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.maps.placed import map_of
from samenspel.foundation.ui.pages import Context
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound, Check, Proposal
from samenspel.phases.plan.pages.keeping import basemap_kept, drawn_seconds
from samenspel.phases.plan.rules import is_author, seeks_support
from samenspel.phases.plan.similar import similar_proposals
from samenspel.spine.initiatives.things import thing_seen_by
from samenspel.tools.together.invitations import link_of

MAY = (
    "change_proposal",
    "submit_proposal",
    "discard_draft",
    "withdraw_proposal",
    "support_proposal",
    "check_proposal",
    "answer_check",
    "ask_to_merge",
)
STANDING = (Proposal.State.DRAFT, Proposal.State.SUBMITTED, Proposal.State.ACCEPTED)


def is_counted(round: BudgetRound) -> bool:
    """Or imported: then there is nothing but the count."""
    return not round.is_held_here or round.state == BudgetRound.State.TALLIED


def _together(proposal: Proposal, person: Any) -> Context:
    """For its authors: what is alike, who asks to join, and the link to share."""
    if not is_author(person, proposal) or proposal.round.state != BudgetRound.State.PREPARING:
        return {}
    if proposal.state not in STANDING:
        return {}
    text = f"{proposal.title} {proposal.description}"
    return {
        "is_author": True,
        "alike": similar_proposals(proposal.round, text, besides=proposal.pk),
        "merges": list(proposal.merges.select_related("thing__round")),
        "asked": getattr(proposal, "merge", None),
        "link": link_of(person, proposal),
    }


def _checks(proposal: Proposal) -> list[tuple[Check, str]]:
    checks = proposal.checks.select_related("by").prefetch_related("findings__criterion")
    return [(check, wording.cost_of(check)) for check in checks]


def _authors(proposal: Proposal) -> list[str]:
    return [str(one.person) for one in proposal.authors.select_related("person")]


def origin_of(proposal: Proposal) -> Context:
    """Who proposed it and how it was checked: for its page once the votes are counted."""
    if not proposal.round.is_held_here:
        return {}
    return {"authors": _authors(proposal), "checks": _checks(proposal)}


def own_proposal_page(proposal: Proposal, person: Any) -> Context:
    round, supports = proposal.round, proposal.supports
    return {
        **may_do(person, "plan", MAY, proposal),
        "map": map_of(proposal, partial(basemap_kept, round)),
        "may_place": allow(person, "plan.change_proposal", proposal) and bool(basemap_kept(round)),
        "proposal": proposal,
        "round": round,
        "initiative": round.initiative,
        "cost": wording.cost_of(proposal),
        "keep": drawn_seconds(round),
        "checks": partial(_checks, proposal),
        "supporters": supports.count,
        "seeks_support": bool(seeks_support(person, proposal)),
        "supports": person.is_authenticated and supports.filter(person=person).exists(),
        "criteria": round.criteria.all(),
        "authors": partial(_authors, proposal),
        "beginning": thing_seen_by(person, proposal.came_from),
        **_together(proposal, person),
    }
