"""How often intervals hold the truth, where it is known because the data are drawn: 95 % are meant to."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.sections import Options, Section
from samenspel.methods.evidence import (
    Estimate,
    alpha,
    cox,
    icc,
    linear_mixed,
    logit,
    meta_analysis,
    ordered_logit,
    survey_mean,
)

TIMES, SEED = 2000, 1
LEAST, MOST = 93.0, 97.0
Chance = np.random.Generator


@dataclass(frozen=True)
class Try:
    """`draw` makes data anew and answers the estimate that is meant to hold the `truth`."""

    name: str
    data: str
    truth: float
    draw: Callable[[Chance], Estimate]

    def coverage(self) -> tuple[int, int]:
        """How often the truth lay below the interval, and above."""
        chance, below, above = np.random.default_rng(SEED), 0, 0
        for _time in range(TIMES):
            found = self.draw(chance)
            assert found.low is not None
            assert found.high is not None
            below, above = below + (self.truth < found.low), above + (self.truth > found.high)
        return below, above


def evidence_intervals(_options: Options) -> Section:
    rows = [_row(one, *one.coverage()) for one in TRIES]
    error = 100 * math.sqrt(0.95 * 0.05 / TIMES)
    return Section(
        title="Evidence: how often intervals of 95 % hold the truth",
        before=(
            f"Each method on {TIMES:,} data sets drawn from one seed; chance alone moves a share by "
            f"{error:.1f} (its standard error). From {LEAST:g} to {MOST:g} % is as it should be; other "
            "shares are bold."
        ),
        header=("method", "data", "truth", "holds it, %", "misses below / above, %"),
        rows=rows,
    )


def _row(one: Try, below: int, above: int) -> tuple[str, ...]:
    held = 100 * (TIMES - below - above) / TIMES
    shown = f"{held:.1f}" if LEAST <= held <= MOST else f"**{held:.1f}**"
    sides = f"{100 * below / TIMES:.1f} / {100 * above / TIMES:.1f}"
    return one.name, one.data, f"{one.truth:.3g}", shown, sides


def _mean(chance: Chance) -> Estimate:
    return survey_mean({"hours": chance.gamma(4, 0.5, 60)}, ["hours"])["hours"]


def _raked(chance: Chance) -> Estimate:
    """Women answer twice as often, and give two hours more."""
    woman = chance.random(300) < 2 / 3
    hours = 2 + 2 * woman + chance.normal(size=300)
    rows = {"hours": hours, "sex": np.where(woman, "f", "m")}
    return survey_mean(rows, ["hours"], margins={"sex": {"f": 0.5, "m": 0.5}})["hours"]


def _survey(chance: Chance) -> Estimate:
    """Four strata of which ten clusters each are drawn, and eight people in a cluster; strata differ, and
    so do the weights."""
    stratum, cluster = np.repeat(np.arange(4), 80), np.repeat(np.arange(40), 8)
    hours = stratum + chance.normal(0, 0.7, 40)[cluster] + chance.normal(size=320)
    rows = {"hours": hours, "stratum": stratum, "cluster": cluster, "weight": 1.0 + stratum}
    found = survey_mean(rows, ["hours"], weights="weight", strata="stratum", clusters=["cluster"])
    return found["hours"]


def _alpha(chance: Chance) -> Estimate:
    """Five items, as much of each what they share as what they do not."""
    shared = chance.normal(size=200)
    items = {f"item {place}": shared + chance.normal(size=200) for place in range(5)}
    seed = int(chance.integers(2**31))
    return alpha(items, list(items), bootstraps=500, seed=seed)["alpha"]


def _icc(chance: Chance) -> Estimate:
    """Thirty are judged by five, who are not as strict as each other."""
    scores = chance.normal(size=(30, 1)) + 0.5 * chance.normal(size=5) + chance.normal(size=(30, 5))
    raters = {f"rater {place}": scores[:, place] for place in range(5)}
    return icc(raters, list(raters))["ICC2"]


def _meta(chance: Chance) -> Estimate:
    errors = chance.uniform(0.1, 0.4, 10)
    effects = 0.3 + chance.normal(0, 0.2, 10) + errors * chance.normal(size=10)
    return meta_analysis({"effect": effects, "error": errors}, "effect", "error")["effect"]


def _cox(chance: Chance) -> Estimate:
    x = chance.normal(size=150)
    ends, seen = chance.exponential(np.exp(-0.5 * x)), chance.exponential(2.0, 150)
    rows = {"months": np.minimum(ends, seen), "left": (ends <= seen).astype(int), "x": x}
    return cox(rows, "months", "left", ["x"])["x"]


def _logit(chance: Chance) -> Estimate:
    x = chance.normal(size=200)
    return logit({"y": (x + chance.logistic(size=200) > 0).astype(int), "x": x}, "y", ["x"])["x"]


def _ordered(chance: Chance) -> Estimate:
    x = chance.normal(size=200)
    y = np.digitize(x + chance.logistic(size=200), [-1.0, 0.5, 2.0])
    return ordered_logit({"y": y, "x": x}, "y", ["x"])["x"]


def _mixed(chance: Chance) -> Estimate:
    town, x = np.repeat(np.arange(25), 8), chance.normal(size=200)
    y = 0.5 * x + chance.normal(0, 0.8, 25)[town] + chance.normal(size=200)
    return linear_mixed({"y": y, "x": x, "town": town}, "y", ["x"], "town")["x"]


def _level(chance: Chance) -> Estimate:
    """What towns differ in as a whole."""
    town = np.repeat(np.arange(25), 8)
    old = chance.normal(size=25)
    y = 0.5 * old[town] + chance.normal(0, 0.8, 25)[town] + chance.normal(size=200)
    return linear_mixed({"y": y, "old": old[town], "town": town}, "y", ["old"], "town")["old"]


TRIES: tuple[Try, ...] = (
    Try("mean", "60 people, skew", 2.0, _mean),
    Try("raking (mean)", "300 people, women twice as often", 3.0, _raked),
    Try("survey-mean", "4 strata, 40 clusters of 8, weights", 2.0, _survey),
    Try("alpha, by bootstrap", "200 people, 5 items", 5 / 6, _alpha),
    Try("icc (ICC2)", "30 by 5 raters", 1 / 2.25, _icc),
    Try("meta-analysis, Knapp-Hartung", "10 studies that differ", 0.3, _meta),
    Try("cox", "150 people, a third still there", 0.5, _cox),
    Try("logit", "200 people", 1.0, _logit),
    Try("ordered-logit", "200 people, 4 answers", 1.0, _ordered),
    Try("linear-mixed, within towns", "25 towns of 8", 0.5, _mixed),
    Try("linear-mixed, of whole towns", "25 towns of 8", 0.5, _level),
)
"""Data that each method is made for, of a size that people have."""
