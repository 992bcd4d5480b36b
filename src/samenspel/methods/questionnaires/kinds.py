"""The kinds of questions. Each says which answers it has, by name, and what each of them can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from .options import Attribute, Column, Domain, Domains, Item, Option, Side, domain_of, unsaid_of
from .schema import Code, Said, Tagged

YES, NO = "yes", "no"


def beside(code: str) -> str:
    """The name of the text beside an option."""
    return f"{code}_text"


@dataclass(frozen=True, kw_only=True)
class Question(Tagged):
    """`required`: whoever goes on must answer it. `show_if`: a condition on what was asked before. `side`:
    whom it asks; of a Likert set also which items of an instrument these are."""

    kind: ClassVar[str]
    code: str
    text: Said
    help: Said = field(default_factory=dict)
    required: bool = False
    show_if: str = ""
    side: Side = "both"

    @cached_property
    def domains(self) -> Domains:
        """Of each of its answers, by name; the names are the same for everybody, whatever was drawn."""
        return {self.code: Domain("other")}

    @property
    def shuffled(self) -> tuple[Code, ...]:
        """The codes of what is shown in random order; empty without such a wish."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Note(Question):
    """A text that asks nothing."""

    kind = "note"

    @cached_property
    def domains(self) -> Domains:
        return {}


@dataclass(frozen=True, kw_only=True)
class Choosing(Question):
    options: tuple[Option, ...]
    shuffle: bool = False

    @property
    def shuffled(self) -> tuple[Code, ...]:
        """Options that are chosen alone, written in or tell nothing stay where they are: at the end."""
        kept = (one.code for one in self.options if not (one.exclusive or one.write_in or one.no_answer))
        return tuple(kept) if self.shuffle else ()

    @property
    def write_in(self) -> Option | None:
        return next((option for option in self.options if option.write_in), None)

    def _beside(self) -> Domains:
        return {beside(self.code): Domain("other")} if self.write_in else {}


@dataclass(frozen=True, kw_only=True)
class Single(Choosing):
    """Answer: the code of an option."""

    kind = "single"

    @cached_property
    def domains(self) -> Domains:
        return {self.code: domain_of(self.options), **self._beside()}


@dataclass(frozen=True, kw_only=True)
class Multiple(Choosing):
    """Answer: a list of codes, in the order of the options. `most` 0: as many as there are."""

    kind = "multiple"
    least: int = 1
    most: int = 0

    @cached_property
    def domains(self) -> Domains:
        return {self.code: domain_of(self.options, "many"), **self._beside()}


@dataclass(frozen=True, kw_only=True)
class Likert(Question):
    """Statements that share their options; each has an answer of its own, by the code of the statement, and
    may ask one side alone.
    From an `instrument` (“name@1”) come all `items` of one side, or those in `use`, with their options."""

    kind = "likert"
    instrument: str = ""
    use: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    options: tuple[Option, ...] = ()
    shuffle: bool = False

    @cached_property
    def domains(self) -> Domains:
        shared = domain_of(self.options)
        return {item.code: shared for item in self.items}

    @property
    def shuffled(self) -> tuple[Code, ...]:
        return tuple(item.code for item in self.items) if self.shuffle else ()


@dataclass(frozen=True, kw_only=True)
class Rating(Question):
    """Answer: a whole number from `least` to `most`, with words at both ends; or an option beside them."""

    kind = "rating"
    least: int = 0
    most: int = 10
    low: Said = field(default_factory=dict)
    high: Said = field(default_factory=dict)
    options: tuple[Option, ...] = ()

    @property
    def codes(self) -> range:
        return range(self.least, self.most + 1)

    @cached_property
    def domains(self) -> Domains:
        codes = (*self.codes, *(option.code for option in self.options))
        return {self.code: Domain("number", codes, is_whole=True, unsaid=unsaid_of(self.options))}


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    kind = "number"
    least: float
    most: float
    decimals: int = 0
    unit: Said = field(default_factory=dict)

    @cached_property
    def domains(self) -> Domains:
        return {self.code: Domain("number", (), self.least, self.most, not self.decimals)}


