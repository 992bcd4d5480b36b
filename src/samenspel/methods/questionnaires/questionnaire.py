"""A questionnaire: pages of questions, as a file, as plain data to store, and as what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .kinds import Question
from .options import Domain
from .schema import Said


@dataclass(frozen=True, kw_only=True)
class Page:
    """`shuffle`: its questions in random order. `encounter`: both sides are asked it after they met, and
    nobody else is."""

    code: str
    title: Said = field(default_factory=dict)
    text: Said = field(default_factory=dict)
    show_if: str = ""
    shuffle: bool = False
    encounter: bool = False
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """One version, which never changes once it was answered. `blocks`: lists of pages that follow each other,
    and do so in random order."""

    questionnaire: str
    version: int
    title: Said
    languages: tuple[str, ...]
    text: Said = field(default_factory=dict)
    blocks: tuple[tuple[str, ...], ...] = ()
    pages: tuple[Page, ...]

    @property
    def key(self) -> str:
        return f"{self.questionnaire}@{self.version}"

    @property
    def questions(self) -> Iterator[Question]:
        """In the order of the file."""
        return (question for page in self.pages for question in page.questions)

    @property
    def encounter(self) -> Page | None:
        return next((page for page in self.pages if page.encounter), None)

    @cached_property
    def page(self) -> Mapping[str, Page]:
        return {page.code: page for page in self.pages}

    @cached_property
    def question(self) -> Mapping[str, Question]:
        return {question.code: question for question in self.questions}

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        """Of every answer that there can be, in the order of the file: the same whatever anybody answered."""
        return {name: domain for question in self.questions for name, domain in question.domains.items()}

    @cached_property
    def asked_by(self) -> Mapping[str, Question]:
        """The question that an answer belongs to, by the name of the answer."""
        return {name: question for question in self.questions for name in question.domains}
