"""Models and experiments: seconds of ours beside R's, on data that are drawn here from a seed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sections import Options, Section
from benchmarks.stopwatch import now, since
from samenspel.methods.evidence import (
    Data,
    Result,
    conjoint,
    logit,
    ols,
    ordered_logit,
    randomisation_inference,
)

Columns = Mapping[str, Any]
CLUSTERS, VOTERS = 10_000, 344_084
NEVER = "—"


def voters() -> Columns:
    """As many as in Gerber, Green & Larimer 2008, in as many clusters; five arms, drawn by cluster."""
    chance = np.random.default_rng(1)
    cluster = np.sort(chance.integers(0, CLUSTERS, VOTERS))
    arm = chance.integers(0, 5, CLUSTERS)[cluster]
    return {"voted": (chance.random(VOTERS) < 0.3 + 0.01 * arm).astype(int), "arm": arm, "cluster": cluster}


def steps() -> Columns:
    """As many as in the World Values Survey of R's carData: three answers, seven coefficients."""
    chance = np.random.default_rng(2)
    columns = {f"x{place}": chance.normal(size=5381) for place in range(7)}
    along = sum(0.2 * column for column in columns.values()) + chance.logistic(size=5381)
    return {"answer": (along > 0.5).astype(int) + (along > 2), **columns}


def profiles() -> Columns:
    """2,000 respondents and 16 profiles each, seven attributes of five levels."""
    chance = np.random.default_rng(3)
    columns = {f"a{place}": chance.integers(0, 5, 32_000) for place in range(7)}
    chosen = chance.random(32_000) < 0.3 + 0.1 * columns["a1"]
    return {"chosen": chosen.astype(int), "who": np.repeat(np.arange(2000), 16), **columns}


def few_voters() -> Columns:
    """Two of the arms."""
    whole = voters()
    kept = whole["arm"] < 2
    return {name: column[kept] for name, column in whole.items()}


TASKS: tuple[tuple[str, Callable[[], Columns], Callable[[Data], Result], str], ...] = (
    (
        "least squares, CR2 and its degrees of freedom, 344,084 rows in 10,000 clusters (R: CR1S, no "
        "degrees)",
        voters,
        lambda rows: ols(rows, "voted", ["arm"], cluster=["cluster"], factors=["arm"]),
        "m <- lm(voted ~ factor(arm), data = d); sandwich::vcovCL(m, cluster = d$cluster)",
    ),
    (
        "logit with effects, separation looked for, 5,381 rows",
        steps,
        lambda rows: logit(rows, "answer", [f"x{place}" for place in range(7)], yes="2"),
        "glm(answer == 2 ~ . , family = binomial, data = d)",
    ),
    (
        "ordered logit with Brant's test, 5,381 rows (R: ordinal, no test)",
        steps,
        lambda rows: ordered_logit(rows, "answer", [f"x{place}" for place in range(7)]),
        "ordinal::clm(factor(answer) ~ ., data = d)",
    ),
    (
        "conjoint, 32,000 profiles of seven attributes (R: survey, effects only)",
        profiles,
        lambda rows: conjoint(rows, "chosen", [f"a{place}" for place in range(7)], "who"),
        "for (a in paste0('a', 0:6)) d[[a]] <- factor(d[[a]]);"
        "survey::svyglm(chosen ~ a0 + a1 + a2 + a3 + a4 + a5 + a6, survey::svydesign(~who, weights = ~1, "
        "data = d))",
    ),
    (
        "10,000 lots of clusters drawn again (R: 100 lots, times 100)",
        few_voters,
        lambda rows: randomisation_inference(rows, "voted", "arm", cluster="cluster"),
        "u <- aggregate(cbind(voted, n = 1) ~ cluster + arm, data = d, FUN = sum);"
        "for (i in 1:100) coef(lm(I(voted / n) ~ sample(arm), weights = n, data = u))",
    ),
)


def trials_speed(options: Options) -> Section:
    """Ours beside the judge, where R is installed."""
    rows = [_row(*task, options.repeats) for task in TASKS]
    return Section(
        title="Models and experiments: ours beside R",
        before=(
            "Data drawn from a seed, in memory already; seconds of the processor, one thread of ours, the "
            f"fastest of {options.repeats}. Of R: the same in one process, less the time it takes to start "
            "and to read the data, with loading its packages. *MB* is the most that ours takes beyond "
            "the data."
        ),
        header=("what", "ours, s", "MB", "R, s", "ratio"),
        rows=rows,
    )


def _row(
    what: str, draw: Callable[[], Columns], run: Callable[[Data], Result], script: str, repeats: int
) -> list[str]:
    columns = draw()
    seconds = min(_seconds(run, Data.of(columns)) for _time in range(repeats))
    tracemalloc.start()
    run(Data.of(columns))
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    theirs = _in_r(columns, script)
    if theirs is None:
        return [what, f"{seconds:.3f}", f"{most:.0f}", NEVER, NEVER]
    theirs *= 100 if "times 100" in what else 1
    return [what, f"{seconds:.3f}", f"{most:.0f}", f"{theirs:.2f}", f"{theirs / seconds:.0f}"]


def _seconds(run: Callable[[Data], Result], rows: Data) -> float:
    start = now()
    run(rows)
    return since(start)


def _in_r(columns: Columns, script: str) -> float | None:
    """Seconds of the script, without those of reading; None where R or a package is missing."""
    if shutil.which("Rscript") is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "rows.csv"
        table = np.column_stack([np.asarray(column, float) for column in columns.values()])
        np.savetxt(path, table, delimiter=",", header=",".join(columns), comments="", fmt="%.15g")
        read = f'd <- read.csv("{path}");'
        both = [_cpu(read), _cpu(f"{read}{script}")]
    return None if None in both else float(both[1] or 0) - float(both[0] or 0)


def _cpu(script: str) -> float | None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if subprocess.run(["Rscript", "-e", script], capture_output=True, check=False).returncode:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
