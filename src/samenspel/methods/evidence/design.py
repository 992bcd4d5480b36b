"""Terms into columns: numbers as they are, words as one column for each level but the reference, products."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from samenspel.methods.words import N_

from .data import Data, Floats, Reference
from .least import triangle
from .unfit import refuse

INTERCEPT = "intercept"
TOLERANCE = 1e-7
Part = tuple[str, str | None]
Parts = tuple[Part, ...]
Block = tuple[list[Parts], Floats]


@dataclass(frozen=True, eq=False)
class Design:
    """`columns` (n, k) with their names, as “age”, “country=Norway” or “age:country=Norway”. `parts` are what
    each column is the product of: a column of the data, with the level of a factor or None for a number."""

    names: tuple[str, ...]
    columns: Floats
    parts: tuple[Parts, ...]


def design(
    data: Data,
    terms: Sequence[str],
    *,
    reference: Reference = None,
    factors: Collection[str] = (),
    intercept: bool = True,
) -> Design:
    """Of rows that have an answer in each term. “a:b” is a product. Columns of words are factors by
    themselves, columns of numbers when `factors` names them. Raises UnfitData for a column that never changes
    or that follows from others."""
    first: list[Block] = [([()], np.ones((data.n, 1)))] if intercept else []
    blocks = first + [_term(data, term, reference or {}, factors) for term in terms]
    parts = tuple(one for several, _columns in blocks for one in several)
    names = tuple(map(named, parts))
    columns = np.asfortranarray(np.hstack([columns for _parts, columns in blocks] or [np.empty((data.n, 0))]))
    check_columns(names, columns)
    return Design(names, columns, parts)


def named(parts: Parts) -> str:
    """As a reader sees a column."""
    return ":".join(name if level is None else f"{name}={level}" for name, level in parts) or INTERCEPT


def columns_of(terms: Sequence[str]) -> list[str]:
    """The columns of the data that terms speak of."""
    return list(dict.fromkeys(part for term in terms for part in term.split(":")))


def check_columns(names: Sequence[str], columns: Floats) -> None:
    """Refuses more columns than rows, and a column that follows from those before it, with their names."""
    n, k = columns.shape
    if n <= k:
        raise refuse(N_("{n} rows are too few for {k} coefficients."), n=n, k=k)
    sizes = np.sqrt(np.einsum("ij,ij->j", columns, columns))
    if (empty := np.flatnonzero(sizes == 0)).size:
        raise refuse(N_("“{name}” is 0 in every row that is used; leave it out."), name=names[int(empty[0])])
    if triangle(columns) is not None:
        return
    scaled = columns / sizes
    diagonal = np.abs(np.diag(np.linalg.qr(scaled, mode="r")))
    if (follows := np.flatnonzero(diagonal < TOLERANCE)).size:
        raise _follows(names, scaled, int(follows[0]))


def _follows(names: Sequence[str], columns: Floats, place: int) -> ValueError:
    weights = np.linalg.lstsq(columns[:, :place], columns[:, place])[0]
    others = [names[other] for other in np.flatnonzero(np.abs(weights) > TOLERANCE**0.5).tolist()]
    return refuse(
        N_("“{name}” follows from {others}: no data can tell them apart; leave one out."),
        name=names[place],
        others=", ".join(others),
    )


def _term(data: Data, term: str, reference: Mapping[str, str], factors: Collection[str]) -> Block:
    return reduce(
        _product, (_part(data, part, reference.get(part), part in factors) for part in term.split(":"))
    )


def _part(data: Data, name: str, reference: str | None, is_factor: bool) -> Block:
    if reference is None and not is_factor and data.is_numeric(name):
        return [((name, None),)], data.numbers(name)[:, None]
    codes, levels = data.levels(name, reference)
    if len(levels) < 2:
        raise refuse(N_("“{name}” is the same in every row that is used; leave it out."), name=name)
    columns = (codes == np.arange(1, len(levels))[:, None]).astype(float).T
    return [((name, level),) for level in levels[1:]], columns


def _product(one: Block, other: Block) -> Block:
    """Each column of the other with each of the one."""
    (parts, columns), (more, others) = one, other
    product = columns[:, None, :] * others[:, :, None]
    return [a + b for b in more for a in parts], product.reshape(len(columns), -1)
