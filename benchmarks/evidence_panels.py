"""Evidence on change and on samples: seconds of ours, beside the peers that are installed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks.sections import Options, Section
from benchmarks.stopwatch import now, since
from samenspel.methods.evidence import did, pooled, raking, staggered_did, survey_mean

BEFORE = (
    "Seconds of the processor for one call on invented tables. Peer, where it is installed: linearmodels for "
    "effects of units and periods; R's did, survey and mice take 0.2 to 1 s to start alone."
)
HEADER = ("method", "data", "seconds")


def evidence_panels(options: Options) -> Section:
    """Each method once to warm up, then `options.repeats` times; the least counts."""
    panel = _panel()
    people = _people()
    census = {"age": {"young": 0.3, "middle": 0.4, "old": 0.3}, "sex": {"f": 0.5, "m": 0.5}}
    calls: list[tuple[str, str, Callable[[], object]]] = [
        (
            "staggered-did",
            "500 × 5, 1,000 bootstraps",
            lambda: staggered_did(panel, "y", "unit", "year", "since"),
        ),
        ("did", "500 × 5", lambda: did(panel, "y", "on", "unit", "year")),
        ("linearmodels PanelOLS", "500 × 5", lambda: _peer(panel)),
        ("raking", "10,000 people, two margins", lambda: raking(people, census)),
        (
            "survey-mean",
            "10,000 people, 200 clusters",
            lambda: survey_mean(people, ["y"], clusters=["place"]),
        ),
        ("pooled", "10,000 people, 5 tables", lambda: _filled(people)),
    ]
    rows = [(name, data, _seconds(call, options.repeats)) for name, data, call in calls]
    return Section("Evidence on change and on samples", BEFORE, HEADER, rows)


def _seconds(call: Callable[[], object], repeats: int) -> str:
    try:
        call()
    except ImportError:
        return "not installed"
    taken = []
    for _again in range(max(1, repeats)):
        start = now()
        call()
        taken.append(since(start))
    return f"{min(taken):.3f}"


def _panel() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(1)
    unit, year = np.repeat(np.arange(500), 5), np.tile(np.arange(2017, 2022), 500)
    since_year = np.array([0, 2019, 2020, 2021])[chance.integers(0, 4, 500)][unit]
    on = ((since_year > 0) & (year >= since_year)).astype(float)
    y = chance.normal(size=500)[unit] + 0.1 * year + on + chance.normal(size=2500)
    return {"unit": unit * 1.0, "year": year * 1.0, "since": since_year * 1.0, "on": on, "y": y}


def _people(n: int = 10_000) -> dict[str, object]:
    chance = np.random.default_rng(2)
    y = chance.normal(size=n)
    return {
        "age": [("young", "middle", "old")[one] for one in chance.choice(3, n, p=[0.2, 0.3, 0.5])],
        "sex": [("f", "m")[one] for one in chance.choice(2, n, p=[0.7, 0.3])],
        "y": y,
        "x": np.where(chance.random(n) < 0.2, np.nan, y + chance.normal(size=n)),
        "place": [f"p{one % 200}" for one in range(n)],
    }


def _filled(people: dict[str, object]) -> object:
    spec = {"outcome": "y", "predictors": ["x", "sex"]}
    return pooled(people, "ols", spec, ["y", "x", "sex", "age"], imputations=5)


def _peer(panel: dict[str, np.ndarray]) -> object:
    import pandas
    from linearmodels.panel import PanelOLS

    table = pandas.DataFrame(panel).set_index(["unit", "year"])
    model = PanelOLS(table["y"], table[["on"]], entity_effects=True, time_effects=True)
    return model.fit(cov_type="clustered", cluster_entity=True)
