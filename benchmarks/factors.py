"""Comparing cases: how long 500 of them with eight conditions take, all together and by sector."""

from __future__ import annotations

import time
from random import Random

from benchmarks.sections import Options, Section
from samenspel.methods.cases import CONDITIONS, Case, compare
from samenspel.methods.typology import SECTORS

CASES, OUTCOME, STEPS = 500, "outcome_participation", (0, 0.33, 0.67, 1)
BEFORE = (
    f"{CASES} cases of chance in ten sectors, each scored on some conditions and an outcome that goes with "
    "three of them. Of all together and of each sector: the truth table with its cases, QCA, and a "
    "regression. The median of three, after one of five cases that loads the libraries."
)
HEADER = ("conditions", "seconds", "combinations seen", "models")
GOALS = "Goal: at most 3 s with eight conditions."


def factors(options: Options) -> Section:
    compare(cases(5, 2), OUTCOME, [*CONDITIONS][:2])
    return Section("Cases and factors", BEFORE, HEADER, [_row(count) for count in (3, 5, 8)], GOALS)


def cases(count: int, conditions: int) -> list[Case]:
    chance = Random(16)
    names, sectors = [*CONDITIONS][:conditions], [*SECTORS]
    return [_case(chance, number, names, sectors) for number in range(count)]


def _case(chance: Random, number: int, names: list[str], sectors: list[str]) -> Case:
    scores = {name: chance.choice(STEPS) for name in names}
    likely = sum(scores[name] for name in names[:3]) > min(3, len(names)) / 2
    scores[OUTCOME] = chance.choice((0.67, 1) if likely == (chance.random() < 0.9) else (0, 0.33))
    return Case(key=f"c-{number}", title="A case", sectors=(chance.choice(sectors),), scores=scores)


def _row(conditions: int) -> list[str]:
    found, names = cases(CASES, conditions), [*CONDITIONS][:conditions]
    took = []
    for _time in range(3):
        begun = time.perf_counter()
        compared = compare(found, OUTCOME, names)
        took.append(time.perf_counter() - begun)
    solved = compared.pooled.solution
    return [
        str(conditions),
        f"{sorted(took)[1]:.2f}",
        str(len(compared.pooled.cells)),
        str(solved.values.get("total", 1)) if solved else "0",
    ]
