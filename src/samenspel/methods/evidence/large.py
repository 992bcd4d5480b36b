"""Files with more rows than memory holds: refused before they are read, or drawn from by lot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import numpy as np

from samenspel.methods.files import Source
from samenspel.methods.tables import Row
from samenspel.methods.words import N_, Words

from .unfit import refuse, refuse_below

MOST_BYTES, MOST_ROWS = 250_000_000, 20_000_000
"""A table in memory is some twenty times as large as its file."""
BLOCK = 2**20


@dataclass(frozen=True)
class Sampled:
    """`kept` rows of `of`, drawn by lot from a seed."""

    kept: int
    of: int
    seed: int

    @property
    def note(self) -> Words:
        return Words(
            "These are {kept} rows drawn by lot from the {of} of the file (seed {seed}): what is said of all "
            "rows is said with the error of so many.",
            kept=self.kept,
            of=self.of,
            seed=self.seed,
        )

    @property
    def in_r(self) -> str:
        return f"# R reads all {self.of} rows; the numbers here are of {self.kept} drawn by lot"


def refuse_large(source: Source) -> None:
    """A file with more bytes, or more lines, than may be read at once."""
    if not isinstance(source, str | Path):
        return
    path = Path(source)
    if (size := path.stat().st_size) > MOST_BYTES:
        raise _too_large(
            Words("{n} MB", n=f"{size / 1e6:,.0f}"), Words("{n} MB", n=f"{MOST_BYTES / 1e6:,.0f}")
        )
    if (lines := _lines(path)) > MOST_ROWS:
        raise _too_large(Words("{n} rows", n=f"{lines:,}"), Words("{n} rows", n=f"{MOST_ROWS:,}"))


def _too_large(size: Words, most: Words) -> ValueError:
    return refuse(
        N_(
            "The file is of {size}; {most} is the most that is read at once. Draw some of its rows by "
            "lot, which answer the same question with a wider interval: --sample 100000 --seed 1, or "
            "Data.sample(path, 100_000, seed=1) in Python."
        ),
        size=size,
        most=most,
    )


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))


def drawn(rows: Iterable[Row], many: int, seed: int) -> tuple[list[Row], int]:
    """`many` rows (all, where there are no more), each as likely, in their order; and how many there were.
    Each is looked at once, and no more than `many` are kept."""
    if many < 1:
        raise refuse(N_("Draw one row at least."))
    refuse_below("seed", seed, 0)
    chance, number = np.random.default_rng(seed), -1
    kept: list[tuple[int, Row]] = []
    turns = _turns(many, chance)
    turn = next(turns)
    for number, row in enumerate(rows):
        if number < many:
            kept.append((number, row))
        elif number == turn:
            kept[int(chance.integers(many))], turn = (number, row), next(turns)
    return [row for _number, row in sorted(kept, key=itemgetter(0))], number + 1


def _turns(many: int, chance: np.random.Generator) -> Iterator[int]:
    """The numbers of the rows that take the place of one that was kept, without a lot for each row between
    (Li 1994, doi 10.1145/198429.198435)."""
    luck, turn = 1.0, many - 1
    while True:
        luck *= (1 - chance.random()) ** (1 / many)
        turn += 1 + math.floor(math.log(1 - chance.random()) / math.log1p(-luck))
        yield turn
