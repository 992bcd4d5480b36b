"""`{% load studies %}`: what the learn phase shows of studies on an initiative's own page."""

from typing import Any

from django import template

from samenspel.foundation.access import allow
from samenspel.foundation.ui.pages import Context
from samenspel.spine.initiatives.models import Initiative

register = template.Library()


@register.simple_tag(takes_context=True)
def studies_of(context: template.Context, initiative: Initiative) -> Context:
    """{% studies_of initiative as found %}: how many there are, and whether the reader may begin one."""
    person: Any = context["request"].user
    return {
        "count": initiative.studies.count(),
        "may_begin": allow(person, "learn.set_up_study", initiative),
    }
