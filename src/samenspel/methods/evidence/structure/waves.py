"""Answers in several waves, from one row for each person and wave to one for each person."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.result import LeftOut
from samenspel.methods.evidence.scales.items import Items
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .answered import Answered, Missing, summarised
from .constrained import wave_item


def in_waves(items: Items, wave: str, person: str, incomplete: Missing) -> tuple[Answered, tuple[str, ...]]:
    """Refuses a person who is twice in one wave."""
    kept, left = items.data.complete([wave, person])
    rows = items.data.where(kept)
    waves, names = rows.levels(wave)
    people, who = rows.levels(person)
    _check_once(items, np.flatnonzero(kept), people * len(names) + waves)
    wide = np.full((len(who), len(names), len(items.names)), np.nan)
    wide[people, waves] = items.matrix()[kept]
    matrix = wide.reshape(len(who), -1)
    used, lost = _used(matrix, incomplete)
    titles = tuple(wave_item(item, name) for name in names for item in items.names)
    matrix, groups = matrix[used], np.zeros(int(used.sum()), int)
    left_out = (*left, *((LeftOut(lost, Words("no answer in every wave")),) if lost else ()))
    return Answered(
        items, incomplete, matrix, groups, ("",), left_out, *summarised(titles, matrix, groups)
    ), names


def _check_once(items: Items, rows: Ints, keys: Ints) -> None:
    order = np.argsort(keys, kind="stable")
    twice = np.flatnonzero(np.diff(keys[order]) == 0)
    if twice.size:
        one, other = rows[order[twice[0]]], rows[order[twice[0] + 1]]
        raise refuse(
            N_("Rows {one} and {other} are both of one person in one wave; keep one."),
            one=items.data.line(int(one)),
            other=items.data.line(int(other)),
        )


def _used(matrix: Floats, incomplete: Missing) -> tuple[Booleans, int]:
    there = ~np.isnan(matrix)
    used = np.asarray(there.all(axis=1) if incomplete == "listwise" else there.any(axis=1), bool)
    return used, int(np.sum(~used))
