"""What is told of the answers of a wave, computed once it is over. Not by a page: it takes a while."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.evidence.scales import alpha
from samenspel.methods.evidence.unfit import UnfitData
from samenspel.methods.questionnaires import Instrument, Likert, Questionnaire, Scale, find_shipped
from samenspel.methods.questionnaires.rows import Value
from samenspel.methods.questionnaires.summaries import Compared, compared, summarised

RELIABLE_FROM = 100
"""Answers. Of fewer, how well the items of a scale hang together says too little."""
Rows = Sequence[Mapping[str, Value]]


def results_of(
    questions: Questionnaire, rows: Rows, fewest: int, met: Iterable[Compared] = ()
) -> dict[str, Any]:
    """As JSON. `people` is None where they are too few to say anything."""
    if len(rows) < fewest:
        return {"people": None}
    return {
        "people": len(rows),
        "summaries": [asdict(one) for one in summarised(questions, rows, fewest)],
        "sides": [asdict(one) for one in compared(questions, rows, fewest)],
        "met": [asdict(one) for one in met],
        "scales": [*_reliabilities(questions, rows)],
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
