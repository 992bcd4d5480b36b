"""Both sides of a coproduction: statements that mirror each other, and what is asked after an encounter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenspel.methods.words import Words

from .codes import Found
from .faults import Place
from .kinds import Consent, Likert
from .options import Item
from .questionnaire import Questionnaire

CITIZEN, PROFESSIONAL = "citizen", "professional"


@dataclass(frozen=True)
class Pair:
    """Two statements that ask both sides the same, each in its own words."""

    question: Likert
    citizen: Item
    professional: Item


@dataclass(frozen=True)
class _Said:
    question: Likert
    item: Item
    place: Place


def mirrored(questionnaire: Questionnaire) -> Iterator[Pair]:
    """In the order of the statements for citizens. Those whose mirror is not asked are none."""
    said = _statements(questionnaire)
    for one in said.values():
        other = said.get(one.item.mirror)
        if other and one.item.side == CITIZEN:
            yield Pair(one.question, one.item, other.item)


def side_faults(questionnaire: Questionnaire) -> Found:
    said = _statements(questionnaire)
    for one in said.values():
        if one.item.mirror and (one.item.mirror in said or not one.question.instrument):
            yield from _mirror_faults(one, said)
    yield from _encounter_faults(questionnaire)
    yield from _consent_faults(questionnaire)


def _statements(questionnaire: Questionnaire) -> Mapping[str, _Said]:
    return {
        item.code: _Said(question, item, ("pages", at, "questions", number, "items", place))
        for at, page in enumerate(questionnaire.pages)
        for number, question in enumerate(page.questions)
        if isinstance(question, Likert)
        for place, item in enumerate(question.items)
    }


def _mirror_faults(one: _Said, said: Mapping[str, _Said]) -> Found:
    other, place = said.get(one.item.mirror), (*one.place, "mirror")
    if other is None:
        yield place, Words("there is no item “{code}”.", code=one.item.mirror)
    elif other.item.mirror != one.item.code:
        yield place, Words("“{code}” does not name this item as its mirror.", code=other.item.code)
    elif {one.item.side, other.item.side} != {CITIZEN, PROFESSIONAL}:
        yield place, Words("of two mirrored items one asks citizens, the other professionals.")
    elif one.question.domains[one.item.code] != other.question.domains[other.item.code]:
        yield place, Words("“{code}” is answered with other options.", code=other.item.code)


def _encounter_faults(questionnaire: Questionnaire) -> Found:
    places = [at for at, page in enumerate(questionnaire.pages) if page.encounter]
    for at in places[1:]:
        yield ("pages", at, "encounter"), Words("one page asks about encounters, not more.")
    if places and len(places) == len(questionnaire.pages):
        yield ("pages",), Words("beside what is asked of encounters there is a page for everybody.")
    for block in questionnaire.blocks:
        for at in places:
            if questionnaire.pages[at].code in block:
                yield ("pages", at, "encounter"), Words("this page stands in no block.")


def _consent_faults(questionnaire: Questionnaire) -> Found:
    """Else nobody could say to what somebody said yes."""
    seen: dict[tuple[str, str, bool], Consent] = {}
    for at, page in enumerate(questionnaire.pages):
        for number, question in enumerate(page.questions):
            if not isinstance(question, Consent):
                continue
            place: Place = ("pages", at, "questions", number)
            if question.version < 1:
                yield (*place, "version"), Words("the first version is 1.")
            key = (question.purpose, question.by, page.encounter)
            if key in seen:
                yield (
                    place,
                    Words("“{code}” asks for the same consent; keep one of them.", code=seen[key].code),
                )
            seen.setdefault(key, question)
