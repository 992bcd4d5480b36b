"""`{% load typed %}`: what the script needs to know of a page that answers a form."""

from typing import Any

from django import template

from samenspel.foundation.typed.pages import page_of_form

register = template.Library()


@register.simple_tag(takes_context=True)
def page_that_was_sent(context: template.Context) -> str:
    """Where the form stands that this page answers; nothing on a page that was only looked at."""
    request: Any = context.get("request")
    return page_of_form(request) if request is not None and request.method == "POST" else ""
