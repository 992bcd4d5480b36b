"""Answers as the rows of a file for research, with the codebook that explains them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.conf import settings

from samenspel.methods.codebooks import Answer, Codebook, Kind, NoAnswer, Variable, with_legal_names
from samenspel.methods.questionnaires import (
    Questionnaire,
    codebook_of,
    coded,
    drawn_row,
    draws_from,
    row,
)
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.agreements import (
    consents_in,
    editions_of,
    handed_in,
    is_given,
    number_of,
)

Progress = Callable[[int, int], None]
PERSON, WAVE, WEEK, EDITION = "_person", "_wave", "_week", "_edition"
"""No code of a question begins with a dash below."""
OWN = (
    Variable(PERSON, "person", Kind.TEXT, {
        "en": "Number of the person in these files, the same in all waves",
        "nl": "Nummer van de persoon in deze bestanden, in alle rondes hetzelfde",
        "fr": "Numéro de la personne dans ces fichiers, le même dans toutes les vagues",
    }),
    Variable(WAVE, "wave", Kind.NUMBER, {"en": "Wave", "nl": "Ronde", "fr": "Vague"}, least=1),
    Variable(WEEK, "week", Kind.DATE, {
        "en": "Monday of the week in which it was handed in",
        "nl": "Maandag van de week waarin het is ingeleverd",
        "fr": "Lundi de la semaine de la remise",
    }),
    Variable(EDITION, "edition", Kind.NUMBER, {
        "en": "Edition of the questions", "nl": "Uitgave van de vragen", "fr": "Édition des questions",
    }, least=1),
)  # fmt: skip


def research_codebook(agreement: Agreement) -> Codebook:
    """Of all editions: the newest with its meanings, then what only earlier ones asked."""
    books = [codebook_of(questions) for questions in editions_of(agreement.survey).values()]
    found: dict[str, Variable] = {}
    for book in books:
        for one in book.variables:
            found[one.id] = _united(found[one.id], one) if one.id in found else one
    kept = [one for one in found.values() if agreement.with_texts or one.kind is not Kind.TEXT]
    return with_legal_names(
        replace(
            books[0],
            id=f"{books[0].id}-{agreement.survey_id}",
            languages=tuple(dict.fromkeys(language for book in books for language in book.languages)),
            variables=(*OWN, *(_without_texts(one, agreement) for one in kept)),
            zone=settings.TIME_ZONE,
            wave=WAVE,
            producer=str(agreement.initiative.service.organisation),
        )
    )


def _united(newest: Variable, earlier: Variable) -> Variable:
    """With options that are offered no more, such as the levels of an attribute: words get new numbers."""
    known = {value.id or value.code for value in newest.values}
    left = [value for value in earlier.values if (value.id or value.code) not in known]
    free = max((int(value.code) for value in newest.values), default=0)
    added = (replace(one, code=free + place) if one.id else one for place, one in enumerate(left, 1))
    return replace(newest, values=(*newest.values, *added))


def _without_texts(variable: Variable, agreement: Agreement) -> Variable:
    if agreement.with_texts:
        return variable
    return replace(variable, values=tuple(replace(value, text_in="") for value in variable.values))


def research_rows(
    agreement: Agreement, codebook: Codebook, keys: Sequence[int], progress: Progress | None = None
) -> Iterator[dict[str, Answer]]:
    """Of the responses with these keys, those of people who agreed. `progress` hears how far it is."""
    editions = editions_of(agreement.survey)
    numbers = dict(agreement.survey.editions.values_list("pk", "number"))
    empty: Mapping[str, object] = dict.fromkeys(codebook.by_id, NoAnswer.NOT_SHOWN)
    for number, response in enumerate(handed_in(keys)):
        if progress:
            progress(number, len(keys))
        told = _told(response, editions[response.edition_id], agreement)
        if told:
            yield coded(codebook, {**empty, **told, EDITION: numbers[response.edition_id]})


def _told(response: Response, questions: Questionnaire, agreement: Agreement) -> dict[str, object]:
    """Nothing of whoever did not agree."""
    draws = draws_from(response.drawn, questions)
    answered = row(questions, draws, response.answers, unclear=response.unclear)
    if not is_given(answered, consents_in(questions), agreement):
        return {}
    person = number_of(agreement, response.pseudonym)
    own = {PERSON: person, WAVE: response.wave.number, WEEK: str(response.week)}
    return {**answered, **drawn_row(questions, draws), **own}
