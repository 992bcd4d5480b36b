"""Which roles a direction names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+")
LONGEST_NAME = 5


Forms = Mapping[tuple[str, ...], str]


def forms_of(names: Mapping[str, str]) -> Forms:
    """Of names by key: as written, in capitals, or with a capital for each word, so that in “Wind waait” the
    role WIND is meant and in “de wind waait” it is not. Names of up to five words."""
    return {form: key for key, name in names.items() for form in _forms(name) if form}


def names_in(text: str, forms: Forms) -> set[str]:
    """The keys of names that stand in the text, in time proportional to it."""
    said = _WORD.findall(text)
    return {
        forms[some]
        for place in range(len(said))
        for length in range(1, LONGEST_NAME + 1)
        if (some := tuple(said[place : place + length])) in forms
    }


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    for form in (name, name.upper(), name.title()):
        parts = _WORD.findall(form)
        if len(parts) <= LONGEST_NAME:
            yield tuple(parts)
