"""Proposals in the search of the whole house."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.plan.models import Proposal
from samenspel.spine.initiatives.queries import visible_initiatives
from samenspel.spine.initiatives.search import MOST, Found, search_in


def proposals_matching(person: Any, words: str) -> list[Found]:
    """Every word is in the title, the description or the category; drafts are nobody else's."""
    proposals = Proposal.objects.filter(round__activity__initiative__in=visible_initiatives(person))
    proposals = proposals.exclude(state=Proposal.State.DRAFT)
    proposals = with_every_word(proposals, words, "title", "description", "category")
    return [
        Found(proposal.title, proposal.get_absolute_url(), str(proposal.round))
        for proposal in proposals.select_related("round__activity")[:MOST]
    ]


search_in(_("Proposals"), proposals_matching)
