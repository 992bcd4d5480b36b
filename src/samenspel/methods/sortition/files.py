"""People and quotas from tables (CSV), as other programs for citizens' assemblies write them too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .pool import Person, Pool, Quota

Source = Path | bytes
Row = tuple[int, list[str]]
DELIMITERS = (",", ";", "\t")
ID_COLUMNS = ("id", "nationbuilder_id")
QUOTA_COLUMNS = {
    "category": "feature",
    "feature": "feature",
    "value": "value",
    "name": "value",
    "min": "least",
    "least": "least",
    "max": "most",
    "most": "most",
}
MOST_SEATS = 10**6


def read_pool(people: Source, quotas: Source, seats: int, id_column: str | None = None) -> Pool:
    """Raises MalformedFile for what a line says wrong, UnfitPool for what does not go together.

    quotas: a header with feature, value, least (or min), most (or max); or category, feature, min, max.
    people: a header with one column for each feature; `id_column` names the one with ids. Without it a column
    “id” is taken, else the number of the person in the file, from 1.
    """
    wanted = read_quotas(quotas)
    known: dict[str, set[str]] = {}
    for quota in wanted:
        known.setdefault(quota.feature, set()).add(quota.value)
    return Pool(tuple(_people(people, known, id_column)), tuple(wanted), seats)


def read_quotas(source: Source) -> list[Quota]:
    """In the order of the file. Raises MalformedFile."""
    header, rows = _table(source)
    names = [cell.strip().lower() for cell in header]
    if "category" in names:  # then “feature” is the value
        names = ["value" if name == "feature" else name for name in names]
    places = {QUOTA_COLUMNS[name]: place for place, name in enumerate(names) if name in QUOTA_COLUMNS}
    for column in ("feature", "value", "least", "most"):
        if column not in places:
            raise MalformedFile(
                1,
                Words("the quotas have no column “{column}”; name it in this header line.", column=column),
            )
    found = [_quota(line, cells, places) for line, cells in rows]
    if not found:
        raise MalformedFile(1, Words("there are no quotas in this file."))
    return found


def _quota(line: int, cells: Sequence[str], places: Mapping[str, int]) -> Quota:
    feature, value = (_cell(cells, places[name]) for name in ("feature", "value"))
    if not feature or not value:
        raise MalformedFile(line, Words("this quota names no feature, or no value."))
    least, most = (_number(line, _cell(cells, places[name])) for name in ("least", "most"))
    if least > most:
        raise MalformedFile(
            line, Words("the least ({least}) is above the most ({most}).", least=least, most=most)
        )
    return Quota(feature, value, least, most)


def _number(line: int, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise MalformedFile(line, Words("“{text}” is not a whole number from 0.", text=text))
    return min(int(text), MOST_SEATS)


def _people(source: Source, known: Mapping[str, set[str]], id_column: str | None) -> Iterator[Person]:
    header, rows = _table(source)
    names = [cell.strip() for cell in header]
    places = {feature: _place(names, feature) for feature in known}
    id_place = _id_place(names, id_column)
    lines: dict[str, int] = {}
    for number, (line, cells) in enumerate(rows, start=1):
        id = str(number) if id_place is None else _cell(cells, id_place)
        if not id:
            raise MalformedFile(line, Words("this person has no id."))
        if id in lines:
            raise MalformedFile(
                line, Words("the id “{id}” was on line {line} before.", id=id, line=lines[id])
            )
        lines[id] = line
        values = {feature: _cell(cells, place) for feature, place in places.items()}
        _check_known(line, values, known)
        yield Person(id, values)


def _check_known(line: int, values: Mapping[str, str], known: Mapping[str, set[str]]) -> None:
    for feature, value in values.items():
        if value not in known[feature]:
            raise MalformedFile(
                line,
                Words(
                    "“{value}” as {feature}, which no quota names; choose from: {known}.",
                    value=value,
                    feature=feature,
                    known=", ".join(sorted(known[feature])),
                ),
            )


def _place(names: Sequence[str], feature: str) -> int:
    if names.count(feature) != 1:
        raise MalformedFile(
            1,
            Words("the people must have one column “{column}”; name it in this header line.", column=feature),
        )
    return names.index(feature)


def _id_place(names: Sequence[str], wanted: str | None) -> int | None:
    if wanted is not None:
        return _place(names, wanted)
    lower = [name.lower() for name in names]
    return next((lower.index(name) for name in ID_COLUMNS if name in lower), None)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _table(source: Source) -> tuple[list[str], Iterator[Row]]:
    """The header, and the rows that are not empty, each with its line."""
    data = source.read_bytes() if isinstance(source, Path) else source
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise MalformedFile(line, Words("the text is not UTF-8; save the file with that encoding.")) from None
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    rows = _rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    header = next(rows, None)
    if header is None:
        raise MalformedFile(1, Words("the file is empty."))
    return header[1], rows


def _rows(reader: Iterator[list[str]]) -> Iterator[Row]:
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells  # type: ignore[attr-defined]
    except csv.Error as error:
        raise MalformedFile(
            reader.line_num,  # type: ignore[attr-defined]
            Words("this line cannot be read ({error}); check its quotes.", error=error),
        ) from None
