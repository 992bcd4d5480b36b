"""`{% load once %}` and, after `{% csrf_token %}`, `{% once %}` in every form that writes."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.locks.once import FIELD, new_key

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """A hidden field with a fresh key: the form has its effect once, however often it is sent."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key())
