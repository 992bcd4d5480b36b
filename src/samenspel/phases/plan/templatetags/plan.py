"""`{% load plan %}`: what proposals cost, in words."""

from django import template

from samenspel.phases.plan.models import Proposal
from samenspel.phases.plan.wording import money_of

register = template.Library()


@register.filter
def cost(proposal: Proposal) -> str:
    """{{ proposal|cost }}: € 1,200."""
    return money_of(proposal.round)(proposal.cost) if proposal.cost else ""
