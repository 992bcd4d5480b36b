"""What a file of references holds: works as CSL has them, what is odd, and what could not be kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from samenspel.methods.words import Words

from .identifiers import doi_key
from .markup import bare


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or with `literal` alone an organisation. `particle` is CSL's non-dropping one (van der)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""
    orcid: str = ""
    affiliation: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        parts = (self.given, self.dropping, self.particle, self.family)
        return self.literal or " ".join(part for part in parts if part) + self._suffix

    @property
    def sorted(self) -> str:
        """Family name first, as catalogues have it, its particle before it."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        given = " ".join(part for part in (self.given, self.dropping) if part)
        return ", ".join(part for part in (family, given, self.suffix) if part)

    @property
    def _suffix(self) -> str:
        return f", {self.suffix}" if self.suffix else ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """As much of a date as is known: a month or a day of 0 is not. `literal`: what is none (“in press”)."""

    year: int = 0
    month: int = 0
    day: int = 0
    literal: str = ""
    until: tuple[int, ...] = ()
    circa: bool = False

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(part for part in (self.year, self.month, self.day) if part)

    def __str__(self) -> str:
        return self.literal or "-".join(f"{part:02}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Record:
    """One work; fields are CSL's variables. In titles stand `<i>`, `<b>`, `<sub>`, `<sup>`, all else is text.

    `line`: where it begins in the file. `others`: there are more authors than the file names. `extra`: what
    CSL has no variable for, as (name in the file, value). Two are equal whatever their lines are.
    """

    line: int = field(default=0, compare=False)
    id: str = ""
    type: str = "document"
    title: str = ""
    title_short: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    others: bool = False
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    event_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    number_of_pages: str = ""
    edition: str = ""
    genre: str = ""
    version: str = ""
    language: str = ""
    abstract: str = ""
    note: str = ""
    doi: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    url: str = ""
    keywords: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    odd: tuple[Words, ...] = field(default=(), compare=False)

    @property
    def doi_key(self) -> str:
        """By which a DOI is compared: their letters have no case."""
        return doi_key(self.doi)

    @property
    def year(self) -> int:
        return self.issued.year if self.issued else 0

    @property
    def label(self) -> str:
        """How a person finds it again: its title, else its key."""
        return bare(self.title) or self.id or self.doi or "?"


@dataclass(frozen=True, slots=True)
class Fault:
    """What of a file could not be kept, and why."""

    line: int
    reason: Words


@dataclass(frozen=True, slots=True)
class References:
    """All of a file. `format` as in `--to` of the command; `charset` that in which its text was read."""

    format: str
    charset: str
    records: tuple[Record, ...]
    faults: tuple[Fault, ...] = ()
    odd: tuple[Words, ...] = ()
