"""Entries of a journal as a whole country might write them, drawn by lot, month by month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samenspel.methods.scale.batch import Batch, Range, Sides

PHASES = ("plan", "design", "fund", "deliver", "assess", "learn")
VERBS = tuple(f"{phase}.do_{number}" for phase in PHASES for number in range(8))
SIDES = ("citizen", "organisation", "neutral")
INITIATIVES, MONTHS = 5_000, 24


class Country:
    """People who do very much or very little (log-normal), each in one initiative, a third in a second one;
    initiatives of very different sizes (Pareto)."""

    def __init__(self, people: int, seed: int = 1) -> None:
        self.chance = np.random.default_rng(seed)
        sizes = self.chance.pareto(1.2, INITIATIVES) + 0.1
        self.homes = self.chance.choice(INITIATIVES, (2, people), p=sizes / sizes.sum()) + 1
        self.homes[1] = np.where(self.chance.random(people) < 1 / 3, self.homes[1], self.homes[0])
        self.zeal = np.cumsum(self.chance.lognormal(0, 1.3, people))
        self.names = self.chance.integers(1, 2**62, people)

    def months(self, entries: int) -> Iterator[Batch]:
        """All of them in MONTHS batches, each of one month."""
        for number in range(MONTHS):
            month = 202501 + number if number < 12 else 202601 + number - 12
            yield self.batch(entries // MONTHS, number, month)

    def batch(self, entries: int, number: int, month: int, *, key: str = "k", digest: str = "") -> Batch:
        who = np.searchsorted(self.zeal, self.chance.random(entries) * self.zeal[-1])
        where = np.where(self.chance.random(entries) < 0.75, self.homes[0][who], self.homes[1][who])
        phase = (where + number // 4) % len(PHASES)
        verb = phase * 8 + np.minimum(self.chance.geometric(0.4, entries), 8) - 1
        columns = {
            "month": np.full(entries, month),
            "initiative": where,
            "phase": phase,
            "verb": verb,
            "actor": self.names[who],
        }
        columns = {name: values.astype(np.int64) for name, values in columns.items()}
        told = Range(number * entries, (number + 1) * entries, (number + 1, number + 1), digest, key)
        return Batch(told, columns, PHASES, VERBS)

    def sides(self) -> Sides:
        """Nine in ten are citizens; on which side one stands is the same in both initiatives."""
        side = self.chance.choice(3, len(self.names), p=(0.9, 0.07, 0.03))
        second = self.homes[1] != self.homes[0]
        where = np.concatenate([self.homes[0], self.homes[1][second]])
        who = np.concatenate([self.names, self.names[second]])
        return Sides(where, who, np.concatenate([side, side[second]]), SIDES, "k")
