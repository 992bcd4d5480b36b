"""A text as a file that stands by itself: a page that any browser opens, and Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_info, gettext, override

from samenspel.foundation.ui.markdown import as_html
from samenspel.methods.scripts import read
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.casting import cast_list
from samenspel.phases.design.pages.scripts import Laid, laid_out, title_of
from samenspel.phases.design.playing import played
from samenspel.tools.writing.queries import document_of, text_of

MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~&"})
LINE_MARKS = ("+", "-", "=")


@dataclass(frozen=True)
class File:
    ending: str
    kind: str
    content: str


def taken_along(text: Text, form: str, role: str = "") -> File:
    """`form`: html, markdown, or else the marks in which it is written. `role`: whose lines are marked in the
    page of a script."""
    if form == "html":
        return File(".html", "text/html", _page(text, role))
    if not text.is_script:
        return File(".md", "text/markdown", text_of(document_of(text)))
    if form == "markdown":
        return File(".md", "text/markdown", _script_in_markdown(text))
    return File(".fountain", "text/plain", text_of(document_of(text)))


def _page(text: Text, role: str) -> str:
    language = text.initiative.language
    with override(language):
        shown: Laid = {
            "title": str(text),
            "language": language,
            "is_bidi": get_language_info(language)["bidi"],
            "style": format_html("<style>{}</style>", mark_safe(_style())),  # noqa: S308 -- a file of ours
            "site": settings.SITE_NAME,
            **(_script(text, role) if text.is_script else {"html": as_html(text_of(document_of(text)))}),
        }
        return render_to_string("design/export.html", shown)


def _style() -> str:
    return Path(str(finders.find("design/export.css"))).read_text(encoding="utf-8")


def _script(text: Text, role: str) -> Laid:
    now = played(text)
    script = read(now.words)
    return {
        "is_script": True,
        "role": role,
        "cast": cast_list(now),
        "entries": title_of(script),
        "elements": laid_out(script, role),
    }


def _script_in_markdown(text: Text) -> str:
    with override(text.initiative.language):
        shown = _script(text, "")
        parts = [f"# {_plain(str(text))}", *_front(shown), *map(_element, shown["elements"])]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front(shown: Laid) -> Iterator[str]:
    for key, words in shown["entries"]:
        yield f"**{_plain(key)}**: {_plain(' '.join(words.split()))}"
    if shown["cast"]:
        yield f"## {gettext('Who plays whom')}"
        yield "\n".join(f"- **{_plain(role)}**: {_plain(people)}" for role, people in shown["cast"])


def _element(one: Laid) -> str:
    if one["kind"] == "speech":
        said = [_styled(part["line"], italic=part["kind"] != "dialogue") for part in one["parts"]]
        return "  \n".join([f"**{_plain(one['name'])}**", *filter(None, said)])
    if one["kind"] == "pagebreak":
        return "* * *"
    lines = [_styled(line, italic=one["kind"] not in ("act", "scene", "heading")) for line in one["lines"]]
    signs = {"act": "## ", "scene": "### ", "heading": "### "}.get(one["kind"], "")
    return signs + (" " if signs else "  \n").join(filter(None, lines))


def _styled(runs: Sequence[dict[str, Any]], *, italic: bool) -> str:
    return "".join(_run(run, italic) for run in runs)


def _run(run: dict[str, Any], italic: bool) -> str:
    """Signs of emphasis hold on to words, not to the spaces around them."""
    words = _plain(run["text"])
    inner = words.strip()
    if not inner:
        return words
    sign = ("**" if run.get("bold") else "") + ("*" if italic != bool(run.get("italic")) else "")
    return words.replace(inner, f"{sign}{inner}{sign[::-1]}", 1)


def _plain(words: str) -> str:
    """Nothing that people wrote is a mark."""
    escaped = words.translate(MARKS)
    first = escaped.lstrip()[:1]
    return f"\\{escaped.lstrip()}" if first in LINE_MARKS else escaped
