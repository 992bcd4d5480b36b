"""Who agreed with which statement: sparse, in one order whatever the order of a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.words import Words

AGREE, PASS, DISAGREE = 1, 0, -1
NO_VOTE, LARGEST_TABLE = 2, 2**26
"""A code for cells that nobody voted on; up to so many cells a table of them is quicker than sorting."""
FEWEST_VOTES = 7
"""Who cast fewer is in no group, unless there are fewer statements."""
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Codes = NDArray[np.int8]


class UnfitVotes(ValueError):
    """`problem` is a sentence that can be translated."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, eq=False, repr=False)
class Votes:
    """One entry for each pair of a person and a statement that was voted on; what is not here is missing.

    Shapes: n people, m statements, v votes. `rows` (v,) and `columns` (v,) point to them, `values` (v,) are
    1 (agree), 0 (pass) or -1 (disagree). Statements are in the order of their ids (2 before 10), people in an
    order that their votes alone decide, so that a result does not depend on the order or the names of people.
    `hidden` statements, by id, were taken out by a moderator, or tell about a person instead of an opinion:
    their votes are counted, but make no groups.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    rows: Ints
    columns: Ints
    values: Codes
    hidden: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def collect(
        cls,
        people: Sequence[str],
        statements: Sequence[str],
        values: Sequence[int] | Codes,
        *,
        hidden: Iterable[str] = (),
        texts: Mapping[str, str] | None = None,
    ) -> Votes:
        """From three lists of equal length, one entry a vote. Of two votes on a statement the last counts.

        Raises UnfitVotes when the lists differ in length or a value is not 1, 0 or -1.
        """
        codes = np.asarray(values, dtype=np.float64)
        if not len(people) == len(statements) == len(codes):
            raise UnfitVotes(Words("People, statements and votes are not lists of the same length."))
        names, rows = _numbered(people)
        ids, columns = _numbered(statements)
        return _arranged(names, ids, rows, columns, _checked(codes), hidden, texts or {})

    @classmethod
    def of_table(
        cls,
        table: NDArray[np.floating],
        people: Sequence[str] | None = None,
        statements: Sequence[str] | None = None,
        *,
        hidden: Iterable[str] = (),
        texts: Mapping[str, str] | None = None,
    ) -> Votes:
        """From an array (n, m) of 1, 0, -1 and NaN for what was not voted on. Raises UnfitVotes."""
        n, m = table.shape
        rows, columns = np.nonzero(~np.isnan(table))
        return _arranged(
            [str(i) for i in range(n)] if people is None else list(people),
            [str(j) for j in range(m)] if statements is None else list(statements),
            rows,
            columns,
            _checked(np.asarray(table[rows, columns], dtype=np.float64)),
            hidden,
            texts or {},
        )

    def __repr__(self) -> str:
        people, statements = len(self.people), len(self.statements)
        return f"<Votes: people {people}, statements {statements}, votes {len(self.values)}>"

    @cached_property
    def shown(self) -> NDArray[np.bool_]:
        """(m,) which statements are not hidden."""
        return np.array([id not in self.hidden for id in self.statements], dtype=bool)

    @cached_property
    def cast(self) -> Ints:
        """(n,) how many votes each person cast, passes among them."""
        return np.bincount(self.rows, minlength=len(self.people))

    @cached_property
    def voted_on(self) -> Ints:
        """(m,) how many votes each statement got, passes among them."""
        return np.bincount(self.columns, minlength=len(self.statements))

    def counts(self, labels: Ints, groups: int) -> Ints:
        """(groups, m, 3) how many of each group disagreed, passed and agreed; label -1 is in no group."""
        return self.counts_and_rest(labels, groups)[:-1]

    def counts_and_rest(self, labels: Ints, groups: int) -> Ints:
        """(groups + 1, m, 3) the same; last who is in no group."""
        m = len(self.statements)
        of = np.where(labels < 0, groups, labels) * (m * 3)
        cells = np.repeat(of, self.cast) + self._kinds
        return np.bincount(cells, minlength=(groups + 1) * m * 3).reshape(groups + 1, m, 3)

    @cached_property
    def _kinds(self) -> Ints:
        return self.columns * 3 + self.values + 1


def sums(of: Ints, values: Floats, length: int) -> Floats:
    """(length,) the sum of the values (v,) of each number in `of` (v,)."""
    return np.asarray(np.bincount(of, values, length), dtype=np.float64)


def sums_of_runs(edges: Ints, values: Floats) -> Floats:
    """(n,) the sums of values (v,) that lie together, the i-th from `edges[i]` to `edges[i + 1]`."""
    total, some = np.zeros(len(edges) - 1), edges[:-1] < edges[1:]
    total[some] = np.add.reduceat(values, edges[:-1][some])
    return total


def _numbered(names: Sequence[str]) -> tuple[list[str], Ints]:
    """Each name once, and which of them every entry is."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    places = itemgetter(*names)(number) if len(names) > 1 else [number[name] for name in names]
    return list(number), np.fromiter(places, np.int64, len(names))


