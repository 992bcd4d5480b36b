"""Which feature of a plan, a person or a service makes people choose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_f
from samenspel.methods.evidence.data import Data, Floats, Names, Reference
from samenspel.methods.evidence.design import INTERCEPT
from samenspel.methods.evidence.grouped import FEWEST
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Test
from samenspel.methods.evidence.rscript import formula, name, right_side, script
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import EXACT, weighed
from samenspel.methods.evidence.weights import weights_or_ones
from samenspel.methods.words import N_, Words

from .profiles import Coded, Found, Judged, blocks, dependence, never_together
from .tied import contrasts_in_r, factors_in_r, terms_in_r

RARE_P = 0.01
Pairs = Sequence[tuple[str, str]]
MODEL = "conjoint analysis: average marginal component effects and marginal means"
SOURCE = "Hainmueller, Hopkins & Yamamoto 2014, doi 10.1093/pan/mpt024"


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
    attributes: Names,
    respondent: str,
    *,
    by: str | None = None,
    restricted: Names = (),
    reference: Reference = None,
    weights: str | None = None,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Average marginal component effects (least squares), marginal means, and both by group. The errors let
    choices of one respondent go together: G / (G - 1), as R's survey. Raises UnfitData.

    >>> rows = {"chosen": [1, 0, 1, 0], "cost": ["low", "high", "low", "high"], "who": [1, 1, 2, 2]}
    >>> round(conjoint(rows, "chosen", ["cost"], "who")["cost=low"].value, 3)
    1.0
    """
    used = Used.of(data, outcome, attributes, respondent, by, weights)
    coded = _coded(used.rows, attributes, reference)
    judged = _judged(used.rows, outcome, coded, restricted, respondent, weights)
    compared = _compared(used.rows, judged, by)
    estimates = tuple(compared.estimates(level))
    lines = _in_r(judged, outcome, respondent, weights, by)
    return used.result(
        Method(MODEL, SOURCE, {"level": level}, "CR1: G/(G-1)"),
        estimates,
        compared.sentence(outcome),
        unit="profiles",
        tests=compared.alike(),
        assumptions=(*compared.rests_on(), told_apart(same_source)),
        numbers={"respondents": judged.respondents},
        notes=tuple(compared.notes(estimates)),
        r_code=script(used.whole, *lines, reference=reference, factors=attributes),
    )


@dataclass(frozen=True, eq=False)
class Compared:
    """What was found among all profiles, the levels that cannot be compared, and what was found by group."""

    judged: Judged
    total: Found
    alone: Sequence[str]
    groups: Mapping[str, Found]

    def estimates(self, level: float) -> Iterator[Estimate]:
        """Of all, of each group, and of its difference with the first."""
        yield from _estimates(self.total, "", level)
        for place, (group, found) in enumerate(self.groups.items()):
            yield from _estimates(found, f", {group}", level)
            if place:
                first = next(iter(self.groups))
                yield from _estimates(found.less(self.groups[first]), f", {group} less {first}", level)

    def alike(self) -> tuple[Test, ...]:
        """Whether effects are the same in all groups (Wald)."""
        if not self.groups:
            return ()
        first, *rest = self.groups.values()
        together = _together([one.less(first).only(_is_effect) for one in rest])
        values, count = together.values, together.moved
        df = (len(values), count - len(values))
        if df[1] < 1 or count < FEWEST:
            return ()
        statistic = float(values @ np.linalg.pinv(together.variance()) @ values) / df[0]
        return (Test("effects are alike in all groups", statistic, above_f(statistic, *df), df),)

    def rests_on(self) -> tuple[Assumption, Assumption]:
        coded, tied = self.judged.coded, self.judged.tied
        p = dependence(coded, [pair for pair in combinations(coded, 2) if pair not in tied])
        said = Words("attributes were drawn independently of each other (least p)")
        before = Words("a choice does not depend on the profiles seen before")
        return Assumption.judged(said, p > RARE_P, p), Assumption(before, UNKNOWN)

    def notes(self, estimates: Sequence[Estimate]) -> Iterator[Words]:
        yield from _tied(self.judged.tied, self.alone, never_together(self.judged.coded))
        bare = [one.name for one in estimates if one.se is None]
        if self.judged.respondents < FEWEST:
            yield Words(
                "{n} respondents are too few for errors that can be believed.", n=self.judged.respondents
            )
        elif bare:
            yield Words("{names} came out the same every time, which tells no error.", names="; ".join(bare))

    def sentence(self, outcome: str) -> Words:
        effects = self.total.only(_is_effect)
        _size, value, strongest = max(zip(np.abs(effects.values), effects.values, effects.names, strict=True))
        return Words(
            "Of all features {strongest} changes {outcome} most, by {effect}, averaged over all other "
            "features that were drawn with it ({n} profiles, {respondents} respondents).",
            strongest=strongest,
            outcome=outcome,
            effect=number(float(value)),
            n=len(self.judged.outcome),
            respondents=self.judged.respondents,
        )


