"""One's own answers, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format, number_format

from samenspel.foundation.ui.pages import Context
from samenspel.methods.codebooks import Answer, Kind, NoAnswer, Variable
from samenspel.methods.questionnaires import coded, columns, row
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.labels import Labels
from samenspel.tools.surveys.queries.surveys import all_responses_of, draws_of, questions_of


@dataclass
class Answered:
    """`told`: of what, unless of the question itself, and the answer."""

    question: str
    told: list[tuple[str, str]] = field(default_factory=list)


def own_answers_page(survey: Survey, visitor: Visitor, language: str) -> Context:
    """Of all waves, also what is not handed in yet."""
    found = all_responses_of(survey, visitor).filter(state__in=(State.BEGUN, State.FINISHED))
    told = [(one.wave, one.state == State.FINISHED, [*_answered(one, language)]) for one in found]
    return {"survey": survey, "responses": told}


def _answered(response: Response, language: str) -> Iterator[Answered]:
    questions = questions_of(response.edition)
    labels = Labels(questions, language)
    answers = coded(
        labels.book, row(questions, draws_of(response), response.answers, unclear=response.unclear)
    )
    for question in questions.questions:
        found = Answered(labels.question(question.code))
        found.told = [*_told([labels.book.by_id[name] for name in columns(question)], answers, labels)]
        if found.told:
            yield found


def _told(
    variables: list[Variable], answers: Mapping[str, Answer], labels: Labels
) -> Iterator[tuple[str, str]]:
    for variable in variables:
        value = answers[variable.id]
        if isinstance(value, NoAnswer) or (variable.kind is Kind.OPTION and not value):
            continue
        label = "" if variable.label == variable.question else labels.say(variable.label).rstrip(".")
        yield label, "" if variable.kind is Kind.OPTION else _said(variable, value, labels)


def _said(variable: Variable, value: Any, labels: Labels) -> str:
    ids = {one.code: one.id or one.code for one in variable.values}
    if variable.kind is Kind.DATE:
        return date_format(value, "DATE_FORMAT")
    if value in ids:
        return labels.code(variable.id, ids[value])
    return str(value) if isinstance(value, str) else str(number_format(value))
