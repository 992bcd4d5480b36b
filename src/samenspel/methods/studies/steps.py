"""What was done to a study, as the journal has it: each step names the one before, so that none can be left
out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import Any

from samenspel.methods.merkle import chain_digest, leaf_hash, root_from_proof
from samenspel.methods.seeds import Check
from samenspel.methods.words import Count, Words

NOTHING_BEFORE = "0" * 64


def step_digest(entry: bytes) -> str:
    """Of an entry of the journal as it is sealed; the next step repeats it."""
    return sha256(entry).hexdigest()


@dataclass(frozen=True)
class Step:
    """`entry`: the canonical bytes. `seal`: the number of the seal over it, None while there is none; then
    `position` is its place below that, and `neighbours` lead up to the root."""

    entry: bytes
    seal: int | None = None
    position: int = 0
    neighbours: tuple[bytes, ...] = ()

    @cached_property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.entry)
        return found

    @property
    def verb(self) -> str:
        return str(self.told["verb"]).partition(".")[2]

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = self.told["data"]
        return found

    @property
    def number(self) -> int:
        return int(self.data["step"])


def check_steps(steps: Sequence[Step], seals: Sequence[Mapping[str, Any]], expected: int) -> Iterator[Check]:
    """That none was cut out, put in or changed: by their own line, and by the seals over them."""
    yield _one_line(steps, expected)
    yield from _chained(seals)
    yield _sealed(steps, {seal["number"]: seal for seal in seals})


def _one_line(steps: Sequence[Step], expected: int) -> Check:
    before = NOTHING_BEFORE
    for place, step in enumerate(steps, start=1):
        if step.number != place or step.data.get("before") != before:
            words = Words(
                "The journal was cut or changed: after step {step} another one follows.", step=place - 1
            )
            return Check(False, words)
        before = step_digest(step.entry)
    if len(steps) != expected:
        words = Words(
            "The journal was cut: the study has {expected} steps, and {found} are here.",
            expected=Count(expected),
            found=Count(len(steps)),
        )
        return Check(False, words)
    return Check(
        True, Words("The steps of the study in the journal, none left out: {n}.", n=Count(len(steps)))
    )


def _chained(seals: Sequence[Mapping[str, Any]]) -> Iterator[Check]:
    for seal in seals:
        plain = {name: value for name, value in seal.items() if name != "digest"}
        if chain_digest(plain) != seal["digest"]:
            yield Check(
                False, Words("Seal {number} was changed: it contradicts itself.", number=seal["number"])
            )
    for one, after in pairwise(seals):
        if after["number"] != one["number"] + 1 or after["previous"] != one["digest"]:
            words = Words(
                "The journal was cut: seal {number} does not follow the one before.", number=after["number"]
            )
            yield Check(False, words)


def _sealed(steps: Sequence[Step], seals: Mapping[int, Mapping[str, Any]]) -> Check:
    for step in steps:
        if step.seal is not None and not _is_under(step, seals.get(step.seal)):
            words = Words(
                "Step {step} is not what seal {seal} was put over: the journal was changed.",
                step=step.number,
                seal=step.seal,
            )
            return Check(False, words)
    if loose := sum(step.seal is None for step in steps):
        return Check(True, Words("Steps that no seal covers yet: {n}.", n=Count(loose)))
    return Check(True, Words("Every step is under a seal of the journal."))


def _is_under(step: Step, seal: Mapping[str, Any] | None) -> bool:
    if seal is None or not seal["first"] <= step.told["id"] <= seal["last"]:
        return False
    try:
        found = root_from_proof(leaf_hash(step.entry), step.position, seal["count"], step.neighbours)
    except IndexError:
        return False
    return bool(found.hex() == seal["root"])
