"""A plan of analysis, written down before the data: what is expected, in which column, by which method.

Two people who have the same plan have the same bytes, so that its digest proves which plan it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from samenspel.methods.evidence import METHODS
from samenspel.methods.evidence.listed import Listed, fitted
from samenspel.methods.evidence.unfit import UnfitData
from samenspel.methods.words import N_

from .unfit import UnfitReport, refuse

FORMAT = "samenspel-plan/1"
LANDS = ("outcome", "predictors", "assigned", "strata", "cluster", "covariates", "received", "weights")
"""Entries of a specification that name columns."""


class Direction(StrEnum):
    """Which way a number is expected to be: above 0, below, or anything but 0."""

    MORE = "more"
    LESS = "less"
    EITHER = "either"


@dataclass(frozen=True)
class Exclusion:
    """Rows that are left out, and why: those in which `column` has one of these values."""

    column: str
    values: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Hypothesis:
    """`text`: what is expected, in words. `estimate`: the name that the method gives to the number that tells
    (arm=invited). `matters`: the least difference that matters, in the unit of the outcome; None: any."""

    code: str
    text: str
    method: str
    spec: Mapping[str, Any]
    estimate: str
    direction: Direction = Direction.EITHER
    matters: float | None = None

    @property
    def outcome(self) -> str:
        return str(self.spec.get("outcome", ""))

    @property
    def columns(self) -> list[str]:
        """Those of the data that its specification names."""
        named = [name for entry in LANDS for name in _names(self.spec.get(entry))]
        return list(dict.fromkeys(part for name in named for part in name.split(":")))


@dataclass(frozen=True)
class Plan:
    """`people`: how many are wanted, 0 where nobody said; `why_so_many`: how that was found out."""

    question: str
    hypotheses: tuple[Hypothesis, ...]
    exclusions: tuple[Exclusion, ...] = ()
    people: int = 0
    why_so_many: str = ""
    seed: int = 1
    level: float = 0.95
    more: Mapping[str, str] = field(default_factory=dict)
    """Whatever else was settled before: by the names of facts (see checklists)."""

    @property
    def columns(self) -> list[str]:
        named = [one.columns for one in self.hypotheses] + [[one.column] for one in self.exclusions]
        return list(dict.fromkeys(column for columns in named for column in columns))


def plan_as_json(plan: Plan) -> str:
    """The same bytes for the same plan: keys by the alphabet, no spaces, numbers as Python writes them.

    >>> plan_as_json(Plan("Does it help?", ()))[:44]
    '{"exclusions":[],"format":"samenspel-plan/1"'
    """
    told = {"format": FORMAT, **asdict(plan)}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(plan: Plan) -> str:
    """SHA-256 of the canonical JSON, as `sha256sum` says it of plan.json in a bundle.

    >>> digest(Plan("Does it help?", ())) == digest(read_plan(plan_as_json(Plan("Does it help?", ()))))
    True
    """
    return hashlib.sha256(plan_as_json(plan).encode()).hexdigest()


def read_plan(text: str) -> Plan:
    """Raises UnfitReport for what is no plan of this format."""
    try:
        told = json.loads(text)
        if told.pop("format") != FORMAT:
            raise KeyError("format")
        hypotheses = tuple(
            Hypothesis(**{**one, "direction": Direction(one["direction"])}) for one in told.pop("hypotheses")
        )
        exclusions = tuple(
            Exclusion(one["column"], tuple(one["values"]), one["reason"]) for one in told.pop("exclusions")
        )
        return Plan(hypotheses=hypotheses, exclusions=exclusions, **told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        refuse(N_("This is no plan: its “format” is not {format}, or entries lack."), format=FORMAT)


def hypothesis_of(plain: Mapping[str, Any]) -> Hypothesis:
    return Hypothesis(**{**plain, "direction": Direction(plain["direction"])})


def exploratory(versions: Sequence[tuple[Plan, bool]]) -> tuple[str, ...]:
    """Codes of the newest plan's hypotheses that no version had, as they are now, before outcomes had been
    seen. `versions`: locked, in their order, each with whether outcomes had been seen. Rows left out, the
    seed and the level are part of it: another choice of rows is another analysis.

    >>> from dataclasses import replace
    >>> one = Hypothesis("h1", "It helps.", "ols", {"outcome": "y", "predictors": ["x"]}, "x")
    >>> before, after = Plan("?", (one,)), Plan("?", (one, replace(one, code="h2")))
    >>> exploratory([(before, False), (after, True)]), exploratory([(before, False), (after, False)])
    (('h2',), ())
    """
    if not versions:
        return ()
    newest = versions[-1][0]
    blind = [plan for plan, seen in versions if not seen and _frame(plan) == _frame(newest)]
    planned = [hypothesis for plan in blind for hypothesis in plan.hypotheses]
    return tuple(one.code for one in newest.hypotheses if one not in planned)


def _frame(plan: Plan) -> tuple[object, ...]:
    return plan.exclusions, plan.seed, plan.level


def check_plan(plan: Plan, columns: Collection[str]) -> None:
    """Raises UnfitReport for what could not be carried out with a table of these columns: better before the
    data than after."""
    if not plan.hypotheses:
        refuse(N_("The plan says nothing that is expected; add a hypothesis."))
    codes = [one.code for one in plan.hypotheses]
    if twice := [code for code in codes if codes.count(code) > 1]:
        refuse(N_("Two hypotheses are called “{code}”; give each a name of its own."), code=twice[0])
    for hypothesis in plan.hypotheses:
        _check_hypothesis(hypothesis)
    for name in plan.columns:
        if name not in columns:
            refuse(
                N_("The data will have no column “{name}”; there will be: {names}."),
                name=name,
                names=", ".join(columns),
            )
    for exclusion in plan.exclusions:
        if not exclusion.values or not exclusion.reason.strip():
            refuse(N_("Say which values of “{name}” are left out, and why."), name=exclusion.column)


def method_of(hypothesis: Hypothesis) -> Listed:
    """Raises UnfitReport for one that is not there."""
    method = METHODS.get(hypothesis.method)
    if method is None or not method.needs_data:
        refuse(
            N_("“{code}”: there is no method {method} for a table."),
            code=hypothesis.code,
            method=hypothesis.method,
        )
    return method


def _check_hypothesis(one: Hypothesis) -> None:
    method = method_of(one)
    if not one.text.strip():
        refuse(N_("Say in words what “{code}” expects."), code=one.code)
    if one.matters is not None and not one.matters > 0:
        refuse(N_("“{code}”: the least difference that matters is above 0."), code=one.code)
    try:
        _check_spec(method, one.spec)
    except UnfitData as error:
        raise UnfitReport(error.problem) from None
    if not one.estimate:
        refuse(N_("“{code}”: say which number of {method} tells."), code=one.code, method=one.method)


def _check_spec(method: Listed, spec: Mapping[str, Any]) -> None:
    """As the method itself would refuse it, without data."""
    needs = {need.name: need for need in method.needs}
    for name, value in spec.items():
        if name not in needs:
            refuse(
                N_("{method} knows no “{name}”; it knows: {names}."),
                method=method.name,
                name=name,
                names=", ".join(needs),
            )
        fitted(name, needs[name].hint, value)
    for need in needs.values():
        if need.is_required and need.name not in spec:
            refuse(N_("{method} needs “{name}”."), method=method.name, name=need.name)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (one for one in value if isinstance(one, str))
