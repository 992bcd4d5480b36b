"""Check a list and a draw again, from nothing but what was published."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.seeds import Check, plain_seed, same_hash, same_round
from samenspel.methods.words import Count, Words

from .drawing import Assigned, assign
from .frame import VERSION, Frame

DRAWN = "samenspel assigned"


def assigned_as_json(frame: Frame, seed: str, drawn: Mapping[str, Assigned]) -> str:
    """The file of who came into which arm (0: not sampled), by id. The same bytes for the same draw."""
    told = {
        "samenspel": DRAWN,
        "version": VERSION,
        "list": frame.hash,
        "seed": plain_seed(seed),
        "people": [(id, drawn[id].arm) for id in sorted(drawn)],
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"


def read_assigned(data: bytes) -> dict[str, int]:
    """The arm of each id. Raises MalformedFile."""
    try:
        found: Any = json.loads(data.decode("utf-8"))
        if found["samenspel"] != DRAWN or found["version"] != VERSION:
            raise ValueError("its name or version is another")
        people = [(id, arm) for id, arm in found["people"]]
        if not all(isinstance(id, str) and type(arm) is int for id, arm in people):
            raise ValueError("somebody has no id or no arm")
        if len(dict(people)) < len(people):
            raise ValueError("somebody is twice")
        return dict(people)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise MalformedFile(1, Words("the file is incomplete or damaged ({error}).", error=error)) from None


def verify(
    frame: Frame,
    *,
    hash: str | None = None,
    seed: str | None = None,
    signature: str | None = None,
    assigned: Mapping[str, int] | None = None,
    meaning: str | None = None,
) -> tuple[Check, ...]:
    """What can be checked with what is given: the announced hash, the seed (and the signature of its round of
    drand) with who was drawn, and the file of what the arms are.

    >>> from .frame import Design, Listed, publish
    >>> frame = publish([Listed(id) for id in "abcd"], Design((1, 1)))
    >>> [check.holds for check in verify(frame, hash=frame.hash)]
    [True, True]
    """
    checks = [_counted(frame)]
    if hash is not None:
        checks.append(same_hash(frame, hash))
    if seed is not None:
        checks.append(_same_draw(assign(frame, seed), assigned))
    if signature is not None:
        checks.append(same_round(seed or "", signature))
    if meaning is not None:
        checks.append(_same_meaning(frame, meaning))
    return tuple(checks)


def _counted(frame: Frame) -> Check:
    words = Words(
        "People: {people}; drawn together or alone: {units}; strata: {strata}; arms: {arms}; come into one: "
        "{sampled}.",
        people=Count(len(frame.people)),
        units=Count(frame.units),
        strata=Count(len(frame.strata)),
        arms=len(frame.design.shares),
        sampled=Count(frame.sampled),
    )
    return Check(True, words)


def _same_draw(found: Mapping[str, Assigned], told: Mapping[str, int] | None) -> Check:
    arms = {id: one.arm for id, one in found.items()}
    if told is not None and told != arms:
        wrong = sorted(id for id in {*arms, *told} if arms.get(id) != told.get(id))
        words = Words(
            "The seed does not draw this: {count} differ, “{id}” the first of them.",
            count=Count(len(wrong)),
            id=wrong[0],
        )
        return Check(False, words)
    counts = Counter(arms.values())
    said = ", ".join(f"{arm}: {counts[arm]}" for arm in sorted(counts) if arm)
    return Check(True, Words("The seed draws these people by arm: {counts}.", counts=said))


def _same_meaning(frame: Frame, digest: str) -> Check:
    if digest == frame.design.meaning:
        return Check(True, Words("The arms are what they were when the list was announced."))
    return Check(False, Words("The arms are not what they were when the list was announced."))
