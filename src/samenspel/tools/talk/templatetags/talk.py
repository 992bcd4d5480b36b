"""`{% load talk %}`: the talk about a thing on its own page, and comments as safe HTML."""

import re
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from samenspel.foundation.journal.queries import address_of
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.tools.talk.forms import CommentForm
from samenspel.tools.talk.threads import PARAMETER, talk_about

register = template.Library()
LINK = re.compile(r"\bhttps?://[^\s<>\"'`]+", re.IGNORECASE)
NOT_THE_END = ".,;:!?…»”’*_"
BRACKETS = {")": "(", "]": "["}
SHOWN_LENGTH = 60


@register.simple_tag(takes_context=True)
def talk(context: template.Context, subject: Any) -> SafeString:
    """{% talk proposal %}: what people say about it, and a form to say more."""
    request = context["request"]
    about = talk_about(subject, request.user, request.GET.get(PARAMETER))
    shown = {
        "talk": about,
        "address": address_of(subject),
        "initiative": initiative_of(subject),
        "reader": about.reader,
        "form": CommentForm(auto_id="talk-%s") if about.reader.may_answer else None,
        "parameter": PARAMETER,
    }
    return render_to_string("talk/thread.html", shown, request=request)


@register.filter
def as_paragraphs(text: str) -> SafeString:
    """Plain text: an empty line begins a paragraph, and web addresses become links."""
    paragraphs = [part.strip("\n") for part in re.split(r"\n\s*\n", text.strip())]
    shown = [f"<p>{_with_links(part)}</p>" for part in paragraphs if part]
    return mark_safe("".join(shown))  # noqa: S308 -- every part went through escape


def _with_links(text: str) -> str:
    shown, done = "", 0
    for found in LINK.finditer(text):
        address = _trimmed(found.group())
        shown += _lines(text[done : found.start()]) + _link(address)
        done = found.start() + len(address)
    return shown + _lines(text[done:])


def _lines(text: str) -> str:
    return str(escape(text)).replace("\n", "<br>")


def _link(address: str) -> SafeString:
    words = address if len(address) <= SHOWN_LENGTH else f"{address[: SHOWN_LENGTH - 1]}…"
    return format_html('<a href="{}" rel="nofollow ugc noopener">{}</a>', address, words)


def _trimmed(address: str) -> str:
    """Without what ends the sentence, or the brackets the address stands in."""
    while True:
        last = address[-1]
        opening = BRACKETS.get(last)
        is_loose = opening is not None and address.count(opening) < address.count(last)
        if not is_loose and last not in NOT_THE_END:
            return address
        address = address[:-1]
