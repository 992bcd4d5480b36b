"""`{% load assess %}`: what the assess phase shows on an initiative's own page."""

from typing import Any

from django import template

from samenspel.foundation.ui.pages import Context
from samenspel.phases.assess.pages.indicators import list_page
from samenspel.spine.initiatives.models import Initiative

register = template.Library()


@register.simple_tag(takes_context=True)
def indicators_of(context: template.Context, initiative: Initiative) -> Context:
    """{% indicators_of initiative as found %}: its indicators, and whether one may add another."""
    person: Any = context["request"].user
    return list_page(initiative, person)