@dataclass(frozen=True, kw_only=True)
class Day(Question):
    """Answer: a date such as 2027-03-01, from `least` to `most` where these are said."""

    kind = "date"
    least: str = ""
    most: str = ""

    @cached_property
    def domains(self) -> Domains:
        return {self.code: Domain("date", (), self.least or None, self.most or None)}


@dataclass(frozen=True, kw_only=True)
class Text(Question):
    """Answer: as it was typed, of at most `most` signs."""

    kind = "text"
    most: int = 2_000
    lines: int = 1


@dataclass(frozen=True, kw_only=True)
class Ranking(Question):
    """Answer: a list of codes, the first on top; at least the `least` first of them, 0: all."""

    kind = "ranking"
    options: tuple[Option, ...]
    least: int = 0
    shuffle: bool = False

    @property
    def shuffled(self) -> tuple[Code, ...]:
        return tuple(option.code for option in self.options) if self.shuffle else ()


@dataclass(frozen=True, kw_only=True)
class Consent(Question):
    """Answer: yes or no, to one purpose in one version; another version is another question. For a child the
    guardian's consent and the child's own are two questions."""

    kind = "consent"
    purpose: str
    version: int
    by: Literal["respondent", "guardian"] = "respondent"

    @cached_property
    def domains(self) -> Domains:
        return {self.code: Domain("word", (YES, NO))}


@dataclass(frozen=True, kw_only=True)
class Drawn(Question):
    """What it shows is drawn for each person: per task one profile or more, a level of each attribute. Two
    levels that a row of `never` names are never in one profile. Each task has an answer: code_1, code_2…"""

    attributes: tuple[Attribute, ...]
    never: tuple[Mapping[str, Code], ...] = ()
    tasks: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{self.code}_{number}" for number in range(1, self.tasks + 1))

    @property
    def side_by_side(self) -> int:
        return 1


@dataclass(frozen=True, kw_only=True)
class Vignette(Drawn):
    """A story with {attribute} where a level stands. Answer per task: the code of an option."""

    kind = "vignette"
    story: Said
    options: tuple[Option, ...]

    @cached_property
    def domains(self) -> Domains:
        return dict.fromkeys(self.names, domain_of(self.options))


@dataclass(frozen=True, kw_only=True)
class Conjoint(Drawn):
    """Answer per task: the number of the profile that is preferred, from 1; 0 for `neither`, if allowed."""

    kind = "conjoint"
    profiles: int = 2
    neither: Said = field(default_factory=dict)

    @property
    def side_by_side(self) -> int:
        return self.profiles

    @cached_property
    def domains(self) -> Domains:
        codes = tuple(range(0 if self.neither else 1, self.profiles + 1))
        return dict.fromkeys(self.names, Domain("number", codes, is_whole=True))


@dataclass(frozen=True, kw_only=True)
class ListExperiment(Question):
    """Answer: how many of the statements are true. By lot, half of us see the `sensitive` one too."""

    kind = "list"
    items: tuple[Item, ...]
    sensitive: Item

    @cached_property
    def domains(self) -> Domains:
        return {self.code: Domain("number", tuple(range(len(self.items) + 2)), is_whole=True)}

    @property
    def shuffled(self) -> tuple[Code, ...]:
        """Else the last one would be known for what it is."""
        return (*(item.code for item in self.items), self.sensitive.code)


@dataclass(frozen=True, kw_only=True)
class QSort(Question):
    """Answer: of each statement the value of the column where it lies. `forced`: as many in each column as
    it has room for; else any number."""

    kind = "qsort"
    items: tuple[Item, ...]
    columns: tuple[Column, ...]
    forced: bool = True

    @property
    def shuffled(self) -> tuple[Code, ...]:
        return tuple(item.code for item in self.items)
