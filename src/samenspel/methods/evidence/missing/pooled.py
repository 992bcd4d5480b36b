"""A method run on many tables in which missing answers were drawn, and put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names
from samenspel.methods.evidence.listed import METHODS, Listed, listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import texts
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .chained import completed
from .ends import thin_ends


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
    columns: Names,
    *,
    ordered: Mapping[str, Names] | None = None,
    imputations: int = 20,
    rounds: int = 10,
    donors: int = 5,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Estimates by Rubin's rules (1987, ISBN 9780471087052) with the degrees of freedom of Barnard & Rubin
    (1999, doi 10.1093/biomet/86.4.948), beside those of rows with every answer. Raises UnfitData, also that
    of the method."""
    whole, run = Data.of(data), _method(method)
    _refuse_gaps(whole, columns, spec)
    if imputations < 2:
        raise refuse(N_("Make two tables at least; one does not say how much the gaps leave open."))
    how = {"rounds": rounds, "donors": donors}
    tables = list(completed(whole, columns, ordered=ordered, times=imputations, seed=seed, **how))
    results = tuple(run(table, spec) for table in tables)
    found = Filled(whole, tuple(columns), results, _complete(run, whole, columns, spec))
    return Result(
        found.method({"imputations": imputations, **how, "level": level}),
        weighed(found.names, found.pooled.value, found.pooled.se, level, found.pooled.df),
        whole.n,
        found.sentence(),
        assumptions=(ON_WHAT_IS_THERE, *results[0].assumptions),
        numbers=found.numbers(),
        tables=(found.beside(),),
        notes=(*found.too_few(), *thin_ends(whole, tables[0], columns, ordered)),
        level=level,
        seed=seed,
        r_code=_r_code(columns, results[0], (imputations, rounds, donors, seed)),
    )


SOURCE = "Rubin 1987, ISBN 9780471087052; Barnard & Rubin 1999, doi 10.1093/biomet/86.4.948"
ON_WHAT_IS_THERE = Assumption(
    Words("whether an answer is missing depends only on answers that are there"), UNKNOWN
)
BESIDE = ("", "filled in", "SE", "rows with every answer", "SE of these", "information missing")


@dataclass(frozen=True, eq=False)
class Filled:
    """What a method found in each table in which `columns` were filled in, and in the rows with every answer
    (nothing when these are too few)."""

    whole: Data
    columns: tuple[str, ...]
    results: tuple[Result, ...]
    complete: Mapping[str, Estimate]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.results[0].estimates)

    @cached_property
    def pooled(self) -> Pooled:
        _refuse_unlike(self.results)
        values, errors = (
            np.array([[getattr(one, what) for one in result.estimates] for result in self.results], float)
            for what in ("value", "se")
        )
        df = [[np.inf if one.df is None else one.df for one in result.estimates] for result in self.results]
        return rubin(values, errors, np.mean(df, axis=0))

    @property
    def share(self) -> float:
        return float(self.pooled.missing.max())

    def method(self, options: Mapping[str, object]) -> Method:
        one = self.results[0].method
        return Method(f"{one.name}, pooled", SOURCE, options, one.correction)

    def numbers(self) -> dict[str, float | int]:
        return {
            "rows with every answer": int(self.whole.complete(self.columns)[0].sum()),
            "largest share of information missing": self.share,
        }

    def beside(self) -> Table:
        found = self.pooled
        columns = (one.tolist() for one in (found.value, found.se, found.missing))
        rows = tuple(
            (name, value, se, *self._complete(name), missing)
            for name, value, se, missing in zip(self.names, *columns, strict=True)
        )
        return Table("filled in, and rows with every answer", BESIDE, rows)

    def _complete(self, name: str) -> tuple[float | None, float | None]:
        found = self.complete.get(name)
        return (found.value, found.se) if found else (None, None)

    def too_few(self) -> tuple[Words, ...]:
        """At least as many tables as percent of missing information (White, Royston & Wood 2011)."""
        wanted = int(np.ceil(100 * self.share))
        if len(self.results) >= wanted:
            return ()
        return (
            Words(
                "With so many gaps make at least {wanted} tables, or another seed may say something else "
                "(White, Royston & Wood 2011, doi 10.1002/sim.4067).",
                wanted=wanted,
            ),
        )

    def sentence(self) -> Words:
        gaps = sum(int((~self.whole.is_answered(name)).sum()) for name in self.columns)
        return Words(
            "{gaps} missing answers of {n} rows were filled in many times from what the other answers say; "
            "at most {share} of what the data could say about an estimate is lost by the gaps. The last "
            "table shows what rows with every answer say.",
            gaps=gaps,
            n=self.whole.n,
            share=f"{self.share:.0%}",
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


def _refuse_gaps(whole: Data, columns: Names, spec: Mapping[str, Any]) -> None:
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


def _refuse_unlike(found: Sequence[Result]) -> None:
    """Tables that give other estimates, or none with an error."""
    names = tuple(one.name for one in found[0].estimates)
    for result in found:
        if tuple(one.name for one in result.estimates) != names:
            raise refuse(N_("The tables give different estimates: a level is too rare; put levels together."))
        if any(one.se is None for one in result.estimates):
            raise refuse(
                N_("{method} gives no errors here, so there is nothing to pool."), method=result.method.name
            )


def _complete(run: Listed, whole: Data, columns: Names, spec: Mapping[str, Any]) -> dict[str, Estimate]:
    """The same of rows with every answer; empty when these are too few."""
    try:
        found = run(whole.where(whole.complete(columns)[0]), spec)
    except UnfitData:
        return {}
    return {one.name: one for one in found.estimates}


def _r_code(columns: Names, one: Result, drawing: tuple[int, int, int, int]) -> tuple[str, ...]:
    times, rounds, donors, seed = drawing
    model = [line for line in one.r_code if "<-" in line and not line.startswith("d <- read")]
    return (
        "# other draws than here: numbers agree within what the draws leave open",
        *one.r_code[:1],
        f"d <- type.convert(d[{texts(list(columns))}], as.is = FALSE)",
        f"g <- mice::mice(d, m = {times}, maxit = {rounds}, donors = {donors},",
        f"  seed = {seed}, printFlag = FALSE)",
        f"found <- lapply(seq_len({times}), function(i) {{",
        "  d <- mice::complete(g, i)",
        *(f"  {line}" for line in model[:1]),
        "  m",
        "})",
        "summary(mice::pool(mice::as.mira(found)), conf.int = TRUE)",
    )
