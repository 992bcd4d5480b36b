"""What the page of a text shows."""

from typing import Any

from samenspel.foundation.access import allow
from samenspel.foundation.ui.markdown import as_html, blocks
from samenspel.foundation.ui.pages import Context
from samenspel.methods.scripts import read
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.scripts import laid_out, on_paper, title_of
from samenspel.tools.writing.queries import document_of, text_of


def text_page(text: Text, person: Any) -> Context:
    document = document_of(text)
    words = text_of(document)
    return {
        "text": text,
        "document": document,
        "words": words,
        "may_write": allow(person, "writing.write_text", document),
        "may_change": allow(person, "initiatives.change_activity", text.activity),
        **(_script(words) if text.is_script else {"html": as_html(words)}),
    }


def printed(text: Text, role: str = "") -> tuple[str, Context]:
    """The template for paper, and what it is given. `role`: for whose copy of a script."""
    words, language = text_of(document_of(text)), text.initiative.language
    if text.is_script:
        return "design/script.typ", on_paper(str(text), language, read(words), role)
    return "design/text.typ", {"title": str(text), "language": language, "blocks": blocks(words)}


def _script(words: str) -> Context:
    script = read(words)
    return {"entries": title_of(script), "elements": laid_out(script)}
