"""Which methods there are, what each needs, and what was asked of one in a file."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import numpy as np

from samenspel.methods.words import N_

from .data import Data
from .result import Result
from .unfit import refuse, refuse_below

Run = Callable[..., Result]
Found = TypeVar("Found", bound=Run)
KINDS = {str: "a word", bool: "true or false", int: "a whole number", float: "a number"}


@dataclass(frozen=True)
class Need:
    """One entry of a method's specification; `default` is Parameter.empty when it has to be there."""

    name: str
    about: str
    hint: Any
    default: object

    @property
    def is_required(self) -> bool:
        return self.default is Parameter.empty


@dataclass(frozen=True)
class Listed:
    """A method of `samenspel evidence`."""

    name: str
    about: str
    run: Run
    said: Mapping[str, str]

    @property
    def needs_data(self) -> bool:
        """A plan needs none."""
        return next(iter(signature(self.run).parameters.values())).default is Parameter.empty

    @property
    def needs(self) -> list[Need]:
        hints = get_type_hints(self.run)
        return [
            Need(name, {**SAID, **self.said}[name], hints[name], one.default)
            for name, one in list(signature(self.run).parameters.items())[1:]
        ]

    def __call__(self, data: object, spec: Mapping[str, object]) -> Result:
        """With the entries of a specification; refuses one that is not known, missing or of another kind."""
        needs = {need.name: need for need in self.needs}
        for name in spec:
            if name not in needs:
                raise self._unknown(name, needs)
        for need in needs.values():
            if need.is_required and need.name not in spec:
                raise refuse(
                    N_("{method} needs “{name}”: {about}."),
                    method=self.name,
                    name=need.name,
                    about=need.about,
                )
        return self.run(data, **{name: fitted(name, needs[name].hint, value) for name, value in spec.items()})

    def _unknown(self, name: str, needs: Mapping[str, Need]) -> ValueError:
        near = get_close_matches(name, needs, 1)
        if near:
            return refuse(N_("“{name}” is not known; did you mean “{near}”?"), name=name, near=near[0])
        return refuse(N_("“{name}” is not known; known are: {names}."), name=name, names=", ".join(needs))


METHODS: dict[str, Listed] = {}
SAID = {
    "control": "the arm that the others are compared with; without it the first by number or alphabet",
    "correction": "of the errors: classical, HC0 to HC3 for rows, CR0, CR1, CR1S, CR2, CR3 for clusters",
    "event": "the column with 1 where it ended then, 0 where it was still going on",
    "factors": "columns of numbers that are names, not amounts",
    "level": "of the intervals",
    "outcome": "the column with the outcome",
    "period": "the column with the period: numbers, or dates like 2021-03-01",
    "predictors": "columns that may go with it; a:b is a product",
    "reference": "of columns with words: the level the others are compared with",
    "same_source": "whether outcome and predictors were told by the same respondents",
    "seed": "what the draws start from",
    "strata": "the column within whose values the lot was drawn",
    "time": "the column with how long: until it ended, or until nobody looked any more",
    "weights": "a column with weights above 0",
    "yes": "the answer that counts as yes; without it 1, or what stands beside “no”",
}
"""What an option is for where a method does not say it otherwise."""
LEAST = {
    "seed": 0,
    "lags": 0,
    "anticipation": 0,
    "permutations": 1,
    "donors": 1,
    "rounds": 1,
}


def listed(about: str, /, **said: str) -> Callable[[Found], Found]:
    """Puts a function among the methods: its first parameter is the data, `said` explains the others where
    SAID does not. Options that mean the same everywhere are looked at before it runs."""

    def keep(run: Found) -> Found:
        @wraps(run)
        def checked(*given: Any, **options: Any) -> Result:
            _refuse_options(options)
            _refuse_unused(signature(run).bind(*given, **options).arguments)
            with _sentences():
                found = run(*given, **options)
            return _of_sample(found, given[0] if given else options.get("data"))

        name = run.__name__.replace("_", "-")
        METHODS[name] = Listed(name, about, checked, said)
        return cast(Found, checked)

    return keep


@contextmanager
def _sentences() -> Iterator[None]:
    """What no method foresaw: arithmetic that has no end, or no number."""
    try:
        yield
    except (ArithmeticError, np.linalg.LinAlgError) as error:
        raise refuse(
            N_(
                "These data give no number ({problem}): there are too few rows for what is asked, columns "
                "hardly differ from each other, or amounts are too far apart."
            ),
            problem=str(error).rstrip("."),
        ) from error


def _of_sample(found: Result, data: Any) -> Result:
    """What was found in rows that were drawn by lot from a larger file says so."""
    sampled = data.sampled if isinstance(data, Data) else None
    if sampled is None:
        return found
    return replace(found, notes=(*found.notes, sampled.note), r_code=(sampled.in_r, *found.r_code))


def _refuse_options(options: Mapping[str, Any]) -> None:
    level = options.get("level", 0.5)
    if isinstance(level, float | int) and not 0 < level < 1:
        raise refuse(N_("The level {level} is not between 0 and 1."), level=level)
    for name, least in LEAST.items():
        value = options.get(name)
        if isinstance(value, int):
            refuse_below(name, value, least)


def _refuse_unused(given: Mapping[str, Any]) -> None:
    """A column that only `factors` or `reference` speaks of would change nothing, and nobody would see it."""
    asked = [given.get("factors"), given.get("reference")]
    others = [value for value in given.values() if not any(value is one for one in asked)]
    used = {column for value in others for term in _texts(value) for column in term.split(":")}
    columns = {"factors": _texts(asked[0]), "reference": list(asked[1] or ())}
    for name, spoken_of in columns.items():
        for column in spoken_of:
            if column not in used:
                raise refuse(
                    N_("“{column}” is under “{name}” alone: name it among the columns to use, too."),
                    column=column,
                    name=name,
                )


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def fitted(name: str, hint: Any, value: object) -> object:
    """The value as the function takes it; refuses what it cannot take."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        kinds = [one for one in inner if one is not type(None)]
        alike = [one for one in kinds if (get_origin(one) is Mapping) == isinstance(value, Mapping)]
        return None if value is None else fitted(name, (alike or kinds)[0], value)
    if origin is Literal:
        return _one_of(name, inner, value)
    if origin and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise refuse(N_("“{name}” is not a table of names and values."), name=name)
        return {fitted(name, inner[0], key): fitted(name, inner[1], one) for key, one in value.items()}
    if origin and issubclass(origin, Sequence):
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(fitted(name, inner[0], one) for one in items)
    return value if hint is Any else _single(name, hint, value)


def _one_of(name: str, choices: Sequence[object], value: object) -> object:
    if value in choices:
        return value
    raise refuse(
        N_("“{name}” is “{value}”; it can be: {choices}."),
        name=name,
        value=value,
        choices=", ".join(map(str, choices)),
    )


def _single(name: str, hint: type, value: object) -> object:
    """YAML reads a column called 2019 as a number, and one called no as false."""
    if hint is str and isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, hint) and (hint is bool or not isinstance(value, bool)):
        return value
    raise refuse(
        N_("“{name}” is {value}, which is not {kind}."),
        name=name,
        value=repr(value),
        kind=KINDS.get(hint, hint.__name__),
    )
