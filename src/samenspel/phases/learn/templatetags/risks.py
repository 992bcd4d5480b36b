"""`{% load risks %}`: what the learn phase shows of risks on an initiative's own page."""

from typing import Any

from django import template

from samenspel.foundation.access import allow
from samenspel.foundation.ui.pages import Context
from samenspel.spine.initiatives.models import Initiative

register = template.Library()


@register.simple_tag(takes_context=True)
def risks_of(context: template.Context, initiative: Initiative) -> Context:
    """{% risks_of initiative as found %}: how many are open, for whoever may read the register."""
    person: Any = context["request"].user
    if not allow(person, "learn.list_risks", initiative):
        return {}
    return {"may_list_risks": True, "count": initiative.risks.filter(closed_at=None).count()}
