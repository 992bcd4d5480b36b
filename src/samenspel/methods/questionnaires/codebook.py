"""A questionnaire as the codebook that every format of files is written from, and its rows to go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from samenspel.methods.codebooks import Answer, Codebook, Kind, NoAnswer, Variable, with_legal_names

from .described import orders_of, variables_of
from .questionnaire import Page, Questionnaire
from .schema import Said


def codebook_of(questionnaire: Questionnaire, licence: str = "") -> Codebook:
    """Every variable there can be, what was drawn included, with names that every program takes. Who were
    asked it is said by the conditions."""
    variables = [one for page in questionnaire.pages for one in _of_page(questionnaire, page)]
    return with_legal_names(
        Codebook(
            questionnaire.questionnaire,
            questionnaire.title,
            questionnaire.languages,
            tuple(variables),
            version=str(questionnaire.version),
            abstract=questionnaire.text,
            licence=licence,
        )
    )


def _of_page(questionnaire: Questionnaire, page: Page) -> Iterator[Variable]:
    yield from orders_of(questionnaire, page)
    for question in page.questions:
        for variable in variables_of(question):
            yield _within(variable, page, questionnaire.languages, question.show_if)


def coded(codebook: Codebook, told: Mapping[str, object]) -> dict[str, Answer]:
    """A row of `row` and `drawn_row` with the codes of the codebook; what is not told was not reached."""
    return {
        variable.id: _coded(variable, told.get(variable.id, NoAnswer.NOT_REACHED))
        for variable in codebook.variables
    }


def _coded(variable: Variable, value: object) -> Answer:
    if isinstance(value, NoAnswer):
        return value
    if variable.kind is Kind.DATE:
        return date.fromisoformat(str(value))
    if isinstance(value, str) and variable.kind is Kind.CHOICE:
        return next(one.code for one in variable.values if one.id == value)
    return value if isinstance(value, str | int | float) else str(value)


def _within(variable: Variable, page: Page, languages: Iterable[str], condition: str) -> Variable:
    """With the conditions as they are written, the same in every language."""
    told = " and ".join(f"({one})" for one in (page.show_if, condition) if one.strip())
    universe: Said = dict.fromkeys(languages, told) if told else {}
    return replace(variable, universe=universe)
