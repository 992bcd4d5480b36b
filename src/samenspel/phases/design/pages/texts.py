"""What the page of a text shows."""

from typing import Any

from samenspel.foundation.access import allow
from samenspel.foundation.ui.markdown import as_html, blocks
from samenspel.foundation.ui.pages import Context
from samenspel.methods.scripts import read
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.casting import cast_list
from samenspel.phases.design.pages.scripts import laid_out, on_paper, title_of
from samenspel.phases.design.playing import played
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import document_of, text_of


def text_page(text: Text, person: Any) -> Context:
    document = document_of(text)
    shown = _script(text) if text.is_script else _service_text(document)
    return {
        "text": text,
        "document": document,
        "may_write": allow(person, "writing.write_text", document),
        "may_change": allow(person, "initiatives.change_activity", text.activity),
        **shown,
    }


def printed(text: Text, role: str = "", *, in_print: bool = False) -> tuple[str, Context]:
    """The template for paper, and what it is given. `role`: for whose copy of a script; `in_print`: for a
    booklet, with the names that guardians allow."""
    language = text.initiative.language
    if text.is_script:
        now = played(text)
        cast = cast_list(now, in_print=in_print)
        return "design/script.typ", on_paper(str(text), language, read(now.words), role, cast)
    words = text_of(document_of(text))
    return "design/text.typ", {"title": str(text), "language": language, "blocks": blocks(words)}


def _script(text: Text) -> Context:
    now = played(text)
    script = read(now.words)
    entries, elements = title_of(script), laid_out(script)
    return {"words": now.words, "cast": cast_list(now), "entries": entries, "elements": elements}


def _service_text(document: Document) -> Context:
    words = text_of(document)
    return {"words": words, "html": as_html(words)}
