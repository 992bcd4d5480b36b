"""How a file lays out answers: numbers and texts in columns, of which none means two things.

A number or a choice carries its codes of no answer itself. A text or a date cannot: beside it stands a column
`…_why`, 0 where it was answered. A moment is written by the clocks of the survey's zone, and beside it stands
`…_offset`, the minutes those clocks are ahead of UTC, or why there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from .answers import Chunk, Column, column
from .codebook import Code, Codebook, Kind, NoAnswer, Text, Variable
from .names import SUFFIXES

QUARTER, DAY = 900, 86_400
WHY: Mapping[NoAnswer, Text] = {
    NoAnswer.WITHDRAWN: {"en": "withdrawn", "nl": "ingetrokken", "fr": "retiré"},
    NoAnswer.NOT_REACHED: {"en": "not reached", "nl": "niet bereikt", "fr": "non atteint"},
    NoAnswer.NOT_SHOWN: {"en": "not shown", "nl": "niet getoond", "fr": "non affiché"},
    NoAnswer.SKIPPED: {"en": "skipped", "nl": "overgeslagen", "fr": "passé"},
    NoAnswer.UNCLEAR: {
        "en": "not clear on paper",
        "nl": "niet duidelijk op papier",
        "fr": "pas clair sur papier",
    },
}
"""In the language of the file, which may be another than the reader's."""
ANSWERED: Text = {"en": "answered", "nl": "beantwoord", "fr": "répondu"}
BESIDE: Mapping[str, Text] = {
    "_why": {
        "en": "{name}: why there is no answer",
        "nl": "{name}: waarom er geen antwoord is",
        "fr": "{name} : pourquoi il n’y a pas de réponse",
    },
    "_offset": {
        "en": "{name}: minutes ahead of UTC",
        "nl": "{name}: minuten voor op UTC",
        "fr": "{name} : minutes d’avance sur UTC",
    },
}


class Part(StrEnum):
    ANSWER = "answer"
    WHY = "why"
    OFFSET = "offset"


@dataclass(frozen=True)
class Field:
    """One column of a file, in one language."""

    name: str
    variable: Variable
    part: Part
    label: str
    labels: Mapping[Code, str]
    """What codes mean, those of no answer among them."""
    missing: tuple[int, ...]
    """The codes that are no answer, from small to great; empty where the column has none."""

    @property
    def kind(self) -> Kind:
        """What stands in it; of what stands beside, whole numbers."""
        return self.variable.kind if self.part is Part.ANSWER else Kind.NUMBER

    @property
    def is_numeric(self) -> bool:
        return self.kind in (Kind.CHOICE, Kind.OPTION, Kind.NUMBER)


Flat = dict[str, NDArray[Any]]
"""By the names of fields: float64, texts, datetime64[D], or datetime64[s] by the clocks of the zone."""


def fields_of(codebook: Codebook, language: str) -> tuple[Field, ...]:
    """Every variable once, in the order of the form, whether anybody answered it or not."""
    return tuple(field for one in codebook.variables for field in _fields(codebook, one, language))


def flat(codebook: Codebook, fields: Sequence[Field], chunk: Chunk) -> Flat:
    return {field.name: _flat(field, chunk[field.variable.id], codebook.zone) for field in fields}


def raised(codebook: Codebook, columns: Mapping[str, NDArray[Any]]) -> Chunk:
    """What `flat` laid out, as columns of answers again. What stands beside may lack: then what is empty was
    skipped, and moments are by the clocks of the zone."""
    return {one.id: _raised(one, codebook.zone, columns) for one in codebook.variables}


