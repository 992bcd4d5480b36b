"""Importing the same file twice adds nothing: each answer has a name and a digest of what it says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from .answers import Chunk, Column
from .codebook import Codebook

BYTES = 16


@dataclass(frozen=True)
class Row:
    """`place` is that in the file, from 0. Where the codebook has no key, `key` is the digest with how often
    it came before, so that two people who answer alike are two."""

    place: int
    key: str
    digest: str


@dataclass
class Sifted:
    """Rows of a file beside those that are known already."""

    added: list[Row] = field(default_factory=list)
    same: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    """Known by this key, but with other answers: what to do with them is for people to say."""


def rows_of(codebook: Codebook, chunks: Iterable[Chunk]) -> Iterator[Row]:
    """Of each answer its name and the digest of what it says, in the order of the file."""
    times = Counter[str]()
    place = 0
    for chunk in chunks:
        keys = chunk[codebook.key].values if codebook.key else None
        for within, digest in enumerate(digests(codebook, chunk)):
            key = str(keys[within]) if keys is not None else f"{digest}-{times[digest]}"
            times[digest] += 1
            yield Row(place, key, digest)
            place += 1


def sift(codebook: Codebook, chunks: Iterable[Chunk], known: Mapping[str, str]) -> Sifted:
    """`known` has the digests by the keys."""
    found = Sifted()
    for row in rows_of(codebook, chunks):
        if row.key not in known:
            found.added.append(row)
        elif known[row.key] == row.digest:
            found.same.append(row)
        else:
            found.changed.append(row)
    return found


def digests(codebook: Codebook, chunk: Chunk) -> Iterator[str]:
    """BLAKE2b of each row's answers by the ids of variables, in the order of the ids: neither names, nor the
    order of columns, nor the format of the file count."""
    ids = sorted(codebook.by_id)
    columns = [_plain(chunk[id]) for id in ids]
    for answers in zip(*columns, strict=True):
        said = json.dumps([*zip(ids, answers, strict=True)], ensure_ascii=False)
        yield blake2b(said.encode("utf-8", "surrogatepass"), digest_size=BYTES).hexdigest()


def _plain(column: Column) -> list[Any]:
    """Answers as texts, and codes of no answer as numbers."""
    values = column.values.astype(str) if column.values.dtype.kind == "M" else column.values
    pairs = zip(values.tolist(), column.why.tolist(), strict=True)
    return [why or _text(value) for value, why in pairs]


def _text(value: Any) -> str:
    return f"{value + 0.0:.15g}" if isinstance(value, float) else str(value)
