"""What the columns of a file of answers mean: the one description that every format is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property

Text = Mapping[str, str]
"""The same sentence by language: {"nl": "…", "fr": "…"}."""
Code = int | float


class Kind(StrEnum):
    """What an answer is made of."""

    CHOICE = "choice"
    """One code out of `values`."""
    OPTION = "option"
    """1 where this option of a multiple choice was taken, 0 where it was not; `of` names the question."""
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    """A date with a time, known to the second, shown by the clocks of the codebook's zone."""


class NoAnswer(IntEnum):
    """Why there is no answer, alike in every variable; 0 says that there is one.

    They lie side by side, because SPSS knows no more than one range of them and one code besides.
    """

    WITHDRAWN = -6
    NOT_REACHED = -7
    NOT_SHOWN = -8
    SKIPPED = -9
    UNCLEAR = -10


@dataclass(frozen=True)
class Value:
    """What one code means."""

    code: Code
    label: Text = field(default_factory=dict)
    is_missing: bool = False
    """An answer that says nothing of the matter, such as “don't know”: the instrument's own missing code."""
    id: str = ""
    """How the questionnaire names the option, if not by its code."""
    text_in: str = ""
    """The id of the variable with the words that go with it: “other, namely …”."""


@dataclass(frozen=True)
class Variable:
    """One column. `id` never changes; `name` is what files call it, where they can."""

    id: str
    name: str
    kind: Kind
    label: Text = field(default_factory=dict)
    values: tuple[Value, ...] = ()
    """Of a choice all of its codes; of others what some codes mean. `NoAnswer` goes without saying."""
    of: str = ""
    """The id of the multiple-choice question that an option belongs to."""
    question: Text = field(default_factory=dict)
    """The whole question as it was asked."""
    universe: Text = field(default_factory=dict)
    """Who were asked it, if not all."""
    source: str = ""
    """Where the item was taken from: instrument, item, reference, licence."""
    concept: str = ""
    unit: str = ""
    decimals: int = 0
    least: float | None = None
    most: float | None = None
    derived: str = ""
    """How it was computed out of other variables; empty for what people answered."""

    @cached_property
    def missing(self) -> tuple[Value, ...]:
        """The instrument's own codes that are no answer to the matter."""
        return tuple(value for value in self.values if value.is_missing)


@dataclass(frozen=True)
class Codebook:
    """The variables in the order of the form, and what a reader must know of the whole."""

    id: str
    title: Text
    languages: tuple[str, ...]
    """The first one stands in for texts that lack another."""
    variables: tuple[Variable, ...]
    zone: str = "UTC"
    """The IANA zone by whose clocks the survey's moments are shown."""
    key: str = ""
    """The id of the variable that names a row; empty where rows have no names."""
    wave: str = ""
    """The id of the variable that says in which wave the row was answered."""
    version: str = ""
    universe: Text = field(default_factory=dict)
    abstract: Text = field(default_factory=dict)
    producer: str = ""
    licence: str = ""
    first_day: date | None = None
    last_day: date | None = None
    """Between them answers were collected."""

    @cached_property
    def by_id(self) -> dict[str, Variable]:
        return {variable.id: variable for variable in self.variables}

    def said(self, text: Text, language: str) -> str:
        """In this language, or else in the first that it was written in."""
        order = (language, *self.languages)
        return next((text[one] for one in order if text.get(one)), "")
