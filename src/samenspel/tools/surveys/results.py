"""What is told of the answers of a wave, computed once it is over. Not by a page: it takes a while."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Protocol

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.disclosure import ALL, Protected
from samenspel.methods.evidence.scales import alpha
from samenspel.methods.evidence.unfit import UnfitData
from samenspel.methods.questionnaires import Instrument, Likert, Questionnaire, Scale, find_shipped
from samenspel.methods.questionnaires.rows import Value
from samenspel.methods.questionnaires.summaries import Compared, compared, counts_in, summaries_of

HANDED_IN = "handed in"
"""The variable of everybody; no code of a question has a space."""
RELIABLE_FROM = 100
"""Answers. Of fewer, how well the items of a scale hang together says too little."""
Rows = Sequence[Mapping[str, Value]]


def _told(one: Compared, may_tell: Callable[[str], bool]) -> Compared:
    """Beside what was told of other waves a mean may give somebody away."""
    return replace(
        one,
        citizens=one.citizens if may_tell(one.citizen) else None,
        professionals=one.professionals if may_tell(one.professional) else None,
    )


class Answered(Protocol):
    """What was handed in in one wave."""

    @property
    def questions(self) -> Questionnaire: ...

    @property
    def rows(self) -> Mapping[str, Mapping[str, Value]]: ...


def results_of(
    answered: Answered,
    protected: Protected,
    fewest: int,
    may_tell: Callable[[str], bool],
    met: Iterable[Compared] = (),
) -> dict[str, Any]:
    """As JSON: the counts that are published, and means of what these may be told of. `people` is None where
    how many they are is hidden."""
    rows = [*answered.rows.values()]
    counts = counts_in(protected)
    summaries = summaries_of(answered.questions, rows, counts, fewest, may_tell)
    return {
        "people": counts[HANDED_IN][ALL],
        "summaries": [asdict(one) for one in summaries],
        "sides": [asdict(_told(one, may_tell)) for one in compared(answered.questions, rows, fewest)],
        "met": [asdict(one) for one in met],
        "scales": [*_reliabilities(answered.questions, rows)],
    }


def _reliabilities(questions: Questionnaire, rows: Rows) -> Iterator[dict[str, Any]]:
    for question in questions.questions:
        instrument = find_shipped(question.instrument) if isinstance(question, Likert) else None
        for scale in instrument.scales if instrument else ():
            if {*scale.items} <= question.domains.keys() and instrument:
                yield from _reliability(question, instrument, scale, rows)


def _reliability(question: Any, instrument: Instrument, scale: Scale, rows: Rows) -> Iterator[dict[str, Any]]:
    """Of those who answered all of its items; nothing where that cannot be computed."""
    unsaid = question.domains[scale.items[0]].unsaid
    answered = [[row.get(item, NoAnswer.NOT_SHOWN) for item in scale.items] for row in rows]
    whole = [
        one for one in answered if not any(isinstance(value, NoAnswer) or value in unsaid for value in one)
    ]
    if len(scale.items) < 2 or len(whole) < RELIABLE_FROM:
        return
    data = dict(zip(scale.items, map(list, zip(*whole, strict=True)), strict=True))
    asked = instrument.scoring(scale)
    try:
        found = alpha(data, scale.items, reverse=scale.reverse, answers=asked["answers"], bootstraps=0)
    except UnfitData:
        return
    value = round(found.estimates[0].value, 2)
    yield {"question": question.code, "scale": dict(scale.name), "items": len(scale.items), "alpha": value}
