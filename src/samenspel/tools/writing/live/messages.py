"""What goes over the line: y-websocket's messages (0 sync, 1 carets), and three of our own.

https://github.com/yjs/y-protocols says what stands in them.
"""

import json
from collections.abc import Mapping
from typing import Any

from samenspel.tools.writing.updates import Reader, Unreadable

SYNC, CARETS, SAVED, PEOPLE, MOVED = 0, 1, 100, 101, 102
STEP_1, STEP_2, UPDATE = 0, 1, 2
LARGEST_CARET = 4096


def number(value: int) -> bytes:
    """Seven bits in each byte, the lowest first."""
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)


def piece(data: bytes) -> bytes:
    return number(len(data)) + data


def sync(kind: int, data: bytes) -> bytes:
    return number(SYNC) + number(kind) + piece(data)


def saved(count: int) -> bytes:
    """So many of the updates that came over this line are kept."""
    return number(SAVED) + number(count)


def people(names: Mapping[int, Any]) -> bytes:
    """Whose each pen is: {pen: {name, colour}}."""
    return number(PEOPLE) + piece(json.dumps(names).encode())


def moved() -> bytes:
    """Something about the text changed that is no letter of it: a remark was answered."""
    return number(MOVED)


def read_sync(reader: Reader) -> tuple[int, bytes]:
    kind = reader.number()
    if kind not in (STEP_1, STEP_2, UPDATE):
        raise Unreadable(f"There is no step {kind}.")
    return kind, reader.piece()


Places = dict[int, tuple[int, bytes]]
"""By pen: how often it moved, and where it is, as JSON; `null` when it is gone."""
GONE = b"null"


def read_carets(reader: Reader) -> Places:
    """Only places are passed on: names and colours are for the server to say."""
    inner = Reader(reader.piece())
    found: Places = {}
    for _caret in range(inner.number()):
        pen, moves, words = inner.number(), inner.number(), inner.words()
        if len(words) > LARGEST_CARET:
            raise Unreadable("A caret is a place, and that is short.")
        found[pen] = moves, _place(words)
    return found


def _place(words: str) -> bytes:
    try:
        state = json.loads(words)
        place = {"cursor": state.get("cursor")} if isinstance(state, dict) else None
        return json.dumps(place).encode()
    except (ValueError, RecursionError):
        raise Unreadable("A caret is no JSON.") from None


def carets(places: Places) -> bytes:
    body = b"".join(number(pen) + number(moves) + piece(place) for pen, (moves, place) in places.items())
    return number(CARETS) + piece(number(len(places)) + body)


def read_people(reader: Reader) -> dict[int, Any]:
    return {int(pen): person for pen, person in json.loads(reader.piece()).items()}
