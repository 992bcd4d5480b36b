"""People from a table (CSV): an id, the columns by which they are stratified, and that of their cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table
from samenspel.methods.words import Words

from .frame import ALONE, Listed

BETWEEN = " · "


def read_people(
    source: Source, strata: Sequence[str] = (), cluster: str = "", id: str = "id"
) -> tuple[list[Listed], dict[int, str]]:
    """With the names of the strata by number. Raises MalformedFile.

    >>> read_people(b"id,area\\na,north\\nb,south\\n", ["area"])
    ([Listed(id='a', stratum=1, cluster=0), Listed(id='b', stratum=2, cluster=0)], {1: 'north', 2: 'south'})
    """
    table = Table(source)
    key, columns = table.required(id), [table.required(name) for name in strata]
    together = table.required(cluster) if cluster else None
    rows, seen = [], set[str]()
    for line, cells in table.rows():
        if (one := cells[key]) in seen or not one:
            raise MalformedFile(line, Words("“{id}” is nobody, or stands on the list twice.", id=one))
        seen.add(one)
        rows.append((one, [cells[place] for place in columns], "" if together is None else cells[together]))
    return numbered(rows)


def numbered(rows: Sequence[tuple[str, Sequence[str], str]]) -> tuple[list[Listed], dict[int, str]]:
    """Of ids, values and clusters ("" is none): strata in the order of their values, clusters of theirs."""
    strata = {values: number for number, values in enumerate(sorted({tuple(v) for _id, v, _c in rows}), 1)}
    clusters = numbers_of(cluster for _id, _values, cluster in rows)
    people = [Listed(id, strata[tuple(values)], clusters[cluster]) for id, values, cluster in rows]
    return people, {number: BETWEEN.join(values) for values, number in strata.items()}


def numbers_of(names: Iterable[str]) -> Mapping[str, int]:
    """From 1 on by the alphabet; "" is ALONE."""
    found = sorted({*names} - {""})
    return {"": ALONE, **{name: number for number, name in enumerate(found, ALONE + 1)}}
