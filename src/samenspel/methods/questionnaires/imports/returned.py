"""What a file of answers turned out to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from samenspel.methods.questionnaires.walking import Answer
from samenspel.methods.words import Words

BYTES = 16


@dataclass(frozen=True)
class Returned:
    """A row that fits. `row` as spreadsheets count. `key`: what names the person in the file, or else what
    was said with how often it came before. `own`: by id, what is no question, such as the wave."""

    row: int
    key: str
    digest: str
    answers: Mapping[str, Answer]
    unclear: tuple[str, ...] = ()
    drawn: Mapping[str, Any] = field(default_factory=dict)
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Misfit:
    """What is wrong, and in which row and column; no row: in the whole file."""

    problem: Words
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class ReturnedFile:
    """`faults` of rows, which are not among `rows`; `notes` about what was read otherwise than it stands.
    `has_keys`: the file names its people, so that their answers can be found again."""

    rows: tuple[Returned, ...] = ()
    faults: tuple[Misfit, ...] = ()
    notes: tuple[Words, ...] = ()
    has_keys: bool = False


def digest_of_row(*said: Any) -> str:
    """Of what somebody said, whatever the format of the file."""
    told = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=BYTES).hexdigest()
