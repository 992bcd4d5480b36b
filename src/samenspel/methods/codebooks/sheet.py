"""A whole file in memory as SPSS and Stata want it: columns of numbers and texts, cut to what fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import ne
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.words import Count, Words

from .answers import Chunk, empty_chunk
from .checks import checked
from .codebook import Code, Codebook, Kind
from .layout import Field, Part, fields_of, flat
from .limits import Limits
from .shortened import shortened, without_nul

GREATEST = 2**31 - 1
Array = NDArray[Any]


@dataclass
class Sheet:
    """`notes` say what the format could not hold as it was."""

    codebook: Codebook
    fields: tuple[Field, ...]
    limits: Limits
    columns: dict[str, Array] = field(default_factory=dict)
    notes: list[Words] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.columns[self.fields[0].name])

    def title(self, language: str) -> str:
        whole = self.codebook.said(self.codebook.title, language)
        return self._fits(whole, self.limits.title)

    def labels(self) -> dict[str, str]:
        labels = {one.name: self._fits(one.label, self.limits.label) for one in self.fields}
        cut = sum(labels[one.name] != one.label for one in self.fields)
        self._note(cut, Words("Labels of variables that were shortened: {number}.", number=Count(cut)))
        return labels

    def value_labels(self) -> dict[str, dict[Code, str]]:
        most = self.limits.value_label
        found = {
            one.name: {code: self._fits(label, most) for code, label in one.labels.items() if label}
            for one in self.fields
            if any(one.labels.values())
        }
        whole = {one.name: one.labels for one in self.fields}
        cut = sum(label != whole[name][code] for name, some in found.items() for code, label in some.items())
        self._note(cut, Words("Labels of codes that were shortened: {number}.", number=Count(cut)))
        return {name: _distinct(whole[name], labels, most) for name, labels in found.items()}

    def _fits(self, text: str, most: int) -> str:
        return shortened(without_nul(text), most, in_bytes=not self.limits.in_signs)

    def _note(self, number: int, words: Words) -> None:
        if number and str(words) not in map(str, self.notes):
            self.notes.append(words)


def sheet_of(codebook: Codebook, chunks: Iterable[Chunk], language: str, limits: Limits) -> Sheet:
    """All rows, of a codebook with legal names. Raises UnfitAnswers."""
    sheet = Sheet(codebook, fields_of(codebook, language), limits)
    parts: dict[str, list[Array]] = {one.name: [] for one in sheet.fields}
    changes = Counter[str]()
    for chunk in chain([empty_chunk(codebook)], checked(codebook, chunks)):
        _add(sheet, parts, chunk, changes)
    for one in sheet.fields:
        sheet.columns[one.name] = np.concatenate(parts.pop(one.name))
    _say(sheet, changes)
    return sheet


def seconds(values: Array) -> Array:
    """Of dates or moments since 1970, as float64; NaN for none."""
    found = values.astype("datetime64[s]").astype(np.float64)
    found[np.isnat(values)] = np.nan
    return found


def series(values: Array) -> Any:
    """As pyreadstat wants a column: of pandas."""
    import pandas

    if values.dtype == object and not len(values):
        return pandas.Series(values, dtype="str")
    return pandas.Series(values, dtype=values.dtype, copy=False)


def _add(sheet: Sheet, parts: Mapping[str, list[Array]], chunk: Chunk, changes: Counter[str]) -> None:
    laid_out = flat(sheet.codebook, sheet.fields, chunk)
    for one in sheet.fields:
        values = laid_out[one.name]
        if values.dtype == object:
            values = _texts(values, sheet.limits, changes)
        elif one.is_numeric:
            values = values.astype(_type(one))
        parts[one.name].append(values)


def _texts(values: Array, limits: Limits, changes: Counter[str]) -> Array:
    bare = [without_nul(text) for text in values]
    ended = [text.rstrip(" ") for text in bare] if limits.pads else bare
    cut = [shortened(text, limits.text) for text in ended]
    for what, before, after in (("nul", values, bare), ("blank", bare, ended), ("cut", ended, cut)):
        changes[what] += sum(map(ne, before, after))
    return np.array(cut, dtype=object) if cut else values


def _say(sheet: Sheet, changes: Counter[str]) -> None:
    most = Count(sheet.limits.text)
    said = {
        "nul": Words("Texts that NUL was taken out of: {number}.", number=Count(changes["nul"])),
        "blank": Words("Texts whose last blanks were left out: {number}.", number=Count(changes["blank"])),
        "cut": Words(
            "Texts over {most} bytes that were shortened: {number}.", number=Count(changes["cut"]), most=most
        ),
    }
    sheet.notes += [words for what, words in said.items() if changes[what]]


def _type(one: Field) -> Any:
    """Whole numbers where the codebook says that there is nothing else."""
    if one.part is Part.ANSWER and one.kind is Kind.NUMBER:
        return np.float64
    return np.int32 if all(abs(code) <= GREATEST for code in one.labels) else np.float64


def _distinct(whole: Mapping[Code, str], cut: Mapping[Code, str], most: int) -> dict[Code, str]:
    """Two codes whose labels became the same by shortening would be one level of a factor: their codes are
    said too."""
    times = Counter(cut.values())
    ends = {code: f" ({code:g})" for code, label in cut.items() if times[label] > 1 and label != whole[code]}
    return {
        code: shortened(label, most - len(ends[code])) + ends[code] if code in ends else label
        for code, label in cut.items()
    }
