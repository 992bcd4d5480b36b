"""Tables and releases from files, and what may be published as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table
from samenspel.methods.words import N_, Words

from .counts import ALL, CountTable, Variable, count_people
from .outcome import Audit, Protected
from .release import Change, Follows, Release, Rule, Since
from .unfit import UnfitTable, unfit

COUNT = "count"


def read_tables(source: Source, tables: Sequence[Sequence[str]] = ()) -> tuple[CountTable, ...]:
    """A CSV file with a row for each person, or with a column `count`, one row for each kind. `tables` names
    the variables of each; without them one table has all columns. Raises MalformedFile and UnfitTable.

    >>> read_tables(b"age,area,count\\nyoung,north,12\\nold,north,31\\n")[0].counts.tolist()
    [[12], [31]]
    """
    table = Table(source)
    place = table.place(COUNT)
    rows = list(table.rows())
    names = [name for at, name in enumerate(table.names) if at != place]
    columns = {name: [cells[table.names.index(name)] for _line, cells in rows] for name in names}
    for name, column in columns.items():
        if "" in column:
            problem = Words("the cell “{column}” is empty; write a word for no answer.", column=name)
            raise MalformedFile(rows[column.index("")][0], problem)
    numbers = None if place is None else [_count(cells[place], line) for line, cells in rows]
    _check_kinds(columns, [line for line, _cells in rows], counted=place is not None)
    order = {name: list(dict.fromkeys(column)) for name, column in columns.items()} if numbers else {}
    return tuple(
        count_people(columns, [name.strip() for name in wanted], order, numbers)
        for wanted in tables or [names]
    )


def _count(text: str, line: int) -> int:
    try:
        number = read_number(text)
    except NoNumber as error:
        raise MalformedFile(line, error.about(Words("the count"))) from None
    if number.denominator != 1 or number < 0:
        raise MalformedFile(line, Words("the count is {text}; it must be 0 or a whole number.", text=text))
    return int(number)


def _check_kinds(columns: Mapping[str, Sequence[str]], lines: Sequence[int], *, counted: bool) -> None:
    """A kind that is counted twice would be added up, mostly by mistake."""
    seen: dict[tuple[str, ...], int] = {}
    for line, kind in zip(lines, zip(*columns.values(), strict=True), strict=False):
        if counted and seen.setdefault(kind, line) != line:
            raise MalformedFile(
                line, Words("this kind of people is also on line {first}; keep one.", first=seen[kind])
            )


def write_published(protected: Protected) -> str:
    """CSV of what may be published: each cell of the tables once, “all” for totals, nothing where the count
    is hidden.

    >>> from samenspel.methods.disclosure import unprotected
    >>> table = CountTable.of({"age": ["young", "old"]}, [12, 31])
    >>> write_published(unprotected(Release((table,))))
    'age,count\\nyoung,12\\nold,31\\nall,43\\n'
    """
    variables = list(dict.fromkeys(one.name for table in protected.release.tables for one in table.variables))
    rows: dict[tuple[str, ...], int | None] = {}
    for number, table in enumerate(protected.release.tables):
        for labels, count in protected.published(number):
            cell = dict(zip((one.name for one in table.variables), labels, strict=True))
            rows[tuple(cell.get(name, ALL) for name in variables)] = count
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*variables, COUNT])
    writer.writerows([*cell, "" if count is None else count] for cell, count in rows.items())
    return text.getvalue()


def write_release(protected: Protected) -> str:
    """JSON of all of it, with the hidden counts: for later releases and audits, never to be published.

    >>> from samenspel.methods.disclosure import unprotected
    >>> table = CountTable.of({"age": ["young", "old"]}, [12, 31])
    >>> read_release(write_release(unprotected(Release((table,)))).encode()).release.people
    43
    """
    release, rule = protected.release, protected.rule
    found = {
        "k": rule.k,
        "sensitive": {name: sorted(named) for name, named in rule.sensitive.items()},
        "change": asdict(release.change) if release.change else None,
        "follows": [asdict(one) for one in release.follows],
        "since": None
        if release.since is None
        else {place: _since_told(since) for place, since in release.since.items()},
        "tables": [
            {
                "variables": [
                    {"name": one.name, "categories": one.categories, "parts": one.kinds}
                    for one in table.variables
                ],
                "counts": table.counts.tolist(),
                "hides": hides.astype(int).tolist(),
            }
            for table, hides in zip(release.tables, protected.hides, strict=True)
        ],
    }
    return json.dumps(found, ensure_ascii=False)


def read_release(source: Source) -> Protected:
    """What `write_release` wrote; its audit is to be made anew. Raises MalformedFile and UnfitTable.

    >>> from samenspel.methods.disclosure import unprotected
    >>> table = CountTable.of({"age": ["young", "old"]}, [12, 31])
    >>> read_release(write_release(unprotected(Release((table,)))).encode())
    <Protected (safe): counts 3, hidden 0>
    """
    try:
        found = json.loads(read_text(source))
        release = _release(found)
        hides = tuple(np.array(table["hides"], dtype=bool) for table in found["tables"])
        rule = Rule(found["k"], found["sensitive"])
    except UnfitTable:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise MalformedFile(1, NO_RELEASE) from None
    if any(one.shape != table.full.shape for one, table in zip(hides, release.tables, strict=True)):
        raise MalformedFile(1, NO_RELEASE)
    return Protected(release, rule, hides, Audit(0, 0, ()))


def _release(found: Mapping[str, Any]) -> Release:
    """Files from before questions were known to hang on each other name none that do."""
    return Release(
        tuple(map(_table, found["tables"])),
        Change(**found["change"]) if found["change"] else None,
        tuple(
            Follows(one["variable"], one["part"], tuple(one["by"]), tuple(map(tuple, one["kinds"])))
            for one in found.get("follows", ())
        ),
        None
        if found.get("since") is None
        else {int(place): _since(since) for place, since in found["since"].items()},
    )


def _since_told(since: Since | None) -> dict[str, Any] | None:
    if since is None:
        return None
    return {
        "people": asdict(since.people),
        "by": [[sorted(names), asdict(change)] for names, change in since.by.items()],
        "exchanged": sorted(map(sorted, since.exchanged)),
    }


def _since(found: Mapping[str, Any] | None) -> Since | None:
    if found is None:
        return None
    return Since(
        Change(**found["people"]),
        {frozenset(names): Change(**change) for names, change in found["by"]},
        frozenset(map(frozenset, found["exchanged"])),
    )


NO_RELEASE = Words(
    "this is no release; give the file that samenspel disclosure protect --format json has written."
)


def _table(found: Mapping[str, Any]) -> CountTable:
    variables = tuple(
        Variable(
            str(one["name"]),
            tuple(map(str, one["categories"])),
            tuple(tuple(map(str, parts)) for parts in one["parts"]),
        )
        for one in found["variables"]
    )
    counts = np.array(found["counts"])
    if counts.dtype.kind not in "iu":
        raise unfit(N_("Counts are whole numbers of people; something else is among them."))
    return CountTable(variables, counts.astype(np.int64))
