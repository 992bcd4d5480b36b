"""The title page: `Key: value` at the top, or a key with indented lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samenspel.methods.scripts.elements import Entry
from samenspel.methods.scripts.lines import Line, joined

_KEY = re.compile(r"(\w[\w '’/-]{0,39}):")


def read_title_page(lines: Sequence[Line]) -> tuple[tuple[Entry, ...], int]:
    """The entries, and at which line the script goes on. “CUT TO:” at the top has no value, so it is none."""
    place = next((number for number, line in enumerate(lines) if not line.is_blank), len(lines))
    if not _begins(lines, place):
        return (), 0
    found = list[tuple[str, list[Line]]]()
    while place < len(lines) and not lines[place].is_blank:
        line = lines[place]
        if line.aside or line.is_indented:
            found[-1][1].append(line if line.aside else line.stripped())
        elif key := _KEY.match(line.text):
            value = line.stripped(key.end())
            found.append((key[1].rstrip(), [replace(value, aside=not value.text)]))
        else:
            break
        place += 1
    return tuple(_entry(key, values) for key, values in found), place


def _begins(lines: Sequence[Line], place: int) -> bool:
    key = _KEY.match(lines[place].text) if place < len(lines) else None
    if key is None:
        return False
    has_value = bool(lines[place].text[key.end() :].strip())
    return has_value or (place + 1 < len(lines) and lines[place + 1].is_indented)


def _entry(key: str, values: Sequence[Line]) -> Entry:
    return Entry(*joined(values), key=key, start=values[0].start, end=values[-1].end)
