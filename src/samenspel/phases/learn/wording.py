"""Texts of catalogues, which stand in three languages in their own files, in that of the page."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.methods.cases import CONDITIONS, OUTCOMES


def said_in(text: Mapping[str, str]) -> str:
    """In the language of the page, or in English."""
    return text.get(get_language() or "", text["en"])


def score_label(name: str) -> str:
    """Of a condition or an outcome."""
    return said_in(CONDITIONS[name]) if name in CONDITIONS else _(OUTCOMES[name])
