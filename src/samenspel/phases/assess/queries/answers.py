"""The answers to a survey as the one table that the models of a report are computed from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from samenspel.methods.codebooks import Answer, Codebook, Kind, NoAnswer, Variable, with_legal_names
from samenspel.methods.questionnaires import (
    Instrument,
    Likert,
    Questionnaire,
    Scale,
    coded,
    find_shipped,
)
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.agreements import editions_of, withdrawn_from
from samenspel.tools.surveys.queries.agreements import handed_in as responses_with
from samenspel.tools.surveys.queries.arms import ARM, TOGETHER
from samenspel.tools.surveys.queries.research import PERSON, WAVE, research_codebook
from samenspel.tools.surveys.queries.research_rows import ResearchRows

SCORE, ANSWERED = "_score_", "_answered"
HANDED_IN = Variable(ANSWERED, "answered", Kind.NUMBER, {
    "en": "Handed in, of who was drawn",
    "nl": "Ingeleverd, van wie is geloot",
    "fr": "Remis, parmi les tirés au sort",
}, least=0, most=1)  # fmt: skip
FREE = (Kind.TEXT, Kind.MOMENT)
Scored = tuple[str, Likert, Instrument, Scale]


def scales_in(questions: Questionnaire) -> Iterator[Scored]:
    """Each scale whose items are all asked, with the id of its scores."""
    for question in questions.questions:
        instrument = find_shipped(question.instrument) if isinstance(question, Likert) else None
        for scale in instrument.scales if instrument else ():
            if {*scale.items} <= question.domains.keys() and instrument and isinstance(question, Likert):
                yield f"{SCORE}{question.code}_{scale.code}", question, instrument, scale


def table_codebook(survey: Survey, agreement: Agreement | None = None) -> Codebook | None:
    """Of what is asked now, without what people wrote in their own words; None without questions."""
    editions = editions_of(survey)
    if not editions:
        return None
    book = research_codebook(agreement or Agreement(survey=survey))
    newest = next(iter(editions.values()))
    scores = tuple(
        Variable(
            id,
            id.strip("_"),
            Kind.NUMBER,
            scale.name,
            decimals=2,
            source=instrument.source,
            derived=f"{scale.how} of {', '.join(scale.items)}",
            least=ends[0],
            most=ends[1],
        )
        for id, _question, instrument, scale in scales_in(newest)
        for ends in [_ends(instrument, scale)]
    )
    kept = tuple(one for one in book.variables if one.id in (PERSON, WAVE, TOGETHER) or one.kind not in FREE)
    drawn = (HANDED_IN,) if any(one.id == ARM for one in kept) else ()
    return with_legal_names(replace(book, variables=(*kept, *drawn, *scores)))


def _ends(instrument: Instrument, scale: Scale) -> tuple[int, int]:
    """The least and the most that its score can be."""
    ends = [instrument.format_of(item).ends for item in scale.items]
    low, high = min(one for one, _high in ends), max(one for _low, one in ends)
    return (low * len(ends), high * len(ends)) if scale.how == "sum" else (low, high)


def table_rows(
    survey: Survey, codebook: Codebook, agreement: Agreement | None = None, keys: Sequence[int] = ()
) -> Iterator[dict[str, Answer]]:
    """Of all who handed in, in the order of their pseudonyms, which tells nothing of when; or of those with
    these keys whom an agreement covers. Where chance drew who is asked, of everybody whom it drew and who did
    not hand in, too: not by an agreement, since they never said yes."""
    editions = editions_of(survey)
    empty: Mapping[str, object] = dict.fromkeys(codebook.by_id, NoAnswer.NOT_SHOWN)
    scales = {
        key: [one for one in scales_in(asked) if one[0] in codebook.by_id] for key, asked in editions.items()
    }
    rows = ResearchRows(agreement or Agreement(survey=survey, key=survey.key))
    for response in responses_with(keys) if agreement else _finished(survey):
        told = rows.of_response(response) if agreement else rows.of_anybody(response)
        if told:
            scores = _scores(scales[response.edition_id], told)
            handed_in = NoAnswer.NOT_SHOWN if told[ARM] is NoAnswer.NOT_SHOWN else 1
            yield {**coded(codebook, {**empty, **told, ANSWERED: handed_in}), **scores}
    if not agreement:
        for told in rows.without_answers(survey.waves.order_by("number")[0].number):
            yield coded(codebook, {**empty, **told, ANSWERED: 0})


def whose(survey: Survey) -> dict[str, int]:
    """How many answers its tables hold, and how many people took theirs back: what two versions of a report
    differ by."""
    finished = Response.objects.filter(wave__survey=survey, state=State.FINISHED).count()
    return {"handed in": finished, "withdrew": withdrawn_from(survey)}


def _finished(survey: Survey) -> Iterator[Response]:
    finished = Response.objects.filter(wave__survey=survey, state=State.FINISHED)
    ordered = finished.order_by("pseudonym", "wave__number")
    return ordered.select_related("wave", "imported").iterator()


def _scores(scales: Iterable[Scored], answered: Mapping[str, Any]) -> dict[str, float | NoAnswer]:
    return {id: scored(question, instrument, scale, answered) for id, question, instrument, scale in scales}


def scored(
    question: Likert, instrument: Instrument, scale: Scale, answered: Mapping[str, Any]
) -> float | NoAnswer:
    """The score of one person: reversed as the instrument says, once; none where too little was answered."""
    unsaid = question.domains[scale.items[0]].unsaid
    values: list[float] = []
    for item in scale.items:
        value = answered.get(item, NoAnswer.NOT_REACHED)
        if isinstance(value, NoAnswer) or value in unsaid:
            continue
        low, high = instrument.format_of(item).ends
        values.append(low + high - int(value) if item in scale.reverse else int(value))
    if len(values) < (scale.least or len(scale.items)):
        return NoAnswer.SKIPPED
    mean = sum(values) / len(values)
    return round(mean * len(scale.items) if scale.how == "sum" else mean, 6)
