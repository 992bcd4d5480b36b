"""Which variable of a file is which of the survey, and whether both mean the same by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samenspel.methods.codebooks import Codebook, Kind, Value, Variable
from samenspel.methods.codebooks.codebook import Code
from samenspel.methods.words import Words

from .returned import Misfit

MOST_NAMED = 20
_COUNTED = (Kind.CHOICE, Kind.OPTION, Kind.NUMBER)


@dataclass
class Matched:
    """By the ids of ours, those of the file; and by the same, our codes by theirs where they differ."""

    ids: dict[str, str] = field(default_factory=dict)
    codes: dict[str, Mapping[Code, Code]] = field(default_factory=dict)
    faults: list[Misfit] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)


def matched(theirs: Codebook, ours: Codebook) -> Matched:
    """By the id, or else by the name in any case."""
    found, left = Matched(), dict(theirs.by_id)
    names = {one.name.casefold(): one.id for one in theirs.variables}
    for one in ours.variables:
        id = one.id if one.id in left else names.get(one.name.casefold(), "")
        if id not in left:
            continue
        other = left.pop(id)
        found.ids[one.id] = id
        found.faults += [Misfit(words, column=other.name) for words in _disagreements(one, other)]
        found.codes[one.id] = _codes(one, other)
    key = theirs.key
    found.notes += _not_asked([one.name for one in left.values() if one.id != key])
    return found


def _not_asked(names: list[str]) -> Iterator[Words]:
    if names:
        yield Words("Not asked here, so not taken: {names}", names=listed(names))


def listed(names: Sequence[str]) -> str:
    """The first of them."""
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")


def _disagreements(ours: Variable, theirs: Variable) -> Iterator[Words]:
    """A kind that is another, and codes that mean something else."""
    if ours.kind is not theirs.kind and not (ours.kind in _COUNTED and theirs.kind in _COUNTED):
        yield Words(
            "in the file this is of the kind “{theirs}”, here of the kind “{ours}”.",
            theirs=theirs.kind.value,
            ours=ours.kind.value,
        )
        return
    here = {value.code: value for value in ours.values}
    for value in theirs.values:
        mine = here.get(value.code)
        if mine is not None and not (value.id and mine.id) and (said := _unlike(mine, value)):
            yield Words(
                "the code {code} is “{theirs}” in the file and “{ours}” here.",
                code=f"{value.code:g}",
                theirs=said[1],
                ours=said[0],
            )


def _unlike(ours: Value, theirs: Value) -> tuple[str, str] | None:
    """In a language of both, where none of them has the same words; labels may be cut."""
    both = [(ours.label[one], theirs.label[one]) for one in ours.label if theirs.label.get(one)]
    return None if any(_alike(*pair) for pair in both) or not both else both[0]


def _alike(one: str, other: str) -> bool:
    first, second = (" ".join(text.split()).casefold() for text in (one, other))
    return first == second or (second.endswith("…") and first.startswith(second[:-1]))


def _codes(ours: Variable, theirs: Variable) -> dict[Code, Code]:
    """Where both name their options, the names count."""
    here = {value.id: value.code for value in ours.values if value.id}
    return {
        value.code: here[value.id]
        for value in theirs.values
        if value.id in here and here[value.id] != value.code
    }
