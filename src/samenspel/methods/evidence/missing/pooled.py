"""A method run on many tables in which missing answers were drawn, and put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.listed import METHODS, Listed, listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import texts
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .chained import completed


@listed(
    "Any method with missing answers filled in many times from what the others say (multiple imputation).",
    method="the method to run, such as ols",
    spec="what that method needs, as its own specification",
    columns="columns that are filled in and that say what others may have been: all of the model, and more",
    ordered="of columns with words that have an order: {column: [lowest, …, highest]}",
    imputations="how many tables are made",
    rounds="how often each column is drawn anew from the others",
    donors="from how many rows that are most alike a number is taken",
    seed="of the draws",
)
def pooled(
    data: Any,
    method: str,
    spec: Mapping[str, Any],
    columns: Sequence[str],
    *,
    ordered: Mapping[str, Sequence[str]] | None = None,
    imputations: int = 20,
    rounds: int = 10,
    donors: int = 5,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Estimates by Rubin's rules (1987, ISBN 9780471087052) with the degrees of freedom of Barnard & Rubin
    (1999, doi 10.1093/biomet/86.4.948), beside those of rows with every answer. Raises UnfitData, also that
    of the method."""
    whole = Data.of(data)
    run = _method(method)
    _refuse_gaps(whole, columns, spec)
    if imputations < 2:
        raise refuse(N_("Make two tables at least; one does not say how much the gaps leave open."))
    tables = completed(
        whole, columns, ordered=ordered, times=imputations, rounds=rounds, donors=donors, seed=seed
    )
    found = [run(table, spec) for table in tables]
    names, values, errors, df = _aligned(found)
    together = rubin(values, errors, df)
    estimates = weighed(names, together.value, together.se, level, together.df)
    complete = _complete(run, whole, columns, spec)
    share = float(together.missing.max())
    return Result(
        Method(
            f"{found[0].method.name}, pooled",
            "Rubin 1987, ISBN 9780471087052; Barnard & Rubin 1999, doi 10.1093/biomet/86.4.948",
            {"imputations": imputations, "rounds": rounds, "donors": donors, "level": level},
            found[0].method.correction,
        ),
        estimates,
        whole.n,
        _sentence(whole, columns, share),
        assumptions=(
            Assumption(Words("whether an answer is missing depends only on answers that are there"), UNKNOWN),
            *found[0].assumptions,
        ),
        numbers={
            "rows with every answer": int(whole.complete(columns)[0].sum()),
            "largest share of information missing": share,
        },
        tables=(_beside(names, together, complete),),
        notes=_notes(share, imputations),
        level=level,
        seed=seed,
        r_code=_r_code(columns, found[0], (imputations, rounds, donors, seed)),
    )


@dataclass(frozen=True, eq=False)
class Pooled:
    """Of each estimate (k,): value, error, degrees of freedom, and the share of information that is
    missing."""

    value: Floats
    se: Floats
    df: Floats
    missing: Floats


def rubin(values: Floats, errors: Floats, df: Floats) -> Pooled:
    """Of estimates and errors (m, k) of m tables, and the degrees of freedom (k,) if all were there,
    infinite for a normal statistic."""
    m = len(values)
    within, between = np.mean(errors**2, axis=0), np.var(values, axis=0, ddof=1)
    total = within + (1 + 1 / m) * between
    part = (1 + 1 / m) * between / total
    with np.errstate(divide="ignore"):
        old = (m - 1) / part**2
    large = np.where(np.isinf(df), 1e300, df)
    observed = np.where(np.isinf(df), 1e300, (large + 1) / (large + 3) * large) * (1 - part)
    found = 1 / (1 / old + 1 / observed)
    ratio = (1 + 1 / m) * between / within
    return Pooled(values.mean(axis=0), np.sqrt(total), found, (ratio + 2 / (found + 3)) / (ratio + 1))


def _method(name: str) -> Listed:
    if name not in METHODS or name == "pooled":
        raise refuse(
            N_("There is no method “{name}” to pool; there are: {names}."),
            name=name,
            names=", ".join(one for one in METHODS if one != "pooled"),
        )
    return METHODS[name]