def _coded(rows: Data, attributes: Names, reference: Reference) -> dict[str, Coded]:
    coded = {one: rows.levels(one, (reference or {}).get(one)) for one in attributes}
    for one, (_codes, levels) in coded.items():
        if len(levels) < 2:
            raise _is_same(one)
    return coded


def _is_same(column: str) -> ValueError:
    return refuse(N_("“{name}” is the same in every profile; nothing can be compared."), name=column)


def _judged(
    rows: Data,
    outcome: str,
    coded: Mapping[str, Coded],
    restricted: Names,
    respondent: str,
    weights: str | None,
) -> Judged:
    tied, clusters = _pairs(restricted, tuple(coded)), rows.levels(respondent)[0]
    return Judged(coded, tied, amount(rows, outcome), weights_or_ones(rows, weights), clusters)


def _pairs(restricted: Names, attributes: Names) -> list[tuple[str, str]]:
    found = [
        tuple(sorted(one.split(":"), key=list(attributes).index))
        for one in restricted
        if _is_pair(one, attributes)
    ]
    return [(one[0], one[1]) for one in found]


def _is_pair(pair: str, attributes: Names) -> bool:
    parts = pair.split(":")
    if len(parts) == 2 and set(parts) <= set(attributes):
        return True
    raise refuse(N_("“{pair}” is no pair of two attributes; write it as a:b."), pair=pair)


def _compared(rows: Data, judged: Judged, by: str | None) -> Compared:
    return Compared(judged, *judged.among(np.ones(rows.n, bool)), _groups(rows, by, judged))


def _groups(rows: Data, by: str | None, judged: Judged) -> dict[str, Found]:
    if by is None:
        return {}
    codes, levels = rows.levels(by)
    if len(levels) < 2:
        raise _is_same(by)
    return {f"{by}={one}": judged.among(codes == place)[0] for place, one in enumerate(levels)}


def _estimates(found: Found, suffix: str, level: float) -> tuple[Estimate, ...]:
    names = [f"{one}{suffix}" for one in found.names]
    if found.moved < FEWEST:
        return weighed(names, found.values, None, level)
    se = np.sqrt(np.diag(found.variance()))
    is_sure = se <= EXACT * np.abs(found.values)
    whole = weighed(names, found.values, np.where(is_sure, 1.0, se), level, found.moved - 1)
    return tuple(
        Estimate(one.name, one.value) if sure else one for one, sure in zip(whole, is_sure, strict=True)
    )


def _together(several: Sequence[Found]) -> Found:
    values: Floats = np.concatenate([one.values for one in several])
    influence = np.hstack([one.influence for one in several])
    return Found(tuple(map(str, range(len(values)))), values, influence)


def _is_effect(name_: str) -> bool:
    return name_ != INTERCEPT and not name_.startswith("mean ")


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


def _in_r(
    judged: Judged, outcome: str, respondent: str, weights: str | None, by: str | None
) -> tuple[str, ...]:
    together = blocks(judged.coded, judged.tied)
    terms = terms_in_r(together)
    drawn = f"svydesign(ids = ~{name(respondent)}, weights = w, data = "
    return (
        "library(survey)",
        f"w <- ~{name(weights) if weights else 1}",
        *factors_in_r(together),
        f"s <- {drawn}d)",
        f"m <- svyglm({formula(outcome, terms)}, design = s)",
        "summary(m)",
        *((*contrasts_in_r(together, judged.coded), "effects(m)") if judged.tied else ()),
        *(f"svyby(~{name(outcome)}, ~{name(one)}, s, svymean)" for one in judged.coded),
        *(_groups_in_r(outcome, terms, f"{drawn}one)", by, bool(judged.tied)) if by else ()),
    )


def _groups_in_r(outcome: str, terms: Names, drawn: str, by: str, are_tied: bool) -> tuple[str, ...]:
    alone = f"svyglm({formula(outcome, terms)}, design = {drawn})"
    both = f"{name(outcome)} ~ ({right_side(terms)}) * factor({name(by)})"
    return (
        f"each <- lapply(split(d, d${name(by)}), function(one) {alone})",
        "lapply(each, summary)",
        *(("lapply(each, effects)",) if are_tied else ()),
        f"between <- svyglm({both}, design = s)",
        "summary(between)",
    )
