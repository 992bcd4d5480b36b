"""What two other parsers read in the same files, as lists of kind and text that can be compared with ours.

Left out on all sides: notes, synopses (screenplain shows none), marks of emphasis, extensions of names (only
one parser takes them apart), capitals of headings (one writes all in capitals).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from samenspel.methods.scripts import Element, Speech, plain, read, split_cue

FOLDER = Path(__file__).parent / "fountain"
FILES = sorted(path.name for path in FOLDER.glob("*.fountain"))
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
Item = tuple[str, str]
NOTE = re.compile(r"\[\[\d+\]\]")


def ours(name: str) -> list[Item]:
    script = read((FOLDER / name).read_text(encoding="utf-8"))
    return [item for element in script.elements for item in _items(element)]


def screenplain(name: str) -> list[Item]:
    return [item for one in EXPECTED[name]["screenplain"]["elements"] for item in _of_screenplain(one)]


def fountain_tools(name: str) -> list[Item]:
    found = [
        (one["type"].lower().replace("character", "cue"), text.strip("\n"))
        for one in EXPECTED[name]["fountain_tools"]
        for text in (
            re.split(r"\n\n+", NOTE.sub("", one["text"])) if one["type"] == "ACTION" else [one["text"]]
        )
    ]
    return [
        (kind, _said(kind, NOTE.sub("", text))) for kind, text in found if text.strip() and kind != "synopsis"
    ]


def differences(theirs: list[Item], others: list[Item]) -> list[tuple[list[Item], list[Item]]]:
    steps = SequenceMatcher(a=theirs, b=others, autojunk=False).get_opcodes()
    return [(theirs[a:b], others[c:d]) for step, a, b, c, d in steps if step != "equal"]


def _items(element: Element) -> Iterator[Item]:
    kind = {"Centred": "action"}.get(type(element).__name__, type(element).__name__.lower())
    if isinstance(element, Speech):
        yield "cue", element.name
        yield from (item for part in element.parts for item in _items(part))
    elif kind not in ("aside", "synopsis"):
        yield kind, _said(kind, element.text)


def _said(kind: str, text: str) -> str:
    lines = [line.rstrip() if kind == "action" else line.strip() for line in plain(text).split("\n")]
    shown = "\n".join(lines)
    shown = shown.strip() if "\n" not in shown else shown
    return shown.upper() if kind == "heading" else shown


def _of_screenplain(one: dict[str, Any]) -> Iterator[Item]:
    if one["type"] == "dual":
        yield from _of_screenplain(one["left"])
        yield from _of_screenplain(one["right"])
    elif one["type"] == "dialogue":
        yield "cue", split_cue(one["character"])[0]
        yield from _spoken(one["lines"])
    else:
        kind = one["type"].replace("scene", "heading")
        text = one["text"] if isinstance(one["text"], str) else "\n".join(one["text"])
        yield kind, _said(kind, text)


def _spoken(lines: list[list[str]]) -> Iterator[Item]:
    """Its lines of dialogue are one each; ours and the other parser's go on until something else comes."""
    said = list[str]()
    for kind, text in lines:
        if kind == "line":
            said.append(text)
            continue
        if said:
            yield "dialogue", "\n".join(said)
        said = []
        yield "parenthetical", text[1:-1]
    if said:
        yield "dialogue", "\n".join(said)
