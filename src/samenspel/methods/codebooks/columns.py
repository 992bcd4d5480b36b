"""Which columns of a file belong to which variables of a codebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.methods.words import Words

from .codebook import Codebook
from .faults import Fault
from .layout import Field, Part, fields_of
from .names import clashes


def placed(codebook: Codebook, names: Sequence[str]) -> tuple[dict[str, int], list[Fault]]:
    """By the name of each field the place of its column, and what is wrong. A column beside may be absent; so
    may a variable be called otherwise by case alone, since some programs change it."""
    fields = fields_of(codebook, codebook.languages[0])
    known = {one.name.casefold(): one for one in fields}
    places = dict[str, int]()
    faults = [*_clashing(names)]
    for place, name in enumerate(names):
        field = known.get(name.strip().casefold())
        if field is None:
            faults.append(Fault(Words("The column “{name}” is not in the codebook.", name=name)))
        else:
            places.setdefault(field.name, place)
    faults += _absent(fields, places)
    return places, faults


def _clashing(names: Sequence[str]) -> Iterator[Fault]:
    for first, other in clashes(name.strip() for name in names):
        words = Words("The columns “{first}” and “{other}” differ by case alone.", first=first, other=other)
        if first == other:
            words = Words("There are two columns “{name}”.", name=first)
        yield Fault(words)


def _absent(fields: Sequence[Field], places: dict[str, int]) -> Iterator[Fault]:
    for field in fields:
        if field.part is Part.ANSWER and field.name not in places:
            yield Fault(Words("The column “{name}” of the codebook is not in the file.", name=field.name))
