"""Conversations whose camps are known, because we planted them: as sparse as real ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.opinion import Votes

FEWEST, MOST = 12, 40
PASSES, YES_SAYING = 0.12, 0.4


@dataclass(frozen=True)
class Planted:
    """`gap`: on the statements that divide (a share `divided` of them), half log-odds of a camp are that much
    above or below the middle, at random but not the same for all camps."""

    people: int
    statements: int
    camps: int
    gap: float = 0.8
    divided: float = 0.5
    yes_saying: float = YES_SAYING


def conversation(plan: Planted, seed: int) -> tuple[Votes, dict[str, int]]:
    """The votes, and the camp of each person.

    Everyone votes on 12 to 40 statements, early ones more often, and passes now and then; some agree more
    readily than others.
    """
    draw = np.random.Generator(np.random.PCG64(seed))
    camp = draw.integers(plan.camps, size=plan.people)
    half_odds = draw.normal(0.3, 0.7, plan.statements) + _differences(plan, draw)[camp]
    half_odds += draw.normal(0, plan.yes_saying, (plan.people, 1))
    agrees = draw.random(half_odds.shape) < (1 + np.tanh(half_odds)) / 2
    table = np.where(agrees, 1.0, -1.0)
    table[draw.random(table.shape) < PASSES] = 0
    table[~_voted_on(plan, draw)] = np.nan
    votes = Votes.of_table(table)
    return votes, {str(person): int(of) for person, of in enumerate(camp)}


def _differences(plan: Planted, draw: np.random.Generator) -> NDArray[np.float64]:
    """(camps, statements)."""
    if plan.camps == 1:
        return np.zeros((1, plan.statements))
    signs = draw.integers(2, size=(plan.camps, plan.statements)) * 2 - 1
    alike = np.abs(signs.sum(axis=0)) == plan.camps
    signs[draw.integers(plan.camps), alike] *= -1
    return plan.gap * signs * (draw.random(plan.statements) < plan.divided)


def _voted_on(plan: Planted, draw: np.random.Generator) -> NDArray[np.bool_]:
    """The most wanted of a random order in which earlier statements have an advantage (Gumbel's trick)."""
    wanted = draw.gumbel(size=(plan.people, plan.statements)) + np.log(np.linspace(2, 0.5, plan.statements))
    rank = np.argsort(np.argsort(-wanted, axis=1), axis=1)
    number = draw.integers(FEWEST, MOST + 1, size=(plan.people, 1))
    ranked: NDArray[np.bool_] = rank < number
    return ranked
