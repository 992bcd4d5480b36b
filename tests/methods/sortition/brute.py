"""The goals as they read, over every panel there is: slow, and plainly right."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from samenspel.methods.sortition import Pool

CLOSE = 1e-7


def panels_of(pool: Pool) -> list[tuple[str, ...]]:
    """Every set of people that meets all quotas."""
    return [
        tuple(sorted(person.id for person in chosen))
        for chosen in combinations(pool.people, pool.seats)
        if all(
            quota.least <= sum(one.values[quota.feature] == quota.value for one in chosen) <= quota.most
            for quota in pool.quotas
        )
    ]


def matrix_of(pool: Pool) -> tuple[list[str], np.ndarray]:
    """The ids that are on some panel, and for each panel (row) who is on it."""
    panels = panels_of(pool)
    ids = sorted({id for panel in panels for id in panel})
    return ids, np.array([[id in panel for id in ids] for panel in panels], dtype=float)


def leximin(pool: Pool) -> dict[str, float]:
    """Raise the lowest chance; whoever cannot have more in any best lottery is fixed; again."""
    ids, panels = matrix_of(pool)
    fixed: dict[int, float] = {}
    while len(fixed) < len(ids):
        level = _highest(panels, fixed, None)
        stuck = [
            i for i in range(len(ids)) if i not in fixed and _highest(panels, fixed, i, level) < level + 1e-6
        ]
        fixed |= dict.fromkeys(stuck, level)
    return {ids[i]: chance for i, chance in fixed.items()}


def _highest(panels: np.ndarray, fixed: dict[int, float], one: int | None, level: float = 0.0) -> float:
    """The highest common level of those who are not fixed; or the highest chance of `one` above a level."""
    count, people = panels.shape
    floors = [fixed.get(i, level) - CLOSE for i in range(people)]
    raised = [0.0 if one is not None or i in fixed else 1.0 for i in range(people)]
    goal = np.zeros(count + 1)
    goal[-1] = -1.0
    if one is not None:
        goal[:-1] = -panels[:, one]
        goal[-1] = 0.0
    found = linprog(
        goal,
        A_ub=np.hstack([-panels.T, np.array(raised)[:, None]]),
        b_ub=[0.0 if raise_ else -floor for floor, raise_ in zip(floors, raised, strict=True)],
        A_eq=[[1.0] * count + [0.0]],
        b_eq=[1.0],
        bounds=[(0.0, None)] * (count + 1),
    )
    return float(-found.fun)


def nash_mean_log(pool: Pool, steps: int = 4000) -> float:
    """The mean logarithm of the chances that multiplying weights reaches: at most the best."""
    _ids, panels = matrix_of(pool)
    weights = np.full(len(panels), 1 / len(panels))
    people = panels.shape[1]
    for _ in range(steps):
        weights = weights * (panels @ (1 / (weights @ panels))) / people
    return float(np.log(weights @ panels).mean())
