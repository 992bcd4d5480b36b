"""Which feature of a plan, a person or a service makes people choose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_f
from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.design import INTERCEPT
from samenspel.methods.evidence.grouped import FEWEST
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Test,
)
from samenspel.methods.evidence.rscript import formula, name, read_data, with_factors
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import EXACT, weighed
from samenspel.methods.evidence.weights import weights_or_ones
from samenspel.methods.words import N_, Words

from .profiles import Coded, Found, Judged, coded_of, dependence, never_together

RARE_P = 0.01
Pairs = Sequence[tuple[str, str]]


@listed(
    "Which features make people choose a profile that was put together by lot (conjoint experiment).",
    outcome="the column that says whether a profile was chosen, or how it was rated",
    attributes="the columns with what was drawn for each profile",
    respondent="the column that says who judged the profile",
    by="a column with groups of respondents to compare",
    restricted="pairs a:b that were not drawn independently of each other",
    reference="the level of an attribute the others are compared with",
    same_source="whether choices and what groups respondents were told by the same respondents",
)
def conjoint(
    data: Any,
    outcome: str,
    attributes: Sequence[str],
    respondent: str,
    *,
    by: str | None = None,
    restricted: Sequence[str] = (),
    reference: Mapping[str, str] | None = None,
    weights: str | None = None,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Average marginal component effects (least squares), marginal means, and both by group with differences.
    The errors let the choices of one respondent go together: G / (G - 1), no other correction, as R's survey.
    Raises UnfitData.

    >>> rows = {"chosen": [1, 0, 1, 0], "cost": ["low", "high", "low", "high"], "who": [1, 1, 2, 2]}
    >>> round(conjoint(rows, "chosen", ["cost"], "who")["cost=low"].value, 3)
    1.0
    """
    whole = Data.of(data)
    used = [outcome, *attributes, respondent, *(one for one in (by, weights) if one)]
    kept, left_out = whole.complete(used)
    rows = whole.where(kept)
    coded = coded_of(rows, attributes, reference or {})
    _refuse_constant(coded)
    tied = _pairs(restricted, attributes)
    clusters = rows.levels(respondent)[0]
    judged = Judged(coded, tied, amount(rows, outcome), weights_or_ones(rows, weights), clusters)
    total, alone = judged.among(np.ones(rows.n, bool))
    groups = _groups(rows, by, judged)
    respondents = int(clusters.max()) + 1
    estimates = (*_estimates(total, "", level), *_compared(groups, level))
    return Result(
        Method(
            "conjoint analysis: average marginal component effects and marginal means",
            "Hainmueller, Hopkins & Yamamoto 2014, doi 10.1093/pan/mpt024",
            {"level": level},
            "CR1: G/(G-1)",
        ),
        estimates,
        rows.n,
        _sentence(outcome, total, rows.n, respondents),
        unit="profiles",
        tests=_alike(groups),
        left_out=left_out,
        assumptions=(
            _drawn_apart(coded, [pair for pair in combinations(attributes, 2) if pair not in tied]),
            Assumption(Words("a choice does not depend on the profiles seen before"), UNKNOWN),
            told_apart(same_source),
        ),
        numbers={"respondents": respondents},
        notes=(*_tied(tied, alone, never_together(coded)), *_bare(estimates, respondents)),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, attributes),
            "library(survey)",
            f"w <- ~{name(weights) if weights else 1}",
            f"s <- svydesign(ids = ~{name(respondent)}, weights = w, data = d)",
            f"m <- svyglm({formula(outcome, attributes)}, design = s)",
            "summary(m)",
            *(f"svyby(~{name(outcome)}, ~{name(one)}, s, svymean)" for one in attributes),
        ),
    )


def _refuse_constant(coded: Mapping[str, Coded]) -> None:
    for name_, (_codes, levels) in coded.items():
        if len(levels) < 2:
            raise refuse(N_("“{name}” is the same in every profile; nothing can be compared."), name=name_)


def _pairs(restricted: Sequence[str], attributes: Sequence[str]) -> list[tuple[str, str]]:
    found = [
        tuple(sorted(one.split(":"), key=list(attributes).index))
        for one in restricted
        if _is_pair(one, attributes)
    ]
    return [(one[0], one[1]) for one in found]


def _is_pair(pair: str, attributes: Sequence[str]) -> bool:
    parts = pair.split(":")
    if len(parts) == 2 and set(parts) <= set(attributes):
        return True
    raise refuse(N_("“{pair}” is no pair of two attributes; write it as a:b."), pair=pair)


