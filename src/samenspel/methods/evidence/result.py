"""What every method answers: numbers with names, how sure they are, and what they rest on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.words import Words

from .shown import Cell, Sayings, Shown, as_json, as_page, as_text, drawn, number

MET, NOT_MET, UNKNOWN = "met", "not met", "cannot be known"
HEADER = ("", "estimate", "SE", "low", "high", "statistic", "df", "p")


@dataclass(frozen=True)
class Estimate:
    """One number with a name. `low` and `high` bound its interval at the result's `level`; `df` are the
    degrees of freedom of a t statistic, None for a normal one. What a method does not give is None, never
    NaN."""

    name: str
    value: float
    se: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    df: float | None = None
    p: float | None = None

    def said(self, level: float, form: str = ".2f") -> dict[str, str]:
        """`value`, `low`, `high` and `level` as a sentence says them; the value alone without an interval."""
        found = {"value": format(self.value, form)}
        if self.low is None or self.high is None:
            return found
        return found | {
            "low": format(self.low, form),
            "high": format(self.high, form),
            "level": f"{level:.0%}",
        }


@dataclass(frozen=True)
class Test:
    """A hypothesis that was tested: `df` has one number, or two for an F, or none."""

    name: str
    statistic: float
    p: float
    df: tuple[float, ...] = ()


@dataclass(frozen=True)
class Assumption:
    """Something the numbers rest on; `state` is MET, NOT_MET or UNKNOWN, `number` what says so."""

    name: Words
    state: str
    number: float | None = None

    @classmethod
    def judged(cls, name: Words, is_met: bool, number: float) -> Assumption:
        """One for or against which a number speaks."""
        return cls(name, MET if is_met else NOT_MET, number)


@dataclass(frozen=True)
class LeftOut:
    """So many rows, people or studies were not used, and why."""

    number: int
    reason: Words


@dataclass(frozen=True)
class Method:
    """How it was computed: the formula's name, the options, the small-sample correction, and the source."""

    name: str
    source: str
    options: Mapping[str, object] = field(default_factory=dict)
    correction: str = ""


@dataclass(frozen=True)
class Table:
    """Numbers that are no single estimates, such as loadings or a truth table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, repr=False)
class Result:
    """What a method found in `n` rows (or people, studies, cases: `unit`).

    `numbers` are what has a name and no error of its own, such as measures of fit; `notes` say what a reader
    must know besides (an iteration that stopped, an estimate at its bound); `r_code` are the lines of R that
    give the same numbers from the same file; `seed` is what chance started from, None where there was none.
    """

    method: Method
    estimates: tuple[Estimate, ...]
    n: int
    sentence: Words
    unit: str = "rows"
    tests: tuple[Test, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    numbers: Mapping[str, float | int] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    notes: tuple[Words, ...] = ()
    level: float = 0.95
    seed: int | None = None
    r_code: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """No number that is none leaves: a method that cannot say it has to say why."""
        for place, value in numbers_in(self):
            if math.isnan(value):
                raise ArithmeticError(f"{self.method.name}: {place} is not a number.")

    def __getitem__(self, name: str) -> Estimate:
        """The estimate of this name."""
        for estimate in self.estimates:
            if estimate.name == name:
                return estimate
        raise KeyError(name)

    def __repr__(self) -> str:
        shown = ", ".join(f"{one.name} {one.value:.4g}" for one in self.estimates[:3])
        more = ", …" if len(self.estimates) > 3 else ""
        return f"<{self.method.name}: {shown}{more}; {self.unit} {self.n}>"

    def _repr_html_(self) -> str:
        return as_page(str(self.sentence), _tables(self), _sayings(self))

    def table(self) -> str:
        """Everything a reader needs, as text."""
        return as_text(str(self.sentence), _tables(self), _sayings(self))

    def to_json(self) -> str:
        """The same bytes from the same data: keys in the order of the classes, 12 significant digits."""
        return as_json(self)

    def to_r(self) -> str:
        """A script for R that gives the same numbers."""
        return "\n".join(self.r_code)

    def plot(self) -> Any:
        """Axes of matplotlib with the estimates and their intervals; ImportError without matplotlib."""
        bounded = [
            (one.name, one.value, one.low, one.high)
            for one in self.estimates
            if one.low is not None and one.high is not None
        ]
        return drawn(self.method.name, bounded)


def estimates_of(
    names: Sequence[str], values: Sequence[float] | NDArray[np.float64], **rest: Any
) -> tuple[Estimate, ...]:
    """Of columns as long as each other, such as se, low and p; numbers of NumPy become Python's."""
    columns = np.array([values, *(np.broadcast_to(column, len(names)) for column in rest.values())], float)
    keys = ("value", *rest)
    return tuple(
        Estimate(name, **dict(zip(keys, row, strict=True)))
        for name, row in zip(names, columns.T.tolist(), strict=True)
    )


def numbers_in(thing: object, place: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a result with the place where it stands."""
    if isinstance(thing, float | int):
        yield place, float(thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            yield from numbers_in(getattr(thing, one.name), f"{place}.{one.name}".lstrip("."))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from numbers_in(value, f"{place}[{key}]")
    elif isinstance(thing, tuple | list):
        for index, value in enumerate(thing):
            yield from numbers_in(value, f"{place}[{getattr(value, 'name', index)}]")


def _tables(result: Result) -> Iterator[Shown]:
    """The estimates first, without the columns that none of them has."""
    rows = [
        (one.name, one.value, one.se, one.low, one.high, one.statistic, one.df, one.p)
        for one in result.estimates
    ]
    kept = [place for place in range(len(HEADER)) if place < 2 or any(row[place] is not None for row in rows)]
    if rows:
        yield "", [HEADER[place] for place in kept], [[row[place] for place in kept] for row in rows]
    for table in result.tables:
        yield table.name, table.columns, table.rows


def _sayings(result: Result) -> Sayings:
    for test in result.tests:
        yield test.name, f"{number(test.statistic)}, df {_df(test.df)}, p {number(test.p)}"
    for name, value in result.numbers.items():
        yield name, number(value)
    yield result.unit, str(result.n)
    for left in result.left_out:
        yield "left out", f"{left.number}: {left.reason}"
    for one in result.assumptions:
        shown = "" if one.number is None else f" ({number(one.number)})"
        yield str(one.name), f"{one.state}{shown}"
    for note in result.notes:
        yield "note", str(note)
    yield "method", _method(result)


def _method(result: Result) -> str:
    method = result.method
    options = ", ".join(f"{name} {value}" for name, value in method.options.items())
    seed = "" if result.seed is None else f"seed {result.seed}"
    return "; ".join(filter(None, (method.name, options, method.correction, seed, method.source)))


def _df(numbers: Sequence[float]) -> str:
    return ", ".join(map(number, numbers)) or "none"
