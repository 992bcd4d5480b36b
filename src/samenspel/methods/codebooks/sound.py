"""Whether a codebook makes sense by itself, before anything is written or read with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from samenspel.methods.words import N_, Words

from .codebook import Code, Codebook, Kind, NoAnswer, Value, Variable
from .faults import Fault, refuse
from .names import clashes

IDS = N_("Two variables have the ids “{first}” and “{other}”, which are one but for their case.")
NAMES = N_("Two variables have the names “{first}” and “{other}”, which are one but for their case.")
NO_KEY = N_("The key is “{id}”, which is no variable of the codebook.")
NO_WAVE = N_("The wave is “{id}”, which is no variable of the codebook.")
HOUSE = {int(one) for one in NoAnswer}
QUARTER = 15
"""Clocks are whole quarters of an hour from UTC."""


def check_codebook(codebook: Codebook) -> None:
    """Raises UnfitAnswers with everything that is wrong."""
    refuse([*_whole(codebook), *(fault for one in codebook.variables for fault in _variable(codebook, one))])


def _whole(codebook: Codebook) -> Iterator[Fault]:
    if not codebook.languages:
        yield Fault(Words("The codebook names no language."))
    if not codebook.variables:
        yield Fault(Words("The codebook has no variables."))
    if not _is_zone(codebook.zone):
        yield Fault(Words("“{zone}” is no time zone; write one such as Europe/Brussels.", zone=codebook.zone))
    yield from _twice(IDS, (one.id for one in codebook.variables))
    yield from _twice(NAMES, (one.name for one in codebook.variables if one.name))
    for words, id in ((NO_KEY, codebook.key), (NO_WAVE, codebook.wave)):
        if id and id not in codebook.by_id:
            yield Fault(Words(words, id=id))


def _twice(words: str, found: Iterable[str]) -> Iterator[Fault]:
    """Programs that do not tell case take them for one."""
    for first, other in clashes(found):
        yield Fault(Words(words, first=first, other=other))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def _variable(codebook: Codebook, variable: Variable) -> Iterator[Fault]:
    yield from (_about(variable, words) for words in _codes(variable))
    if variable.kind is Kind.CHOICE and not any(not one.is_missing for one in variable.values):
        yield _about(variable, Words("a choice needs codes to choose from."))
    if variable.kind is Kind.OPTION and not variable.of:
        yield _about(variable, Words("an option needs the question that it belongs to."))
    for value in variable.values:
        if value.text_in and value.text_in not in codebook.by_id:
            yield _about(variable, Words("there is no variable “{id}” for words.", id=value.text_in))


def _codes(variable: Variable) -> Iterator[Words]:
    seen = dict[Code, Value]()
    for value in variable.values:
        if value.code in seen:
            yield Words(
                "“{first}” and “{other}” have the same code {code}.",
                first=_name(seen[value.code]),
                other=_name(value),
                code=value.code,
            )
        seen.setdefault(value.code, value)
        if value.code in HOUSE:
            yield Words("{code} says why there is no answer; give another code.", code=value.code)
        if not _is_whole(value.code) and (variable.kind is Kind.CHOICE or value.is_missing):
            yield Words("the code {code} is not a whole number.", code=value.code)
        if value.is_missing and variable.kind is Kind.MOMENT and value.code % QUARTER == 0:
            yield Words("{code} may be how far a clock is from UTC; give another code.", code=value.code)
    yield from _range(variable)


def _range(variable: Variable) -> Iterator[Words]:
    """A code of no answer that can be an answer too."""
    if variable.kind is not Kind.NUMBER or variable.least is None:
        return
    most = float("inf") if variable.most is None else variable.most
    for code in sorted([*HOUSE, *(value.code for value in variable.missing)]):
        if variable.least <= code <= most:
            yield Words("{code} can be an answer and is a code of no answer.", code=code)


def _is_whole(code: Code) -> bool:
    return float(code).is_integer()


def _name(value: Value) -> str:
    return next(iter(value.label.values()), value.id) or str(value.code)


def _about(variable: Variable, problem: Words) -> Fault:
    return Fault(Words("{column}: {problem}", column=variable.name or variable.id, problem=problem))
