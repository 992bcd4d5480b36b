"""What the pages of joint reflections show, and their files."""

import json
from typing import Any

from django.utils.translation import override

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.markdown import as_html, blocks
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.qr import qr
from samenspel.phases.learn.models.reflections import Conclusion, Reflection
from samenspel.phases.learn.queries.reflections import evidence_from, initiatives_of, made_of, words_of
from samenspel.phases.learn.rules.reflections import leads
from samenspel.spine.people.letters import absolute
from samenspel.tools.writing.queries import document_of

OF_REFLECTION = ("pick_conclusion", "close_reflection")
OF_CONCLUSION = (
    "agree",
    "stop_agreeing",
    "remove_conclusion",
    "make_evidence",
    "make_barrier",
    "make_proposal",
)


def reflection_page(reflection: Reflection, person: Any) -> Context:
    document, words = document_of(reflection), words_of(reflection)
    session = reflection.session
    return {
        "reflection": reflection,
        "session": session,
        "edition": session.edition,
        "document": document,
        "words": words,
        "html": as_html(words),
        "code": qr(absolute(reflection.get_absolute_url())) if leads(person, reflection) else "",
        "conclusions": [_conclusion(one, person) for one in _conclusions(reflection)],
        "evidence": evidence_from(reflection),
        "may_write": reflection.is_open and allow(person, "writing.write_text", document),
        **may_do(person, "learn", OF_REFLECTION, reflection),
    }


def conclusion_page(conclusion: Conclusion, person: Any) -> Context:
    shown = _conclusion(conclusion, person)
    return {
        **shown,
        "reflection": conclusion.reflection,
        "made": made_of(conclusion, person),
        "initiatives": initiatives_of(person) if shown["may_make_barrier"] else [],
        **may_do(person, "learn", OF_CONCLUSION, conclusion),
    }


def _conclusions(reflection: Reflection) -> list[Conclusion]:
    rows = reflection.conclusions.select_related("reflection__session__edition__series")
    return [*rows.prefetch_related("agreements__person")]


def _conclusion(conclusion: Conclusion, person: Any) -> Context:
    """Names in order of the alphabet, which tells nobody who agreed first."""
    return {
        "conclusion": conclusion,
        "agreed": agreed_with(conclusion),
        "names": ", ".join(agreed_with(conclusion)),
        **may_do(person, "learn", OF_CONCLUSION, conclusion),
    }


def agreed_with(conclusion: Conclusion) -> list[str]:
    return sorted(str(one.person) for one in conclusion.agreements.all())


def as_markdown(reflection: Reflection) -> str:
    """The text, and what was concluded from it."""
    with override(reflection.language):
        parts = [f"# {reflection}", words_of(reflection).strip()]
        for one in _conclusions(reflection):
            quote = "\n".join(f"> {line}" for line in one.quote.splitlines())
            parts.append(f"**{one.get_kind_display()}**\n\n{quote}\n\n{', '.join(agreed_with(one))}")
    return "\n\n".join(parts) + "\n"


def on_paper(reflection: Reflection) -> Context:
    return {
        "title": str(reflection),
        "language": reflection.language,
        "blocks": blocks(as_markdown(reflection).partition("\n")[2]),
    }


def as_json(reflection: Reflection) -> str:
    """For programs; `session` and `edition` by their names, `words` in Markdown."""
    told = {
        "title": str(reflection),
        "url": absolute(reflection.get_absolute_url()),
        "session": str(reflection.session),
        "edition": str(reflection.session.edition),
        "language": reflection.language,
        "opened_at": reflection.opened_at.isoformat(),
        "closed_at": reflection.closed_at.isoformat() if reflection.closed_at else None,
        "words": words_of(reflection),
        "conclusions": [
            {"kind": one.kind, "quote": one.quote, "agreed": agreed_with(one)}
            for one in _conclusions(reflection)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
