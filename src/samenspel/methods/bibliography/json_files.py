"""JSON one record at a time, out of a list, an answer of an interface that holds one, or line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

_BLANK = re.compile(r"[\s\ufeff]*")
_COMMA = re.compile(r"\s*,\s*")
_COLON = re.compile(r"\s*:\s*")
_HOLDING = ("items", "results", "data", "references", "records")
_AROUND = ("message", "response")
_DECODER = json.JSONDecoder()
Found = tuple[int, Any]


def looks_like_json(text: str) -> bool:
    start = _BLANK.match(text)
    return start is not None and text[start.end() : start.end() + 1] in ("[", "{")


def records_in(text: str) -> Iterator[Found]:
    """Each with the line on which it begins. Raises MalformedFile, also after those before the fault."""
    return _Reader(text).all()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._counted, self._line = 0, 1

    def all(self) -> Iterator[Found]:
        place = self._skip(_BLANK, 0)
        while place < len(self._text):
            place = yield from self._records(place)
            place = self._skip(_BLANK, place)

    def _records(self, place: int) -> Any:
        """Of the value that begins here; answers where it ends."""
        if self._text.startswith("[", place):
            return (yield from self._list(place))
        if self._text.startswith("{", place):
            return (yield from self._object(place))
        raise self._fault(place)

    def _list(self, place: int) -> Any:
        place = self._skip(_BLANK, place + 1)
        while not self._text.startswith("]", place):
            line = self._line_at(place)
            found, place = self._value(place)
            yield line, found
            place = self._after(place, "]")
        return place + 1

    def _object(self, place: int) -> Any:
        """A record of its own, unless a list of records is in it."""
        line, found, is_around = self._line_at(place), dict[str, Any](), False
        place = self._skip(_BLANK, place + 1)
        while not self._text.startswith("}", place):
            key, place = self._value(place)
            colon = _COLON.match(self._text, place)
            if not isinstance(key, str) or not colon:
                raise self._fault(place)
            place = colon.end()
            opening = self._text[place : place + 1]
            if (key in _HOLDING and opening == "[") or (key in _AROUND and opening == "{"):
                is_around = True
                place = yield from self._records(place)
            else:
                found[key], place = self._value(place)
            place = self._after(place, "}")
        if not is_around:
            yield (
                line,
                found.get("data", found) if set(found) <= {"data", "meta", "links", "included"} else found,
            )
        return place + 1

    def _value(self, place: int) -> tuple[Any, int]:
        try:
            return _DECODER.raw_decode(self._text, place)
        except json.JSONDecodeError as error:
            raise self._fault(error.pos) from None
        except (RecursionError, ValueError):
            raise self._fault(place) from None

    def _after(self, place: int, end: str) -> int:
        comma = _COMMA.match(self._text, place)
        if comma:
            return comma.end()
        place = self._skip(_BLANK, place)
        if not self._text.startswith(end, place):
            raise self._fault(place)
        return place

    def _skip(self, blank: re.Pattern[str], place: int) -> int:
        found = blank.match(self._text, place)
        return found.end() if found else place

    def _line_at(self, place: int) -> int:
        """Counted on from the last one."""
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line

    def _fault(self, place: int) -> MalformedFile:
        near = self._text[place : place + 20].split("\n")[0]
        line = self._text.count("\n", 0, place) + 1
        if place >= len(self._text):
            return MalformedFile(line, Words("this JSON ends before it is complete."))
        return MalformedFile(line, Words("this is no JSON: “{near}”.", near=near))