def ahead_of_utc(zone: str, moments: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """How far the clocks of a zone are ahead at moments in UTC, in seconds. Clocks change on a quarter of an
    hour, and on few days: so one moment of each is looked up."""
    seconds = moments.astype(np.int64)
    days, place = np.unique(seconds // DAY, return_inverse=True)
    first = np.array([_ahead(zone, int(day) * DAY) for day in days], dtype=np.int64)
    last = np.array([_ahead(zone, int(day) * DAY + DAY - 1) for day in days], dtype=np.int64)
    found = first[place]
    for changed in np.flatnonzero((first != last)[place]):
        found[changed] = _ahead(zone, int(seconds[changed]) // QUARTER * QUARTER)
    return found


@lru_cache(maxsize=2**14)
def _ahead(zone: str, second: int) -> int:
    offset = datetime.fromtimestamp(second, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _fields(codebook: Codebook, variable: Variable, language: str) -> list[Field]:
    def said(text: Text) -> str:
        return codebook.said(text, language) or text.get("en", "")

    own = {value.code: codebook.said(value.label, language) for value in variable.values}
    reasons: dict[Code, str] = {int(one): said(text) for one, text in WHY.items()}
    reasons |= {value.code: own[value.code] for value in variable.missing}
    missing = tuple(sorted(int(code) for code in reasons))
    label = codebook.said(variable.label, language)
    suffix = SUFFIXES.get(variable.kind)
    if suffix is None:
        return [Field(variable.name, variable, Part.ANSWER, label, own | reasons, missing)]
    beside = said(BESIDE[suffix]).format(name=variable.name)
    is_why = suffix == "_why"
    return [
        Field(variable.name, variable, Part.ANSWER, label, {}, ()),
        Field(
            f"{variable.name}{suffix}",
            variable,
            Part.WHY if is_why else Part.OFFSET,
            beside,
            reasons | {0: said(ANSWERED)} if is_why else reasons,
            () if is_why else missing,
        ),
    ]


def _flat(field: Field, found: Column, zone: str) -> NDArray[Any]:
    if field.part is Part.WHY:
        return found.why.astype(float)
    if field.is_numeric and field.part is Part.ANSWER:
        numbers: NDArray[Any] = np.where(found.why == 0, found.values, found.why)
        return numbers
    if field.kind is not Kind.MOMENT and field.part is Part.ANSWER:
        return found.values
    return _moments(field, found, zone)


def _moments(field: Field, found: Column, zone: str) -> NDArray[Any]:
    is_there = found.why == 0
    ahead = np.zeros(len(found), dtype=np.int64)
    ahead[is_there] = ahead_of_utc(zone, found.values[is_there])
    minutes: NDArray[Any] = np.where(is_there, ahead / 60, found.why)
    local: NDArray[Any] = found.values + ahead.astype("timedelta64[s]")
    return local if field.part is Part.ANSWER else minutes


def own_codes(variable: Variable) -> list[int]:
    """All codes of no answer."""
    return [*map(int, NoAnswer), *(int(value.code) for value in variable.missing)]


def beside(variable: Variable) -> str:
    """The name of the column beside; empty where there is none."""
    return f"{variable.name}{SUFFIXES[variable.kind]}" if variable.kind in SUFFIXES else ""


def _raised(variable: Variable, zone: str, columns: Mapping[str, NDArray[Any]]) -> Column:
    answers, other = columns[variable.name], columns.get(beside(variable))
    codes = own_codes(variable)
    if variable.kind not in SUFFIXES:
        return column(variable, answers, np.where(np.isin(answers, codes), answers, 0))
    is_empty = answers == "" if variable.kind is Kind.TEXT else np.isnat(answers)
    if other is None:
        local = _in_utc(zone, answers) if variable.kind is Kind.MOMENT else answers
        return column(variable, local, np.where(is_empty, NoAnswer.SKIPPED, 0))
    if variable.kind is not Kind.MOMENT:
        return column(variable, answers, other)
    is_why = np.isin(other, codes) | is_empty
    ahead = np.where(is_why, 0, other * 60).astype("timedelta64[s]")
    return column(variable, answers - ahead, np.where(is_why, other, 0))


def _in_utc(zone: str, local: NDArray[Any]) -> NDArray[Any]:
    """Of times that clocks show twice the first."""
    clocks = ZoneInfo(zone)
    found = [
        None if moment is None else moment.replace(tzinfo=clocks).astimezone(UTC).replace(tzinfo=None)
        for moment in local.tolist()
    ]
    return np.array(found, dtype="datetime64[s]")
