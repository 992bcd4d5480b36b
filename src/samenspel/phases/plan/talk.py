"""Talking about a proposal, on its own page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import predicate
from samenspel.phases.plan.models import Proposal
from samenspel.phases.plan.queries import GONE, HOME
from samenspel.phases.plan.rules import can_see_proposal
from samenspel.tools.notices.actions import follow_at_first
from samenspel.tools.talk.subjects import SubjectKind

CLOSED = (Proposal.State.DRAFT, *GONE)


def _find(id: str) -> Proposal:
    return Proposal.objects.select_related(f"round__{HOME}").get(pk=id)


@predicate(_("There is no talk about a draft, nor about a proposal that was withdrawn or merged."))
def is_out_and_alive(person: Any, proposal: Any) -> bool:
    return proposal.state not in CLOSED


PROPOSAL = SubjectKind(
    name="plan.proposal",
    label=_("Proposal"),
    find=_find,
    can_see=can_see_proposal,
    can_talk=is_out_and_alive,
    embeds=True,
    joined=follow_at_first,
)
