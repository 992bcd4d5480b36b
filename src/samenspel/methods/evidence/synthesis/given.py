"""Studies as they come: effects with their errors, or what effects are computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.result import UNKNOWN, Assumption, LeftOut
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
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
    "level": "of the intervals",
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
    columns: Sequence[str]
    study: str | None
    moderators: Sequence[str] = ()
    cluster: str | None = None


@dataclass(frozen=True, eq=False)
class Given:
    """`rows` are those of the studies that are used."""

    studies: Studies
    rows: Data
    coefficients: tuple[str, ...]
    names: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    r_code: tuple[str, ...]

    @property
    def n(self) -> int:
        return len(self.studies.effects)


def given(
    data: Any, asked: Asked, reference: Mapping[str, str] | None = None, *, fewest: int = FEWEST
) -> Given:
    """Refuses fewer studies than `fewest`, a variance that is not above 0, and what is not enough to know
    one."""
    whole = Data.of(data)
    kept, left_out = whole.complete([*_used(asked), *columns_of(asked.moderators)])
    rows = whole.where(kept)
    effects, variances = _effects(rows, asked)
    known = ~np.isnan(effects)
    if lost := int(np.sum(~known)):
        reason = Words("the event came to nobody, or to everybody, in both groups")
        left_out, rows = (*left_out, LeftOut(lost, reason)), rows.where(known)
        effects, variances = effects[known], variances[known]
    if rows.n < fewest:
        raise refuse(N_("{n} studies can be used; at least {fewest} are needed."), n=rows.n, fewest=fewest)
    columns, coefficients = _moderators(rows, asked, reference)
    studies = Studies(effects, variances, columns)
    return Given(studies, rows, coefficients, _names(rows, asked), left_out, _r_code(whole, asked))


def _moderators(
    rows: Data, asked: Asked, reference: Mapping[str, str] | None
) -> tuple[Floats, tuple[str, ...]]:
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
    spread = rows.numbers(column)
    if (wrong := np.flatnonzero(spread <= 0)).size:
        raise refuse(
            N_("Row {line}, column “{name}”: an error of {value} is not above 0."),
            line=rows.line(int(wrong[0])),
            name=column,
            value=f"{spread[wrong[0]]:g}",
        )
    return rows.numbers(asked.effect), spread**2 if asked.error else spread


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
