"""What people answered, counted, without what would point at few of them. Texts are never told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from statistics import fmean

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.disclosure import Protected, Release, Rule, protect_most

from .columns import columns
from .kinds import Likert, Multiple, Number, QSort, Question, Ranking, Rating
from .questionnaire import Questionnaire
from .schema import Code
from .sides import mirrored
from .tallies import NO_ANSWER, Rows, asked_alone, category, follows_in, table_of, tallied

Counts = Mapping[str, Mapping[str, int | None]]
"""Of each variable its categories, with None for what is hidden."""
MayTell = Callable[[str], bool]


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


def release_of(questionnaire: Questionnaire, rows: Rows) -> Release:
    """A table of everybody for each variable, with no answer as a category, all in one system: no other
    number tells how many gave no answer, and what everybody knows of who was asked what is in it too."""
    tables = tuple(table_of([one], rows) for one in tallied(questionnaire).values())
    return Release(tables, follows=follows_in(questionnaire))


def summarised(questionnaire: Questionnaire, rows: Rows, k: int) -> list[Summary]:
    """Of all people in `rows`, as if nothing had been told of them before; of fewer than `k`, nothing."""
    if len(rows) < k:
        return []
    if not tallied(questionnaire):
        return summaries_of(questionnaire, rows, {}, k)
    found = without_means(questionnaire, protect_most(release_of(questionnaire, rows), Rule(k)))
    return summaries_of(questionnaire, rows, counts_in(found), k)


def without_means(questionnaire: Questionnaire, protected: Protected) -> Protected:
    """A mean beside counts of which some are hidden would tell them: then all of these are, but for how many
    there are in all."""
    rated = {one.code for one in asked_alone(questionnaire) if isinstance(one, Rating)}
    hides = []
    for table, hidden in zip(protected.release.tables, protected.hides, strict=True):
        hidden = hidden.copy()
        if hidden.any() and rated & {one.name for one in table.variables}:
            total = hidden[(-1,) * hidden.ndim]
            hidden[...] = True
            hidden[(-1,) * hidden.ndim] = total
        hides.append(hidden)
    return replace(protected, hides=tuple(hides))


def counts_in(protected: Protected) -> dict[str, dict[str, int | None]]:
    """Of tables of one variable."""
    return {
        table.variables[0].name: {cell[0]: count for cell, count in protected.published(number)}
        for number, table in enumerate(protected.release.tables)
        if len(table.variables) == 1
    }


def summaries_of(
    questionnaire: Questionnaire, rows: Rows, counts: Counts, k: int, may_tell: MayTell = bool
) -> list[Summary]:
    """What stands in `counts`, and means of those variables of which they may be told."""
    known = tallied(questionnaire)
    found = list[Summary]()
    for question in asked_alone(questionnaire):
        names = [one.name for one in known.values() if one.question is question]
        if names and not isinstance(question, Rating):
            found += [_counted(question, name, counts) for name in names]
        else:
            found += _means(question, rows, counts, k, may_tell)
    return found


def _counted(question: Question, name: str, counts: Counts) -> Summary:
    told = counts.get(name, {})
    if isinstance(question, Multiple):
        return Summary(name, question.code, ((1, told.get("1")),))
    codes = question.domains[name].codes
    return Summary(name, question.code, _with_codes(codes, told))


def _with_codes(
    codes: Sequence[Code], told: Mapping[str, int | None]
) -> tuple[tuple[Code | None, int | None], ...]:
    return (*((code, told.get(category(code))) for code in codes), (None, told.get(NO_ANSWER)))


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
def _means(question: Question, rows: Rows, counts: Counts, k: int, may_tell: MayTell) -> Iterator[Summary]:
    """Nothing of texts and days."""
    yield from ()


@_means.register
def _(question: Rating, rows: Rows, counts: Counts, k: int, may_tell: MayTell) -> Iterator[Summary]:
    domain = question.domains[question.code]
    told = _with_codes(domain.codes, counts.get(question.code, {}))
    is_whole = all(count is not None for _code, count in told)
    mean = _mean(question.code, rows, k, domain.unsaid) if is_whole or may_tell(question.code) else None
    yield Summary(question.code, question.code, told if is_whole else (), mean)


@_means.register(Number)
@_means.register(Ranking)
@_means.register(QSort)
def _(question: Question, rows: Rows, counts: Counts, k: int, may_tell: MayTell) -> Iterator[Summary]:
    for name in columns(question):
        yield Summary(name, question.code, mean=_mean(name, rows, k) if may_tell(name) else None)


def _mean(name: str, rows: Rows, k: int, unsaid: Collection[Code] = ()) -> float | None:
    """To one decimal."""
    answers = [row.get(name, NoAnswer.NOT_SHOWN) for row in rows]
    numbers = [
        one
        for one in answers
        if isinstance(one, int | float) and not isinstance(one, NoAnswer) and one not in unsaid
    ]
    return round(fmean(numbers), 1) if len(numbers) >= k else None
