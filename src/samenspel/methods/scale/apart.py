"""What a site asks of a process of its own, in bytes: first a line of JSON, with the folder of the parts in
it, and then what is added to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from . import adding
from .answers import answers
from .batch import read_batch, read_sides
from .report import report_of

Tell = Callable[[int, int], None]


def add(source: bytes, _tell: Tell) -> None:
    """A batch of entries."""
    words, rest = _read(source)
    adding.add_batch(words["folder"], read_batch(rest))


def make_months(source: bytes, tell: Tell) -> None:
    """Those before `until`."""
    words, _rest = _read(source)
    adding.make_months(words["folder"], words["until"], tell)


def renew_sides(source: bytes, _tell: Tell) -> None:
    words, rest = _read(source)
    adding.put_sides(words["folder"], read_sides(rest))


def report(source: bytes, tell: Tell) -> dict[str, Any]:
    """`k`, `until` and `named` as in `report_of` and `answers`."""
    words, _rest = _read(source)
    found = answers(words["folder"], until=words["until"], progress=tell)
    return report_of(found, words["k"], words["named"]).as_json()


def _read(source: bytes) -> tuple[dict[str, Any], BytesIO]:
    rest = BytesIO(source)
    words = json.loads(rest.readline())
    return {**words, "folder": Path(words["folder"])}, rest
