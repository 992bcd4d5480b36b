"""What people answered, counted, without what would point at few of them. Texts are never told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from statistics import fmean

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.disclosure import shown_counts

from .columns import columns
from .kinds import Consent, Likert, Multiple, Number, QSort, Question, Ranking, Rating, Single
from .questionnaire import Questionnaire
from .rows import Value
from .schema import Code
from .sides import mirrored

Rows = Sequence[Mapping[str, Value]]
CHOSEN = 1


@dataclass(frozen=True)
class Summary:
    """Of one variable of a question. `counts`: of each code, and of None for those who gave no answer; a
    count of None is hidden, and so is a `mean` of None."""

    name: str
    question: str
    counts: tuple[tuple[Code | None, int | None], ...] = ()
    mean: float | None = None


@dataclass(frozen=True)
class Compared:
    """The names of what both sides were asked, and what they answered on average; None: too few did."""

    question: str
    citizen: str
    professional: str
    citizens: float | None = None
    professionals: float | None = None


def summarised(questionnaire: Questionnaire, rows: Rows, k: int) -> list[Summary]:
    """Of all people in `rows`; of fewer than `k`, nothing. Each table counts everybody, so that no other
    number tells how many gave no answer."""
    if len(rows) < k:
        return []
    paired = {
        code for pair in mirrored(questionnaire) for code in (pair.citizen.code, pair.professional.code)
    }
    asked = [question for page in questionnaire.pages if not page.encounter for question in page.questions]
    found = [one for question in asked for one in _summaries(question, rows, k)]
    return [one for one in found if one.name not in paired]


def compared(questionnaire: Questionnaire, rows: Rows, k: int) -> list[Compared]:
    """Of statements that mirror each other, the means of both sides. Of those nothing else is told: counts of
    which some are hidden would be told by a mean beside them."""
    return [
        Compared(
            pair.question.code,
            pair.citizen.code,
            pair.professional.code,
            _mean(pair.citizen.code, rows, k, pair.question.domains[pair.citizen.code].unsaid),
            _mean(pair.professional.code, rows, k, pair.question.domains[pair.citizen.code].unsaid),
        )
        for pair in mirrored(questionnaire)
    ]


def met(questionnaire: Questionnaire, citizens: Rows, professionals: Rows, k: int) -> list[Compared]:
    """What both sides say of the same encounters: `citizens` and `professionals` are of these, one by one.
    Statements and ratings are compared."""
    page = questionnaire.encounter
    if page is None or len(citizens) < k or len(professionals) < k:
        return []
    return [
        Compared(
            question.code,
            name,
            name,
            *(_mean(name, rows, k, domain.unsaid) for rows in (citizens, professionals)),
        )
        for question in page.questions
        if isinstance(question, Likert | Rating)
        for name, domain in question.domains.items()
        if domain.sort == "number"
    ]


@singledispatch
def _summaries(question: Question, rows: Rows, k: int) -> Iterator[Summary]:
    """Nothing of texts and days, nor of what a number of people says little about without a model."""
    yield from ()


@_summaries.register(Single)
@_summaries.register(Likert)
@_summaries.register(Consent)
def _(question: Question, rows: Rows, k: int) -> Iterator[Summary]:
    for name, domain in question.domains.items():
        if domain.codes:
            yield Summary(name, question.code, _counted(name, domain.codes, rows, k))


@_summaries.register
def _(question: Multiple, rows: Rows, k: int) -> Iterator[Summary]:
    """Who chose an option, beside all others."""
    for name, code in columns(question).items():
        if code != "":
            chosen, *_others = _counted(name, (CHOSEN,), rows, k)
            yield Summary(name, question.code, (chosen,))


@_summaries.register
def _(question: Rating, rows: Rows, k: int) -> Iterator[Summary]:
    """A mean beside counts of which some are hidden would tell them."""
    domain = question.domains[question.code]
    counts = _counted(question.code, domain.codes, rows, k)
    is_whole = all(count is not None for _code, count in counts)
    mean = _mean(question.code, rows, k, domain.unsaid)
    yield Summary(question.code, question.code, counts if is_whole else (), mean)


@_summaries.register(Number)
@_summaries.register(Ranking)
@_summaries.register(QSort)
def _(question: Question, rows: Rows, k: int) -> Iterator[Summary]:
    for name in columns(question):
        yield Summary(name, question.code, mean=_mean(name, rows, k))


def _counted(
    name: str, codes: Sequence[Code], rows: Rows, k: int
) -> tuple[tuple[Code | None, int | None], ...]:
    """A number under k is hidden, with as many others as it takes that nobody computes it."""
    found = [_answer(row, name) for row in rows]
    counts = [sum(_is(one, code) for one in found) for code in codes]
    counts.append(len(rows) - sum(counts))
    return tuple(zip((*codes, None), shown_counts(counts, k), strict=True))


def _is(answer: Value | None, code: Code) -> bool:
    """1 is not “1”."""
    return type(answer) is type(code) and answer == code


def _answer(row: Mapping[str, Value], name: str) -> Value | None:
    value = row.get(name, NoAnswer.NOT_SHOWN)
    return None if isinstance(value, NoAnswer) else value


def _mean(name: str, rows: Rows, k: int, unsaid: Collection[Code] = ()) -> float | None:
    """To one decimal."""
    answers = [_answer(row, name) for row in rows]
    numbers = [one for one in answers if isinstance(one, int | float) and one not in unsaid]
    return round(fmean(numbers), 1) if len(numbers) >= k else None
