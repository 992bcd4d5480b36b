"""`{% load initiatives %}`: times and phases in words."""

from django import template
from django.utils.functional import Promise

from samenspel.spine.initiatives.cycle import in_words, standing
from samenspel.spine.initiatives.phases import Phase

register = template.Library()
register.filter("when", in_words)
register.filter("standing", standing)


@register.filter
def phase_name(phase: str) -> str | Promise:
    return Phase(phase).label
