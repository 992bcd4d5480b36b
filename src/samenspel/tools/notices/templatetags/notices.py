"""`{% load notices %}`: the button to follow a thing, and its feed in the head of its page."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenspel.foundation.access import allow
from samenspel.foundation.journal.queries import address_of
from samenspel.tools.notices.queries import follow_of, followers_of

register = template.Library()


@register.simple_tag(takes_context=True)
def follow(context: template.Context, thing: Any) -> SafeString:
    """{% follow proposal %}: a button to follow or unfollow it, how many do, and its feed."""
    request = context["request"]
    mine = follow_of(request.user, thing)
    shown = {
        "followed": thing,
        "address": address_of(thing),
        "follow": mine if mine and not mine.has_ended else None,
        "followers": followers_of(thing),
        "has_feed": allow(request.user, "notices.show_feed", thing),
    }
    return render_to_string("notices/follow.html", shown, request=request)


@register.inclusion_tag("notices/feed_link.html")
def feed_link(thing: Any) -> dict[str, Any]:
    """{% feed_link proposal %}, in the head."""
    has_feed = allow(None, "notices.show_feed", thing)
    return {"followed": thing, "address": address_of(thing), "has_feed": has_feed}
