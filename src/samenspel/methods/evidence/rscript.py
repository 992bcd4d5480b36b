"""Lines of R: the same data, the same model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from .data import Data, Names, Reference

FILE = "data.csv"
_PLAIN = re.compile(r"[A-Za-z.][A-Za-z0-9._]*")


def read_data(data: Data) -> tuple[str, ...]:
    """What is missing here is missing there; “None” and “NA” are answers otherwise. Rows that were left out
    here, because of any column that was asked for, are left out there."""
    options = f"na.strings = {texts(['', *data.missing])}, check.names = FALSE{data.written.in_r}"
    read = f'd <- read.csv("{FILE}", {options})'
    if not data.needed:
        return (read,)
    return read, f"d <- d[complete.cases(d[, {texts(data.needed)}]), ]"


def script(
    data: Data, *lines: str, reference: Reference = None, factors: Collection[str] = ()
) -> tuple[str, ...]:
    """Lines after those that read the data and say which columns are factors."""
    return (*read_data(data), *with_factors(reference, factors), *lines)


def with_factors(reference: Reference, factors: Collection[str] = ()) -> tuple[str, ...]:
    """The levels that others are compared with, and numbers that are names."""
    named = {column: f"factor(d${name(column)})" for column in (*factors, *(reference or {}))}
    for column, level in (reference or {}).items():
        named[column] = f"relevel({named[column]}, ref = {texts([level])})"
    return tuple(f"d${name(column)} <- {made}" for column, made in named.items())


def texts(words: Names) -> str:
    """A vector of R, or the one text."""
    quoted = ['"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words]
    return quoted[0] if len(quoted) == 1 else f"c({', '.join(quoted)})"


def computed(value: float) -> str:
    """A number that no person typed: its last digits differ from one computer to the next."""
    return f"{value:.12g}"


def name(column: str) -> str:
    """As R writes a name: in backticks when it is no plain word."""
    return column if _PLAIN.fullmatch(column) else "`" + column.replace("`", "\\`") + "`"


def formula(outcome: str, terms: Names) -> str:
    """Without an outcome the right side alone."""
    right = " + ".join(map(product, terms)) or "1"
    return f"{name(outcome)} ~ {right}" if outcome else f"~ {right}"


def is_level(column: str, level: str) -> str:
    """The outcome of a formula: whether a column has this level."""
    return f"I({name(column)} == {texts([level])})"


def right_side(terms: Names) -> str:
    """Of a formula, without its tilde."""
    return formula("", terms).removeprefix("~ ")


def with_more(terms: Names) -> str:
    """What these add to the right side of a formula."""
    return "".join(f" + {product(term)}" for term in terms)


def product(term: str) -> str:
    """To R a:a is a, so that a square is a number of its own."""
    times = Counter(map(name, term.split(":")))
    return ":".join(one if count == 1 else f"I({one}^{count})" for one, count in times.items())
