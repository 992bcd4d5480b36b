"""Values in JSON that another program offers: where the list is, and what its entries call them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .reading import Sent
from .rhythms import Rhythm

LONGEST_PATH, MOST_DIGITS = 200, 30
_PART = re.compile(r"[^.\s\[\]][^.\[\]\x00-\x1f]{0,80}")


@dataclass(frozen=True)
class Path:
    """Names with dots between them, each one step deeper; a number is a place in a list, 0 the first. Raises
    ValueError for what is no path."""

    text: str

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST_PATH or not all(_PART.fullmatch(part) for part in self.parts):
            raise ValueError(self.text)

    @property
    def parts(self) -> list[str]:
        return self.text.split(".") if self.text else []

    def found_in(self, plain: Any) -> Any:
        """Raises LookupError."""
        for part in self.parts:
            if isinstance(plain, list) and part.isascii() and part.isdecimal():
                plain = plain[int(part)]
            elif isinstance(plain, dict):
                plain = plain[part]
            else:
                raise LookupError(part)
        return plain


def read_json(
    source: Source,
    unit: str,
    rhythm: Rhythm,
    *,
    path: Path,
    period: Path,
    value: Path,
    comparison: Path | None = None,
) -> Sent:
    """`path` leads to a list; in each entry, `period` and `value` to a period and its value. A value of null
    is a gap. Raises MalformedFile."""
    rows = _list_at(_plain(source), path)
    sent = Sent(unit, rhythm, decimal=".")
    for number, row in enumerate(rows, 1):
        try:
            when, how_much = (_written(one.found_in(row)) for one in (period, value))
            other = _written(comparison.found_in(row)) if comparison else ""
        except LookupError:
            sent.fault(
                number,
                Words("this entry has no “{period}” or no “{value}”.", period=period.text, value=value.text),
            )
            continue
        sent.take(number, when, how_much, other)
    return sent


def _plain(source: Source) -> Any:
    """Numbers as they are written, so that they are read like all others."""
    try:
        return json.loads(read_text(source), parse_float=_number, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        if isinstance(error, MalformedFile):
            raise
        raise MalformedFile(1, Words("this is no JSON.")) from None


def _list_at(plain: Any, path: Path) -> list[Any]:
    try:
        found = path.found_in(plain)
    except LookupError:
        found = None
    if not isinstance(found, list):
        raise MalformedFile(1, Words("there is no list at “{path}”.", path=path.text or "."))
    return found


def _written(found: Any) -> str:
    """true, lists and tables are no values, and say so."""
    if found is None:
        return ""
    return found if isinstance(found, str) else json.dumps(found)[:60]


def _number(text: str) -> str:
    """1e3 is 1000; what has very many digits stays as it is, and is no value."""
    number = Decimal(text)
    return f"{number:f}" if abs(number.adjusted()) < MOST_DIGITS else text
