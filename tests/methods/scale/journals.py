"""A small country: entries that tests can count by hand."""

import numpy as np

from samenspel.methods.scale.adding import add_batch, make_months
from samenspel.methods.scale.batch import COLUMNS, Batch, Range, Sides

PHASES, VERBS = ("", "plan"), ("plan.vote", "plan.add_idea", "initiatives.join")
EVER = 999912


def batch(rows, after=0, seal=1, key="k"):
    """`rows`: (month, initiative, phase, verb, actor), the last three by their place."""
    columns = {name: np.array(values) for name, values in zip(COLUMNS, zip(*rows, strict=True), strict=True)}
    return Batch(Range(after, after + len(rows), (seal, seal), f"{seal:064x}", key), columns, PHASES, VERBS)


def drawn(entries, people=400, initiatives=3, months=(202610, 202611), seed=1):
    chance = np.random.default_rng(seed)
    who = (chance.integers(0, people, entries) ** 2 // people).tolist()
    return [
        (
            months[chance.integers(len(months))],
            int(chance.integers(0, initiatives + 1)),
            int(chance.integers(2)),
            int(chance.integers(3)),
            one,
        )
        for one in who
    ]


def export(folder, *parts):
    after = 0
    for seal, rows in enumerate(parts, 1):
        add_batch(folder, batch(rows, after, seal))
        after += len(rows)
    make_months(folder, EVER, lambda done, total: None)


def sides(rows, key="k"):
    initiative, actor, side = (np.array(column) for column in zip(*rows, strict=True))
    return Sides(initiative, actor, side, ("citizen", "organisation"), key)
