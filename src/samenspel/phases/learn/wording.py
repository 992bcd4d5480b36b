"""Texts of catalogues, which stand in three languages in their own files, in that of the page."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.methods.barriers import Entry
from samenspel.methods.cases import CONDITIONS, OUTCOMES
from samenspel.phases.learn.models.findings import Finding


def said_in(text: Mapping[str, str]) -> str:
    """In the language of the page, or in English."""
    return text.get(get_language() or "", text["en"])


def score_label(name: str) -> str:
    """Of a condition or an outcome."""
    return said_in(CONDITIONS[name]) if name in CONDITIONS else _(OUTCOMES[name])


def words_to_begin(entry: Entry | None, finding: Finding | None) -> str:
    """What others learned, with its source, for who writes on; what nobody read is not passed on."""
    if finding:
        source = finding.source.title if finding.source else _("no source is given")
        return _("“%(study)s” found this of “%(question)s”: %(effect)g. (%(source)s)") % {
            "study": finding.label,
            "question": finding.synthesis.title,
            "effect": finding.effect,
            "source": source,
        }
    claims = [one for one in (*entry.claims, *entry.helps) if one.is_cited] if entry else []
    said = (f"{said_in(one.text)} ({one.source.work})" for one in claims)
    return "\n".join([*([said_in(entry.label)] if entry else []), *said])