def _groups(rows: Data, by: str | None, judged: Judged) -> dict[str, Found]:
    if by is None:
        return {}
    codes, levels = rows.levels(by)
    if len(levels) < 2:
        raise refuse(N_("“{name}” is the same in every profile; nothing can be compared."), name=by)
    return {f"{by}={one}": judged.among(codes == place)[0] for place, one in enumerate(levels)}


def _estimates(found: Found, suffix: str, level: float) -> tuple[Estimate, ...]:
    names = [f"{one}{suffix}" for one in found.names]
    count = int(np.any(found.influence != 0, axis=1).sum())
    if count < FEWEST:
        return weighed(names, found.values, None, level)
    se = np.sqrt(np.diag(found.variance()))
    is_sure = se <= EXACT * np.abs(found.values)
    whole = weighed(names, found.values, np.where(is_sure, 1.0, se), level, count - 1)
    return tuple(
        Estimate(one.name, one.value) if sure else one for one, sure in zip(whole, is_sure, strict=True)
    )


def _compared(groups: Mapping[str, Found], level: float) -> Iterator[Estimate]:
    """Each group, and its difference with the first."""
    for place, (group, found) in enumerate(groups.items()):
        yield from _estimates(found, f", {group}", level)
        if place:
            first = next(iter(groups))
            yield from _estimates(found.less(groups[first]), f", {group} less {first}", level)


def _alike(groups: Mapping[str, Found]) -> tuple[Test, ...]:
    """Whether effects are the same in all groups (Wald)."""
    if not groups:
        return ()
    first, *rest = groups.values()
    differences = [one.less(first) for one in rest]
    kept = [[place for place, name_ in enumerate(one.names) if _is_effect(name_)] for one in differences]
    values = np.concatenate([one.values[places] for one, places in zip(differences, kept, strict=True)])
    parts = [one.influence[:, places] for one, places in zip(differences, kept, strict=True)]
    together = Found(tuple(map(str, range(len(values)))), values, np.hstack(parts))
    count = int(np.any(together.influence != 0, axis=1).sum())
    df = (len(values), count - len(values))
    if df[1] < 1 or count < FEWEST:
        return ()
    statistic = float(values @ np.linalg.pinv(together.variance()) @ values) / df[0]
    return (Test("effects are alike in all groups", statistic, above_f(statistic, *df), df),)


def _is_effect(name_: str) -> bool:
    return name_ != INTERCEPT and not name_.startswith("mean ")


def _drawn_apart(coded: Mapping[str, Coded], free: Sequence[tuple[str, str]]) -> Assumption:
    p = dependence(coded, free)
    state = MET if p > RARE_P else NOT_MET
    return Assumption(Words("attributes were drawn independently of each other (least p)"), state, p)


def _tied(tied: Pairs, alone: Sequence[str], holes: Pairs) -> Iterator[Words]:
    for pair in (one for one in holes if one not in tied):
        yield Words(
            "Some levels of {pair} never occur together: name it as restricted if that is how profiles were "
            "drawn; without it an effect leans on profiles that nobody saw.",
            pair=":".join(pair),
        )
    for one, other in tied:
        yield Words(
            "{one} and {other} were not drawn independently: a level is compared with the first over the "
            "levels of the other that occur with both, each counting the same.",
            one=one,
            other=other,
        )
    if alone:
        yield Words("{levels} never occur with what the first level occurs with.", levels=", ".join(alone))


def _bare(estimates: Sequence[Estimate], respondents: int) -> Iterator[Words]:
    bare = [one.name for one in estimates if one.se is None]
    if respondents < FEWEST:
        yield Words("{n} respondents are too few for errors that can be believed.", n=respondents)
    elif bare:
        yield Words("{names} came out the same every time, which tells no error.", names="; ".join(bare))


def _sentence(outcome: str, found: Found, n: int, respondents: int) -> Words:
    effects = [
        (abs(value), value, one)
        for one, value in zip(found.names, found.values, strict=True)
        if _is_effect(one)
    ]
    _size, value, strongest = max(effects)
    return Words(
        "Of all features {strongest} changes {outcome} most, by {effect}, averaged over all other features "
        "that were drawn with it ({n} profiles, {respondents} respondents).",
        strongest=strongest,
        outcome=outcome,
        effect=number(float(value)),
        n=n,
        respondents=respondents,
    )
