"""What no lottery can beat, in exact arithmetic: a proof that needs no trust in a solver."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from samenspel.methods.highs import ENDLESS

from .highs import panel_model
from .program import Program


def exact_ceiling(program: Program) -> Fraction:
    """No lottery gives everybody a higher chance than this.

    By Lagrange: for any y ≥ 0 on the kinds with Σ size·y = 1, any price p for a seat and any price q for
    each quota, the lowest chance is at most Σ y·mean ≤ p·seats + Σ max(q·least, q·most) +
    Σ size·max(0, y less p less the kind's q). The prices come from HiGHS, in floating point; the sum is made
    in fractions, so that it is a true bound whatever the prices are.
    """
    kinds, sizes = program.kinds, [int(size) for size in program.sizes]
    model = panel_model(program, whole=False)
    lowest = model.add_columns(1.0)
    model.worth([lowest], 1.0)
    for t in range(kinds):
        model.add_row(0.0, ENDLESS, [t, lowest], [1.0, -float(sizes[t])])
    if not model.solve().optimal:
        return Fraction(1)
    duals = np.array(model.highs.getSolution().row_dual)
    first = 1 + len(program.quotas)
    weights = [Fraction(float(abs(dual))) for dual in duals[first:]]
    total = sum(size * weight for size, weight in zip(sizes, weights, strict=True))
    if not total:
        return Fraction(1)
    weights = [weight / total for weight in weights]
    prices = [Fraction(float(dual)) / total for dual in duals[:first]]
    return min(Fraction(1), *(_bound(program, weights, [sign * p for p in prices]) for sign in (1, -1)))


def _bound(program: Program, weights: list[Fraction], prices: list[Fraction]) -> Fraction:
    seat, *quotas = prices
    bound = seat * program.seats
    for price, quota in zip(quotas, program.quotas, strict=True):
        bound += max(price * quota.least, price * quota.most)
    for size, weight, marks in zip(program.homes, weights, program.marks, strict=True):
        left = weight - seat - sum(quotas[mark] for mark in marks)
        bound += int(size) * max(Fraction(0), left)
    return bound
