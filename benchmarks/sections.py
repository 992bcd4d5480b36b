"""A section of the figures: a table with a word before and after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What to measure: the `largest` elections of `files`; peers get `limit` seconds for each.

    To compare the winners on all files they get `agreement` seconds. `voters` vote for each of `seeds`; each
    load lasts `seconds`. `rotas`: a folder of instances of schedulingbenchmarks.org; their
    terms are not stated, so they are not kept here.
    """

    files: Path
    largest: int
    limit: float
    repeats: int
    agreement: float
    voters: int = 10_000
    seeds: int = 3
    seconds: float = 60
    rotas: Path | None = None
    only: Sequence[str] = ()


@dataclass(frozen=True)
class Section:
    title: str
    before: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    after: str = ""

    def as_markdown(self) -> str:
        lines = [f"## {self.title}", "", self.before, "", _row(self.header), _row(["---"] * len(self.header))]
        lines += [_row(row) for row in self.rows]
        return "\n".join([*lines, "", *([self.after, ""] if self.after else [])])


Measurement = Callable[[Options], Section]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
