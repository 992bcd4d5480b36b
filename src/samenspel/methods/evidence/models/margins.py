"""Average marginal effects: how much more likely an answer is, with errors by the delta method."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import Design, Part, Parts

Columns = Mapping[Part, Floats]


def average_effects(design: Design, rows: Data, beta: Floats) -> tuple[list[str], Floats, Floats]:
    """Of each predictor of a logit: for a number the mean slope of the chance, for a level of a factor the
    mean difference with the reference; products go along. Names, effects (m,), and the slopes of the effects
    in the coefficients (m, k). (Norton & Dowd 2018, doi 10.1111/1475-6773.12712)"""
    pieces = {part: _values(rows, part) for parts in design.parts for part in parts}
    found = [
        _slope(design, pieces, part, beta) if part[1] is None else _difference(design, pieces, part, beta)
        for part in pieces
    ]
    names = [name if level is None else f"{name}={level}" for name, level in pieces]
    return names, np.array([effect for effect, _slopes in found]), np.array([slopes for _, slopes in found])


def chances(columns: Floats, beta: Floats) -> Floats:
    """(n,): of yes."""
    from scipy.special import expit

    return np.asarray(expit(columns @ beta))


def _values(rows: Data, part: Part) -> Floats:
    name, level = part
    if level is None:
        return rows.numbers(name)
    codes, levels = rows.levels(name)
    return np.asarray(codes == levels.index(level), float)


def _slope(design: Design, pieces: Columns, part: Part, beta: Floats) -> tuple[float, Floats]:
    turned = np.column_stack([_derived(parts, pieces, part) for parts in design.parts])
    chance = chances(design.columns, beta)
    spread, along = chance * (1 - chance), turned @ beta
    slopes = turned * spread[:, None] + design.columns * (along * spread * (1 - 2 * chance))[:, None]
    return float(np.mean(spread * along)), slopes.mean(axis=0)


def _derived(parts: Parts, pieces: Columns, part: Part) -> Floats:
    """How fast a column goes up with one of the numbers that it is the product of."""
    times = parts.count(part)
    rest = [pieces[one] for one in parts if one != part]
    power = times * pieces[part] ** max(times - 1, 0)
    return np.asarray(np.prod([power, *rest], axis=0))


def _difference(design: Design, pieces: Columns, part: Part, beta: Floats) -> tuple[float, Floats]:
    with_level = _placed(design, pieces, part[0], part[1])
    without = _placed(design, pieces, part[0], None)
    above, below = chances(with_level, beta), chances(without, beta)
    slopes = with_level * (above * (1 - above))[:, None] - without * (below * (1 - below))[:, None]
    return float(np.mean(above - below)), slopes.mean(axis=0)


def _placed(design: Design, pieces: Columns, name: str, level: str | None) -> Floats:
    """The columns as if every row had this level of the factor; None is the reference."""
    nought, one = np.zeros(len(design.columns)), np.ones(len(design.columns))
    placed = {
        part: (one if part[1] == level else nought) if part[0] == name else values
        for part, values in pieces.items()
    }
    return np.column_stack(
        [np.prod([one, *(placed[part] for part in parts)], axis=0) for parts in design.parts]
    )
