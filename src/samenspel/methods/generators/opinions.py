"""Opinion conversations with planted camps, as sparse as real ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from samenspel.methods.words import Words

from .fitted import PASSES, VOTED
from .randomness import Floats, Integers, Stream, quantile, whole
from .shape import BadShape, check_seed, check_share, check_size
from .tables import write_table

KINDS = ("common", "divisive", "other")
SURE = 0.85
LARGEST_SPREAD = 1_000
"""How likely somebody of a camp agrees to what it is for, or disagrees with what it is against."""
BEGIN = 1_700_000_000
Signs = npt.NDArray[np.int8]


@dataclass(frozen=True)
class OpinionShape:
    """`camps`: 1 for a conversation without groups. `common`: the share of statements on which all camps
    agree; `divisive`: on which at least two camps are of opposite opinions; the others divide people, but no
    camps. `spread`: the largest camp is this many times as large as the smallest.
    """

    participants: int = 500
    statements: int = 100
    camps: int = 2
    seed: int = 0
    common: float = 0.2
    divisive: float = 0.3
    spread: float = 2.0

    def __post_init__(self) -> None:
        check_size(Words("participants"), self.participants, 1, 10**7)
        check_size(Words("statements"), self.statements, 1, 10**5)
        check_size(Words("camps"), self.camps, 1, min(self.participants, 50))
        check_share("common", self.common)
        check_share("divisive", self.divisive)
        check_seed(self.seed)
        if self.common + self.divisive > 1:
            raise BadShape(Words("Common and divisive statements together are more than all statements."))
        if not 1 <= self.spread <= LARGEST_SPREAD:
            raise BadShape(
                Words(
                    "The spread is {spread}; it must be from 1 to {most}.",
                    spread=self.spread,
                    most=LARGEST_SPREAD,
                )
            )


@dataclass(frozen=True, eq=False)
class Conversation:
    """Vote k: `participant[k]` said `vote[k]` (1 agrees, -1 disagrees, 0 passes) to `statement[k]`, in the
    order of participants, then of statements. Everybody voted at least once.

    Planted: `camp` of each participant, `kind` of each statement (a place in KINDS), and `agreement[g, s]`,
    the chance that somebody of camp g who does not pass agrees with statement s.
    """

    shape: OpinionShape
    participant: Integers
    statement: Integers
    vote: Signs
    camp: Integers
    kind: Integers
    agreement: Floats

    def matrix(self) -> Floats:
        """Participants by statements; not a number where there is no vote."""
        found = np.full((self.shape.participants, self.shape.statements), np.nan)
        found[self.participant, self.statement] = self.vote
        return found


def conversation(shape: OpinionShape) -> Conversation:
    """Votes one after the other, and who belongs to which camp. About 60 bytes for each vote."""
    stream = Stream(shape.seed, 2)
    camp = _camps(stream, shape)
    kind = _kinds(stream, shape)
    agreement = _agreement(stream, shape, kind)
    seen = quantile(VOTED, stream.uniform(shape.participants))
    parts = [
        _votes(Stream(shape.seed, 3, start), shape, start, seen[start : start + 1000])
        for start in range(0, shape.participants, 1000)
    ]
    participant, statement = (np.concatenate([part[n] for part in parts]).astype(np.int64) for n in (0, 1))
    luck = np.concatenate([part[2] for part in parts])
    agrees = luck < PASSES + (1 - PASSES) * agreement[camp[participant], statement]
    vote = np.where(luck < PASSES, 0, np.where(agrees, 1, -1)).astype(np.int8)
    return Conversation(shape, participant, statement, vote, camp, kind, agreement)


def _camps(stream: Stream, shape: OpinionShape) -> Integers:
    """Sizes fall evenly from the largest camp to the smallest, and are as exact as whole people allow."""
    steps = np.arange(shape.camps) / max(1, shape.camps - 1)
    sums = np.cumsum(shape.spread - (shape.spread - 1) * steps)
    places = (stream.order(shape.participants) + 0.5) / shape.participants
    return whole(np.searchsorted(sums, places * sums[-1], side="right"))


def _kinds(stream: Stream, shape: OpinionShape) -> Integers:
    places = (stream.order(shape.statements) + 0.5) / shape.statements
    edges = np.array([shape.common, shape.common + shape.divisive])
    return whole(np.searchsorted(edges, places, side="right"))


def _agreement(stream: Stream, shape: OpinionShape, kind: Integers) -> Floats:
    """Of a divisive statement one camp is surely for, and another surely against it; with one camp nobody
    is."""
    size = (shape.camps, shape.statements)
    sides = stream.uniform(*size) < 0.5
    first, step = (
        stream.below(shape.camps, shape.statements),
        stream.below(max(1, shape.camps - 1), shape.statements),
    )
    statements = np.arange(shape.statements)
    sides[(first + 1 + step) % shape.camps, statements] = False
    sides[first, statements] = True
    together = np.broadcast_to(stream.uniform(shape.statements) < 0.5, size)
    vague = np.broadcast_to(0.3 + 0.4 * stream.uniform(shape.statements), size)
    sure = np.where(np.where(kind == 0, together, sides), SURE, 1 - SURE)
    return np.where(kind == 2, vague, sure)


def _votes(
    stream: Stream, shape: OpinionShape, start: int, shares: Floats
) -> tuple[Integers, Integers, Floats]:
    """Who votes on what, and a number from 0 to 1 that will decide how."""
    seen = stream.uniform(len(shares), shape.statements) < shares[:, None]
    one = stream.below(shape.statements, len(shares))
    silent = np.flatnonzero(~seen.any(axis=1))
    seen[silent, one[silent]] = True
    participant, statement = np.nonzero(seen)
    return participant + start, statement, stream.uniform(len(participant))


def write_conversation(found: Conversation, folder: Path) -> None:
    """`participants-votes.csv` and `votes.csv` with the columns of Polis' open data (no groups are given away
    in them), and the truth in `camps.csv` and `statements.csv`."""
    write_table(
        folder / "participants-votes.csv",
        [
            "participant",
            "group-id",
            "n-comments",
            "n-votes",
            "n-agree",
            "n-disagree",
            *range(found.shape.statements),
        ],
        _by_participant(found),
    )
    write_table(
        folder / "votes.csv", ["timestamp", "datetime", "comment-id", "voter-id", "vote"], _one_by_one(found)
    )
    write_table(folder / "camps.csv", ["participant", "camp"], enumerate(found.camp.tolist()))
    names = [f"agreement-{camp}" for camp in range(found.shape.camps)]
    kinds = [KINDS[kind] for kind in found.kind.tolist()]
    rows = zip(range(len(kinds)), kinds, *found.agreement.round(4).tolist(), strict=True)
    write_table(folder / "statements.csv", ["comment-id", "kind", *names], rows)


def _by_participant(found: Conversation) -> Iterator[list[object]]:
    ends = np.searchsorted(found.participant, np.arange(found.shape.participants), side="right").tolist()
    for person, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        cells: list[object] = [""] * found.shape.statements
        votes = found.vote[start:end].tolist()
        for statement, vote in zip(found.statement[start:end].tolist(), votes, strict=True):
            cells[statement] = vote
        yield [person, "", 0, len(votes), votes.count(1), votes.count(-1), *cells]


def _one_by_one(found: Conversation) -> Iterator[list[object]]:
    """In any order, a second apart, from 14 November 2023."""
    for second, k in enumerate(Stream(found.shape.seed, 4).order(len(found.vote)).tolist()):
        moment = datetime.fromtimestamp(BEGIN + second, UTC)
        shown = f"{moment:%a %b %d %H:%M:%S} UTC {moment:%Y}"
        yield [1000 * (BEGIN + second), shown, found.statement[k], found.participant[k], found.vote[k]]