def _refuse_gaps(whole: Data, columns: Sequence[str], spec: Mapping[str, Any]) -> None:
    """What the model uses is filled in too; otherwise rows would still be left out."""
    for name in dict.fromkeys(part for text in _words(spec) for part in text.split(":")):
        if name in whole.names and name not in columns and not whole.is_answered(name).all():
            raise refuse(N_("“{name}” has gaps and is not among the columns; add it."), name=name)
    if all(whole.is_answered(name).all() for name in columns):
        raise refuse(N_("No answer is missing in these columns; run the method itself."))


def _words(spec: object) -> Iterator[str]:
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, Mapping):
        for key, value in spec.items():
            yield from _words(key)
            yield from _words(value)
    elif isinstance(spec, list | tuple):
        for value in spec:
            yield from _words(value)


def _aligned(found: Sequence[Result]) -> tuple[tuple[str, ...], Floats, Floats, Floats]:
    """Names, values (m, k), errors (m, k), degrees of freedom (k,)."""
    names = tuple(one.name for one in found[0].estimates)
    for result in found:
        if tuple(one.name for one in result.estimates) != names:
            raise refuse(N_("The tables give different estimates: a level is too rare; put levels together."))
        if any(one.se is None for one in result.estimates):
            raise refuse(
                N_("{method} gives no errors here, so there is nothing to pool."), method=result.method.name
            )
    values, errors = (
        np.array([[getattr(one, what) for one in result.estimates] for result in found], float)
        for what in ("value", "se")
    )
    df = np.array([[np.inf if one.df is None else one.df for one in result.estimates] for result in found])
    return names, values, errors, df.mean(axis=0)


def _complete(
    run: Listed, whole: Data, columns: Sequence[str], spec: Mapping[str, Any]
) -> dict[str, Estimate]:
    """The same of rows with every answer; empty when these are too few."""
    try:
        found = run(whole.where(whole.complete(columns)[0]), spec)
    except UnfitData:
        return {}
    return {one.name: one for one in found.estimates}


def _beside(names: Sequence[str], together: Pooled, complete: Mapping[str, Estimate]) -> Table:
    head = ("", "filled in", "SE", "rows with every answer", "SE of these", "information missing")
    rows = tuple(
        (
            name,
            float(together.value[place]),
            float(together.se[place]),
            complete[name].value if name in complete else None,
            complete[name].se if name in complete else None,
            float(together.missing[place]),
        )
        for place, name in enumerate(names)
    )
    return Table("filled in, and rows with every answer", head, rows)


def _sentence(whole: Data, columns: Sequence[str], share: float) -> Words:
    gaps = sum(int((~whole.is_answered(name)).sum()) for name in columns)
    return Words(
        "{gaps} missing answers of {n} rows were filled in many times from what the other answers say; at "
        "most {share} of what the data could say about an estimate is lost by the gaps. The last table shows "
        "what rows with every answer say.",
        gaps=gaps,
        n=whole.n,
        share=f"{share:.0%}",
    )


def _notes(share: float, imputations: int) -> tuple[Words, ...]:
    """At least as many tables as percent of missing information (White, Royston & Wood 2011)."""
    wanted = int(np.ceil(100 * share))
    if imputations >= wanted:
        return ()
    return (
        Words(
            "With so many gaps make at least {wanted} tables, or another seed may say something else (White, "
            "Royston & Wood 2011, doi 10.1002/sim.4067).",
            wanted=wanted,
        ),
    )


def _r_code(columns: Sequence[str], one: Result, drawing: tuple[int, int, int, int]) -> tuple[str, ...]:
    times, rounds, donors, seed = drawing
    model = [line for line in one.r_code if "<-" in line and not line.startswith("d <- read")]
    return (
        "# other draws than here: numbers agree within what the draws leave open",
        *one.r_code[:1],
        f"g <- mice::mice(d[{texts(list(columns))}], m = {times}, maxit = {rounds}, donors = {donors},",
        f"  seed = {seed}, printFlag = FALSE)",
        f"found <- lapply(seq_len({times}), function(i) {{",
        "  d <- mice::complete(g, i)",
        *(f"  {line}" for line in model[:1]),
        "  m",
        "})",
        "summary(mice::pool(mice::as.mira(found)), conf.int = TRUE)",
    )
