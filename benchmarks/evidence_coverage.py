"""How often intervals of experiments hold the effect, and how often tests find one where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.sections import Options, Section
from samenspel.methods.evidence import (
    Result,
    UnfitData,
    balance,
    cace,
    conjoint,
    did,
    entropy_balance,
    itt,
    lee_bounds,
    list_experiment,
    propensity_weights,
    randomisation_inference,
    regression_discontinuity,
    staggered_did,
    stepped_wedge,
)

Chance = np.random.Generator
Columns = dict[str, Any]
Draw = Callable[[Chance, int, float], Columns]
Answer = tuple[list[tuple[float, float]] | None, float | None]
CLUSTERS, PEOPLE = (8, 20, 40), (100, 200, 400)
NONE = "none given"
BEFORE = (
    "Trials drawn from a seed, with clusters of 5 to 15 people whose outcomes go together (a sixth of the "
    "variance) and half of the clusters drawn into an arm; people are judged alone where a method knows no "
    "clusters. *Covers* is the share of trials with an effect of 1 (of 0.3 for chances and choices) whose "
    "95 % interval holds it; *alarms* the share of trials without any whose p is 0.05 or less. With 1,000 "
    "trials these shares are sure to about 1.4 points, with 300 to 2.5."
)
AFTER = (
    "*None given*: below 10 clusters, units or respondents these methods refuse an error, and name "
    "randomisation-inference, which is right at any number."
)


@dataclass(frozen=True)
class Trial:
    """`ask` of a method its intervals and p for columns that `draw` makes; None for what it does not give."""

    name: str
    draw: Draw
    ask: Callable[[Columns], Answer]
    effect: float = 1.0
    times: int = 1000
    sizes: tuple[int, ...] = CLUSTERS


def evidence_coverage(options: Options) -> Section:
    """Each method at several numbers of clusters, or of people."""
    rows = [_row(trial, size) for trial in TRIALS for size in trial.sizes]
    header = ("method", "clusters", "covers, %", "alarms, %", "trials")
    return Section("Experiments: intervals that hold, tests that cry wolf", BEFORE, header, rows, AFTER)


def _row(trial: Trial, size: int) -> list[str]:
    with_effect, without = (list(_answers(trial, size, effect)) for effect in (trial.effect, 0.0))
    held = [_holds(intervals, trial.effect) for intervals, _p in with_effect if intervals is not None]
    found = [p <= 0.05 for _intervals, p in without if p is not None]
    unit = "" if trial.sizes == CLUSTERS else " people"
    return [trial.name, f"{size}{unit}", _share(held), _share(found), f"{trial.times:,}"]


def _answers(trial: Trial, size: int, effect: float) -> Iterator[Answer]:
    """A trial that a method refuses gives neither."""
    chance = np.random.default_rng([size, effect > 0])
    for _time in range(trial.times):
        columns = trial.draw(chance, size, effect)
        try:
            yield trial.ask(columns)
        except UnfitData:
            yield None, None


def _holds(intervals: list[tuple[float, float]], effect: float) -> bool:
    return any(low <= effect <= high for low, high in intervals)


def _share(several: list[bool]) -> str:
    return f"{100 * np.mean(several):.1f}" if several else NONE


def in_clusters(chance: Chance, clusters: int, effect: float) -> Columns:
    """Half of the clusters in an arm; of these people three in five take it up."""
    cluster = np.repeat(np.arange(clusters), chance.integers(5, 16, clusters))
    arm = chance.permutation(np.arange(clusters) % 2)[cluster]
    came = arm * (chance.random(len(cluster)) < 0.6)
    noise = chance.normal(size=clusters)[cluster] * 0.2**0.5 + chance.normal(size=len(cluster))
    return {"y": noise + effect * arm, "taken": noise + effect * came} | {
        "arm": arm,
        "came": came,
        "cluster": cluster,
        "age": chance.normal(size=len(cluster)),
        "pair": cluster // 2,
    }


def in_pairs(chance: Chance, clusters: int, effect: float) -> Columns:
    """The same, one cluster of each pair drawn."""
    columns = in_clusters(chance, clusters, effect)
    drawn = chance.permuted(np.tile([0, 1], (clusters // 2, 1)), axis=1).ravel()[columns["cluster"]]
    return {**columns, "arm": drawn, "y": columns["y"] + effect * (drawn - columns["arm"])}


def over_time(chance: Chance, units: int, effect: float) -> Columns:
    """Six periods; half of the units are treated from the fourth on, or from the third or fourth, or all in
    turn."""
    unit, period = np.repeat(np.arange(units), 6), np.tile(np.arange(1, 7), units)
    noise = chance.normal(size=units)[unit] + np.cumsum(chance.normal(size=(units, 6)), axis=1).ravel() / 2
    turn = chance.permutation(np.arange(units))
    once = np.where(turn % 2 == 0, 4, 0)[unit]
    staggered = np.where(turn % 2 == 0, 3 + turn // 2 % 2, 0)[unit]
    wedge = (2 + turn % 5)[unit]
    told = {"unit": unit, "period": period, "since": staggered}
    for name, start in (("once", once), ("staggered", staggered), ("wedge", wedge)):
        on = ((start > 0) & (period >= start)).astype(int)
        told |= {name: on, f"y {name}": noise + effect * on}
    return told


def chosen(chance: Chance, respondents: int, effect: float) -> Columns:
    """Ten profiles each; who likes one feature more than others do likes it always."""
    who = np.repeat(np.arange(respondents), 10)
    cost, place = chance.integers(0, 2, (2, len(who)))
    taste = effect + chance.normal(size=respondents)[who] * 0.15
    chosen_ = chance.random(len(who)) < np.clip(0.5 + taste * (cost - 0.5), 0, 1)
    return {"chosen": chosen_.astype(int), "cost": cost, "place": place, "who": who}


def of_people(chance: Chance, people: int, effect: float) -> Columns:
    """People who were drawn, who took part, who stand above a cutoff, who count items of a list."""
    age, health = chance.normal(size=(2, people))
    arm = chance.permutation(np.arange(people) % 2)
    part = (chance.random(people) < 1 / (1 + np.exp(0.5 - age))).astype(int)
    noise = age + health + chance.normal(size=people)
    answers = np.where(chance.random(people) < 0.8 + 0.1 * arm, noise + effect * arm, np.nan)
    items = chance.binomial(3, 0.5, people) + arm * (chance.random(people) < effect)
    return {"age": age, "health": health, "arm": arm, "part": part, "answers": answers, "items": items} | {
        "y": noise + effect * part,
        "beyond": noise + effect * (age >= 0),
    }


def _first(found: Result) -> Answer:
    one = found.estimates[0]
    return None if one.low is None or one.high is None else [(one.low, one.high)], one.p


def _anderson_rubin(found: Result) -> Answer:
    tables = [table for table in found.tables if table.name == "Anderson-Rubin interval"]
    if not tables:
        return None, None
    intervals = [(float(low or 0), float(high or 0)) for low, high in tables[0].rows]
    return intervals, 1.0 if _holds(intervals, 0.0) else 0.0


def _by_lot(found: Result) -> Answer:
    return None, found.tests[0].p


def _named(name: str) -> Callable[[Result], Answer]:
    def told(found: Result) -> Answer:
        one = found[name]
        return None if one.low is None or one.high is None else [(one.low, one.high)], one.p

    return told


def _then(read: Callable[[Result], Answer], run: Callable[..., Result], *names: Any, **rest: Any) -> Any:
    return lambda columns: read(run(columns, *names, **rest))


_LOT: Mapping[str, Any] = {"cluster": "cluster", "draws": 400}
TRIALS = (
    Trial("itt, CR2", in_clusters, _then(_first, itt, "y", "arm", cluster=["cluster"])),
    Trial("itt in pairs, CR2", in_pairs, _then(_first, itt, "y", "arm", cluster=["cluster"], strata="pair")),
    Trial(
        "randomisation-inference",
        in_clusters,
        _then(_first, randomisation_inference, "y", "arm", **_LOT),
        times=500,
    ),
    Trial(
        "randomisation-inference in pairs",
        in_pairs,
        _then(_first, randomisation_inference, "y", "arm", strata="pair", **_LOT),
        times=500,
    ),
    Trial("cace, CR2", in_clusters, _then(_first, cace, "taken", "came", ["arm"], cluster=["cluster"])),
    Trial(
        "cace, Anderson-Rubin",
        in_clusters,
        _then(_anderson_rubin, cace, "taken", "came", ["arm"], cluster=["cluster"]),
    ),
    Trial("balance", in_clusters, _then(_by_lot, balance, "arm", ["age"], cluster="cluster")),
    Trial("did, CR2", over_time, _then(_first, did, "y once", "once", "unit", "period")),
    Trial(
        "staggered-did",
        over_time,
        _then(_first, staggered_did, "y staggered", "unit", "period", "since", bootstraps=10),
    ),
    Trial(
        "stepped-wedge, CR2",
        over_time,
        _then(_first, stepped_wedge, "y wedge", "wedge", "unit", "period", permutations=1),
    ),
    Trial(
        "stepped-wedge, by lot",
        over_time,
        _then(_by_lot, stepped_wedge, "y wedge", "wedge", "unit", "period", permutations=199),
    ),
    Trial("conjoint", chosen, _then(_named("cost=1"), conjoint, "chosen", ["cost", "place"], "who"), 0.3),
    Trial(
        "list-experiment, difference",
        of_people,
        _then(_first, list_experiment, "items", "arm", items=3),
        0.3,
        300,
        PEOPLE,
    ),
    Trial("lee-bounds", of_people, _then(_named("effect"), lee_bounds, "answers", "arm"), sizes=PEOPLE),
    Trial(
        "propensity-weights",
        of_people,
        _then(_first, propensity_weights, "y", "part", ["age", "health"]),
        sizes=PEOPLE,
        times=300,
    ),
    Trial(
        "entropy-balance",
        of_people,
        _then(_first, entropy_balance, "y", "part", ["age", "health"]),
        sizes=PEOPLE,
    ),
    Trial(
        "regression-discontinuity, robust",
        of_people,
        _then(_named("age of 0 or more, robust"), regression_discontinuity, "beyond", "age", 0.0),
        sizes=PEOPLE,
    ),
)
