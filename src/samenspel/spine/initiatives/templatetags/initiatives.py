"""`{% load initiatives %}`: times and phases in words, and the way in."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.functional import Promise

from samenspel.spine.initiatives.cycle import in_words, standing
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.rules import could_join

TONES = {"citizens": "second", "organisation": "accent"}

register = template.Library()
register.filter("when", in_words)
register.filter("standing", standing)


@register.filter
def phase_name(phase: str) -> str | Promise:
    return Phase(phase).label


@register.filter
def decider_tone(decided_by: str) -> str:
    """Each side has its own colour; what is decided together has neither."""
    return TONES.get(decided_by, "neutral")


@register.simple_tag
def joining(person: Any, initiative: Initiative, goal: str) -> str:
    """Where this person joins and is led on to `goal`; strangers sign in on the way. Empty for whoever takes
    part or can't."""
    if not could_join(person, initiative):
        return ""
    return f"{reverse('initiatives:join', args=[initiative.slug])}?{urlencode({'next': goal})}"


@register.filter
def at(rows: Mapping[Any, Any], key: Any) -> Any:
    """What stands there under this key."""
    return rows.get(key)
