"""A script as it is read, on a page and on paper: title, acts, scenes, roles and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.utils.translation import gettext, override

from samenspel.foundation.ui.markdown import is_readable
from samenspel.methods.scripts import (
    Aside,
    Dialogue,
    Element,
    Lyric,
    Parenthetical,
    Script,
    Section,
    Speech,
    plain,
    runs,
    same_role,
    spoken_lines,
)

Laid = dict[str, Any]
SPEAK_FOR_THEMSELVES = ("credit", "author", "authors", "source")


def laid_out(script: Script, role: str = "") -> list[Laid]:
    """Every element with its kind and its lines; lines that are spoken have the number that all copies give
    them. `role`: whose speeches are marked, with the cue before each."""
    number, laid = 1, list[Laid]()
    for element in script.elements:
        if isinstance(element, Aside):
            continue
        one = _laid(element, number)
        number += len(spoken_lines(element)) if isinstance(element, Speech | Lyric) else 0
        is_own = bool(role) and isinstance(element, Speech) and same_role(element.name) == same_role(role)
        if is_own and (cue := _last_spoken(laid)) is not None:
            cue["is_cue"] = not cue.get("is_own", False)
        laid.append({**one, "is_own": is_own})
    return laid


def _last_spoken(laid: list[Laid]) -> Laid | None:
    return next((one for one in reversed(laid) if one["kind"] in ("speech", "lyric")), None)


def _laid(element: Element, number: int) -> Laid:
    if isinstance(element, Speech):
        parts = list(_parts(element, number))
        return {"kind": "speech", "name": plain(element.text), "dual": element.dual, "parts": parts}
    if isinstance(element, Section):
        return {"kind": "act" if element.level == 1 else "scene", "lines": _lines(element.text)}
    return {"kind": type(element).__name__.lower(), "lines": _lines(element.text)}


def _parts(speech: Speech, number: int) -> Iterator[Laid]:
    for part in speech.parts:
        is_direction = isinstance(part, Parenthetical)
        lines = _lines(f"({part.text})" if is_direction else part.text)
        for line in lines:
            is_spoken = isinstance(part, Dialogue | Lyric) and any(run["text"].strip() for run in line)
            yield {
                "kind": type(part).__name__.lower(),
                "line": line,
                "number": number if is_spoken else 0,
            }
            number += is_spoken


def _lines(text: str) -> list[list[Laid]]:
    """Each in runs of one style."""
    lines: list[list[Laid]] = [[]]
    for run in runs(text):
        for place, words in enumerate(run.text.split("\n")):
            if place:
                lines.append([])
            if words:
                lines[-1].append({"text": words, **dict.fromkeys(run.styles, True)})
    return lines


def title_of(script: Script) -> list[tuple[str, str]]:
    """What stands below the title, with its name unless it needs none: “by”, “the children of De Klimop”."""
    entries = [(entry.key, plain(entry.text)) for entry in script.title_page if entry.key.lower() != "title"]
    return [("" if key.lower() in SPEAK_FOR_THEMSELVES else key, words) for key, words in entries]


def on_paper(
    title: str, language: str, script: Script, role: str = "", cast: Sequence[tuple[str, str]] = ()
) -> Laid:
    """For `design/script.typ`. `cast`: roles and who plays them."""
    with override(language):
        words = {"cast": gettext("Who plays whom")}
    return {
        "title": title,
        "language": language,
        "entries": [list(entry) for entry in title_of(script)],
        "cast": [list(each) for each in cast],
        "words": words,
        "role": role,
        "elements": [*_headed(laid_out(script, role))],
    }


def _headed(laid: Iterable[Laid]) -> Iterator[Laid]:
    """Scenes stand below an act where there is one: a PDF for everyone begins with a heading of the first
    level, and has none without words."""
    level = 1
    for one in laid:
        if one["kind"] not in ("act", "scene", "heading"):
            yield one
        elif is_readable(chain(*one["lines"])):
            yield {**one, "level": 1 if one["kind"] == "act" else level}
            level = 2 if one["kind"] == "act" else level
