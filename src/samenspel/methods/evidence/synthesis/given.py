"""Studies as they come: effects with their errors, or what effects are computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names, Reference
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

from .between import Studies
from .sizes import MEASURES, sizes

EFFECT = "effect"
FEWEST, FEWEST_WITH_EFFECT = 2, 1
MeasureName = Literal["log RR", "log OR", "RD", "SMD", "MD", "Fisher z"]
ASKED: Mapping[str, str] = {
    "effect": "the column with each study's effect, or else a measure and its columns",
    "error": "the column with the effects' standard errors",
    "variance": "or the column with their variances",
    "measure": "what to compute: log RR, log OR, RD, SMD, MD or Fisher z",
    "columns": "of counts: with the event, without it, the same of the other group; of means: mean, SD, n, "
    "the same of the other group; of correlations: correlation, n",
    "study": "the column with the studies' names",
}
SAME = (
    Assumption(Words("which studies were published does not hang on what they found"), UNKNOWN),
    Assumption(Words("each study's standard error is right"), UNKNOWN),
)


@dataclass(frozen=True)
class Asked:
    """Which columns hold the studies, and which moderators they have."""

    effect: str | None
    error: str | None
    variance: str | None
    measure: str | None
    columns: Names
    study: str | None
    moderators: Names = ()
    cluster: str | None = None


@dataclass(frozen=True, eq=False)
class Given:
    """`used` are the rows of the studies that have an effect; `r_code` reads d with its yi and vi."""

    studies: Studies
    used: Used
    coefficients: tuple[str, ...]
    names: tuple[str, ...]
    r_code: tuple[str, ...]

    @property
    def n(self) -> int:
        return self.used.rows.n

    def result(
        self, method: Method, estimates: Iterable[Estimate], sentence: Words, *lines: str, **rest: Any
    ) -> Result:
        """What the studies say; `lines` of R go on from those that read them; `rest` as Result takes it."""
        told = {"unit": "studies", "r_code": (*self.r_code, *lines), **rest}
        return self.used.result(method, estimates, sentence, **told)


def given(data: Any, asked: Asked, reference: Reference = None, *, fewest: int = FEWEST) -> Given:
    """Refuses fewer studies than `fewest`, a variance that is not above 0, and what is not enough to know
    one."""
    used = Used.of(data, _used(asked), columns_of(asked.moderators))
    effects, variances = _effects(used.rows, asked)
    known = ~np.isnan(effects)
    used = used.only(known, Words("the event came to nobody, or to everybody, in both groups"))
    if used.rows.n < fewest:
        raise refuse(
            N_("{n} studies can be used; at least {fewest} are needed."), n=used.rows.n, fewest=fewest
        )
    columns, coefficients = _moderators(used.rows, asked, reference)
    studies = Studies(effects[known], variances[known], columns)
    return Given(studies, used, coefficients, _names(used.rows, asked), _r_code(used.whole, asked))


def _moderators(rows: Data, asked: Asked, reference: Reference) -> tuple[Floats, tuple[str, ...]]:
    if not asked.moderators:
        return np.ones((rows.n, 1)), (EFFECT,)
    made = design(rows, asked.moderators, reference=reference)
    return made.columns, made.names


def _used(asked: Asked) -> list[str]:
    others = [one for one in (asked.study, asked.cluster) if one is not None]
    if asked.measure is not None:
        if asked.effect is not None:
            raise refuse(N_("Name the column with the effects, or a measure with its columns, not both."))
        return [*asked.columns, *others]
    one, other = asked.error, asked.variance
    if asked.effect is None or (one is None) == (other is None):
        raise refuse(
            N_(
                "Name the column with the effects and one with their errors (or variances), or a measure "
                "with its columns."
            )
        )
    return [asked.effect, *(column for column in (one, other) if column is not None), *others]


def _effects(rows: Data, asked: Asked) -> tuple[Floats, Floats]:
    if asked.measure is not None:
        return sizes(rows, asked.measure, asked.columns)
    column = asked.error or asked.variance
    assert asked.effect is not None
    assert column is not None
    spread = _spread(rows, column)
    return rows.numbers(asked.effect), spread**2 if asked.error else spread


def _spread(rows: Data, column: str) -> Floats:
    spread = rows.numbers(column)
    if (wrong := np.flatnonzero(spread <= 0)).size:
        raise refuse(
            N_("Row {line}, column “{name}”: an error of {value} is not above 0."),
            line=rows.line(int(wrong[0])),
            name=column,
            value=f"{spread[wrong[0]]:g}",
        )
    return spread


def _names(rows: Data, asked: Asked) -> tuple[str, ...]:
    if asked.study is None:
        return tuple(str(rows.line(row)) for row in range(rows.n))
    return tuple(str(text) for text in rows.texts(asked.study))


def _r_code(data: Data, asked: Asked) -> tuple[str, ...]:
    """Reads d with its yi and vi."""
    if asked.measure is not None:
        kind = MEASURES[asked.measure]
        columns = ", ".join(
            f"{key} = {name(column)}" for key, column in zip(kind.in_r[1:], asked.columns, strict=True)
        )
        add = ", drop00 = TRUE" if kind.is_log else ""
        line = f'd <- escalc("{kind.in_r[0]}", {columns}, data = d{add})'
    else:
        spread = f"d${name(asked.error)}^2" if asked.error else f"d${name(str(asked.variance))}"
        line = f"d$yi <- d${name(str(asked.effect))}; d$vi <- {spread}"
    return (*read_data(data), "library(metafor)", line)
