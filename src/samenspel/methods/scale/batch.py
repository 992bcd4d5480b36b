"""Entries of a journal on their way into Parquet: columns, and between which seals they stand."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
COLUMNS = ("month", "initiative", "phase", "verb", "actor")
NOBODY = 0
"""The actor of what the house did itself, and the initiative of what belongs to none."""


@dataclass(frozen=True)
class Range:
    """All entries after `after`, up to `last`: those under the seals `seals`. `digest`: of the last of them.
    `key` tells the key apart with which the pseudonyms were made."""

    after: int
    last: int
    seals: tuple[int, int]
    digest: str
    key: str


@dataclass(frozen=True)
class Batch:
    """`columns`: for each of COLUMNS a number for each entry. A month is 202611; phase and verb are places in
    `phases` and `verbs`; a person is a pseudonym."""

    range: Range
    columns: dict[str, Integers]
    phases: tuple[str, ...]
    verbs: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.columns["month"])


def write_batch(batch: Batch, file: IO[bytes]) -> None:
    told = {"range": asdict(batch.range), "phases": batch.phases, "verbs": batch.verbs}
    head = np.frombuffer(json.dumps(told).encode(), dtype=np.uint8)
    arrays: dict[str, Any] = {"head": head, **batch.columns}
    np.savez(file, allow_pickle=False, **arrays)


def read_batch(file: IO[bytes]) -> Batch:
    with np.load(file, allow_pickle=False) as arrays:
        told = json.loads(arrays["head"].tobytes())
        columns = {name: arrays[name] for name in COLUMNS}
    first, last = told["range"]["seals"]
    return Batch(
        Range(**{**told["range"], "seals": (first, last)}),
        columns,
        tuple(told["phases"]),
        tuple(told["verbs"]),
    )


@dataclass(frozen=True)
class Sides:
    """On which side somebody takes part: for each initiative and actor a place in `sides`. `key`: as of a
    Range."""

    initiative: Integers
    actor: Integers
    side: Integers
    sides: tuple[str, ...]
    key: str


def write_sides(sides: Sides, file: IO[bytes]) -> None:
    head = np.frombuffer(json.dumps([sides.key, *sides.sides]).encode(), dtype=np.uint8)
    np.savez(file, head=head, initiative=sides.initiative, actor=sides.actor, side=sides.side)


def read_sides(file: IO[bytes]) -> Sides:
    with np.load(file, allow_pickle=False) as arrays:
        key, *names = json.loads(arrays["head"].tobytes())
        return Sides(arrays["initiative"], arrays["actor"], arrays["side"], tuple(names), key)
