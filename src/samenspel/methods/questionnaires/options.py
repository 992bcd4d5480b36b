"""What may be chosen, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .missing import Unsaid
from .schema import Code, Said

Side = Literal["both", "citizen", "professional"]
Of = Literal["", "citizen", "professional", "neutral"]
"""On which side a person stands; empty: of nobody in particular, who is asked all."""
Sort = Literal["number", "word", "date", "many", "other"]


@dataclass(frozen=True, kw_only=True)
class Option:
    """`exclusive`: chosen alone, such as “none of these”. `write_in`: with a text beside it. `no_answer`:
    whoever chooses it tells nothing, so that it is no high or low answer."""

    code: Code
    text: Said
    exclusive: bool = False
    write_in: bool = False
    no_answer: Unsaid = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A statement that is answered on its own. `mirror`: the item that asks the other side the same."""

    code: str
    text: Said = field(default_factory=dict)
    format: str = ""
    side: Side = "both"
    mirror: str = ""


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """What differs between the profiles of a vignette or a conjoint task."""

    code: str
    text: Said
    levels: tuple[Option, ...]

    def level(self, code: Code) -> Option:
        return next(level for level in self.levels if level.code == code)


@dataclass(frozen=True, kw_only=True)
class Column:
    """Of a Q-sort: a value, such as -3, and how many statements lie there."""

    value: int
    room: int


@dataclass(frozen=True)
class Domain:
    """What an answer can be. `codes` are all there are, unless empty; then `least` and `most` are the ends,
    where there are any. `unsaid` are codes that tell nothing."""

    sort: Sort
    codes: tuple[Code, ...] = ()
    least: Any = None
    most: Any = None
    is_whole: bool = False
    unsaid: frozenset[Code] = frozenset()

    def includes(self, value: Any) -> bool:
        """Of a value of its sort."""
        if self.codes:
            return value in self.codes
        if self.is_whole and value != int(value):
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def domain_of(options: tuple[Option, ...], sort: Sort | None = None) -> Domain:
    """Numbers only where all codes are; what is written beside an option changes nothing about that."""
    codes = tuple(option.code for option in options)
    sort = sort or ("number" if all(isinstance(code, int) for code in codes) else "word")
    return Domain(sort, codes, is_whole=True, unsaid=unsaid_of(options))


def unsaid_of(options: tuple[Option, ...]) -> frozenset[Code]:
    return frozenset(option.code for option in options if option.no_answer)


def fits(side: Side, of: Of) -> bool:
    """Whether what asks one side asks a person."""
    return not of or side in ("both", of)


Domains = Mapping[str, Domain]
