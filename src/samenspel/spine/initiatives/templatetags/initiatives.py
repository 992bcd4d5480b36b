"""`{% load initiatives %}`: times and phases in words."""

from django import template
from django.utils.functional import Promise

from samenspel.spine.initiatives.cycle import in_words, standing
from samenspel.spine.initiatives.phases import Phase

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
