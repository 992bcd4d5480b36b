"""Studies together, conditions, profiles and plans: seconds of the processor, and the judge's where it is
here."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from resource import RUSAGE_SELF, getrusage

import numpy as np

from benchmarks.sections import Options, Section
from samenspel.methods.evidence import Data, meta_analysis, power, q_method, qca, three_levels

LETTERS = "abcdefghijkl"
Row = tuple[str, str, str, str]


def evidence_synthesis(_options: Options) -> Section:
    """Each of ours is the fastest of several runs, in seconds of the processor."""
    return Section(
        title="Evidence: studies, conditions, profiles",
        before=(
            "Invented data from a seed. Ours is the fastest of several runs; R's metafor is the mean of 100 "
            "runs after one, without its start (0.2 to 1 s). R's QCA needs 0.5 s for 6 conditions, 4.9 s "
            "for 7, and more memory than there is for 8. All in seconds of the processor."
        ),
        header=("what", "ours, s", "found", "R, s"),
        rows=[*_studies(), *map(_conditions, (8, 10, 12)), _profiles(), _plan()],
    )


def _fastest(work: Callable[[], object], times: int) -> float:
    found = []
    for _time in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def _studies() -> list[Row]:
    chance = np.random.default_rng(1)
    spread = chance.uniform(0.1, 0.5, 13)
    thirteen = Data.of({"e": chance.normal(-0.5, 0.5, 13), "s": spread})
    k = 600
    where = chance.integers(0, 100, k)
    nested = Data.of(
        {
            "e": chance.normal(0.2, 0.3, 100)[where] + chance.normal(0, 0.3, k),
            "s": chance.uniform(0.1, 0.3, k),
            "town": where,
        }
    )
    seconds = _fastest(lambda: meta_analysis(thirteen, "e", "s"), 100)
    levels = _fastest(lambda: three_levels(nested, "town", effect="e", error="s"), 3)
    return [
        ("13 studies by REML, with intervals", f"{seconds:.5f}", "", _metafor()),
        ("600 effects in 100 clusters, three levels, CR2", f"{levels:.3f}", "", ""),
    ]


def _metafor() -> str:
    """Of rma and confint on thirteen studies."""
    script = (
        "suppressMessages(library(metafor)); set.seed(1); v <- runif(13, .01, .25); y <- rnorm(13, -.5, .5); "
        "f <- function() confint(rma(y, v)); f(); cat(sum(system.time(for (i in 1:100) f())[1:2]) / 100)"
    )
    if shutil.which("Rscript") is None:
        return ""
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    return f"{float(done.stdout.split()[-1]):.4f}" if done.returncode == 0 else ""


def _conditions(k: int) -> Row:
    chance = np.random.default_rng(k)
    rows = {name: chance.integers(0, 2, 60) for name in LETTERS[:k]} | {"y": chance.integers(0, 2, 60)}
    seconds = _fastest(lambda: qca(rows, "y", LETTERS[:k]), 1)
    models = qca(rows, "y", LETTERS[:k]).numbers["models"]
    memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{k} conditions, 60 cases, all minimal models with remainders",
        f"{seconds:.2f}",
        f"{models} models, {memory} MB",
        "",
    )


def _profiles() -> Row:
    chance = np.random.default_rng(1)
    places = np.repeat(np.arange(-5, 6), [2, 4, 5, 6, 8, 10, 8, 6, 5, 4, 2])
    ways = chance.normal(size=(60, 4))
    sorts = {
        f"p{who}": places[np.argsort(np.argsort(ways[:, who % 4] + chance.normal(size=60)))]
        for who in range(200)
    }
    data = Data.of(sorts)
    return "60 statements by 200 sorts, 4 factors", f"{_fastest(lambda: q_method(data, 4), 5):.3f}", "", ""


def _plan() -> Row:
    words = {"effect": 0.3, "icc": 0.05, "size": 20.0, "spread": 0.5, "simulate": 2000}
    seconds = _fastest(lambda: power(design="clusters", **words), 3)
    return "clusters for a plan, with 2,000 simulations", f"{seconds:.3f}", "", ""