def _checked(codes: Floats) -> Codes:
    wrong = ~np.isin(codes, (AGREE, PASS, DISAGREE))
    if wrong.any():
        raise UnfitVotes(
            Words(
                "A vote is {value}; write 1 for agree, 0 for pass or -1 for disagree.",
                value=f"{codes[wrong][0]:g}",
            )
        )
    return codes.astype(np.int8)


def _arranged(
    people: Sequence[str],
    statements: Sequence[str],
    rows: Ints,
    columns: Ints,
    values: Codes,
    hidden: Iterable[str],
    texts: Mapping[str, str],
) -> Votes:
    n, m = len(people), len(statements)
    by_id = np.array(sorted(range(m), key=lambda j: _natural(statements[j])), np.int64)
    cells, values = _last(rows * m + _places(by_id)[columns], values, n * m)
    rows = cells // max(m, 1)
    columns = cells - rows * m
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
    order = np.argsort(_numbers_of_people(ends, columns, values, m), kind="stable")
    cast = np.diff(ends)[order]
    moved = np.arange(len(cells)) + np.repeat(ends[order] - (np.cumsum(cast) - cast), cast)
    return Votes(
        people=tuple([people[i] for i in order.tolist()]),
        statements=tuple([statements[j] for j in by_id.tolist()]),
        rows=np.repeat(np.arange(n), cast),
        columns=columns[moved],
        values=values[moved],
        hidden=frozenset(hidden),
        texts=texts,
    )


def _natural(id: str) -> tuple[int, int, str]:
    return (0, int(id), id) if id.isdecimal() else (1, 0, id)


def _places(order: Ints) -> Ints:
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places


def _last(cells: Ints, values: Codes, size: int) -> tuple[Ints, Codes]:
    """The cells of a table that were voted on, ascending, and the last vote on each."""
    if size <= LARGEST_TABLE:
        table = np.full(size, NO_VOTE, np.int8)
        table[cells] = values
        voted = np.flatnonzero(table != NO_VOTE)
        return voted, table[voted]
    sorting = np.argsort(cells, kind="stable")
    ordered = cells[sorting]
    last = np.append(ordered[1:] != ordered[:-1], True)
    return ordered[last], values[sorting[last]]


def _numbers_of_people(ends: Ints, columns: Ints, values: Codes, m: int) -> NDArray[np.uint64]:
    """(n,) a number that only a person's votes decide; `ends` (n + 1,) are where one person's votes end and
    the next one's begin. People with the same votes are interchangeable."""
    drawn = np.random.Generator(np.random.PCG64(m)).integers(0, 2**63, size=(max(m, 1), 3), dtype=np.uint64)
    sums = np.zeros(len(columns) + 1, np.uint64)
    np.cumsum(drawn.ravel()[columns * 3 + values + 1], out=sums[1:])
    return np.diff(sums[ends])
