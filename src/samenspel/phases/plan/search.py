"""Proposals in the search of the whole house."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.models import Proposal
from samenspel.spine.initiatives.queries import visible_initiatives
from samenspel.spine.initiatives.search import MOST, Found, search_in


def proposals_matching(person: Any, words: str) -> list[Found]:
    """Every word is in the title, the description or the category; drafts are nobody else's."""
    proposals = Proposal.objects.filter(round__activity__initiative__in=visible_initiatives(person))
    proposals = proposals.exclude(state=Proposal.State.DRAFT)
    for word in words.split():
        proposals = proposals.filter(_mentions(word))
    return [
        Found(proposal.title, proposal.get_absolute_url(), str(proposal.round))
        for proposal in proposals.select_related("round__activity")[:MOST]
    ]


def _mentions(word: str) -> Q:
    return Q(title__icontains=word) | Q(description__icontains=word) | Q(category__icontains=word)


search_in(_("Proposals"), proposals_matching)
