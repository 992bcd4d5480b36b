"""Sheets of an XLSForm: rows whose cells are taken one by one, so that what nobody took can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samenspel.methods.words import Words

from .carried import At, Journey
from .workbooks import Row, Sheets

_NAMES = {
    "english": "en", "nederlands": "nl", "dutch": "nl", "french": "fr", "français": "fr", "francais": "fr",
    "german": "de", "deutsch": "de", "spanish": "es", "español": "es", "arabic": "ar", "العربية": "ar",
}  # fmt: skip
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_ALIASES = {
    "list name": "list_name",
    "relevance": "relevant",
    "caption": "label",
    "calculate": "calculation",
    "form id": "form_id",
    "id_string": "form_id",
    "title": "form_title",
    "set form title": "form_title",
    "set form id": "form_id",
}
_SAID = ("label", "hint")


def language_of(name: str) -> str:
    """Of “Français (fr)”, “fr” or “French”; empty where it cannot be told."""
    small = name.strip().lower()
    inside = re.search(r"\(([^()]*)\)\s*$", small)
    code = (inside[1].strip() if inside else small).replace("_", "-")
    return (
        code if _CODE.fullmatch(code) and (inside or len(code) < 4 or "-" in code) else _NAMES.get(small, "")
    )


@dataclass
class Line:
    """A row below the header: cells by the name of the column, and texts by that and the language."""

    at: At
    cells: dict[str, str]
    said: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, *names: str) -> str:
        found = [self.cells.pop(name, "") for name in names]
        return next(filter(None, found), "")

    def in_column(self, column: str) -> At:
        return At(self.at.sheet, self.at.row, column)


@dataclass
class Table:
    lines: list[Line]
    languages: list[str]


def table_of(sheets: Sheets, name: str, language: str, journey: Journey) -> Table:
    """The sheet with this name in any case. `language`: of texts whose column names none."""
    rows = next((rows for title, rows in sheets.items() if title.strip().lower() == name), [])
    if not rows:
        return Table([], [])
    (number, header), *rest = rows
    columns = {at: _column(cell.text, language) for at, cell in header.items() if cell.text}
    _see_header(At(name, number), columns, header, journey)
    lines = [_line(name, row, columns, journey) for row in rest]
    languages = dict.fromkeys(lang for column, lang in columns.values() if lang and column in _SAID)
    return Table(lines, list(languages))


Column = tuple[str, str]
"""The name of a column, and the language of a text in it."""


def _column(text: str, default: str) -> Column:
    """“label::Dutch (nl)”: what it holds, and in which language."""
    parts = [part.strip() for part in re.split(r"::?", text.strip(), maxsplit=1)]
    name = re.sub(r"\s+", " ", parts[0].lower())
    name = _ALIASES.get(name, name.replace(" ", "_"))
    if name in _SAID:
        return name, language_of(parts[1]) if len(parts) > 1 else default
    return ("::".join([name, parts[1].lower()]), "") if len(parts) > 1 else (name, "")


def _see_header(
    at: At, columns: Mapping[int, Column], header: Mapping[int, object], journey: Journey
) -> None:
    seen = dict[Column, int]()
    for place, column in columns.items():
        text = str(getattr(header[place], "text", ""))
        if column[0] in _SAID and not column[1]:
            words = Words("no language is told by this; write it like “label::Nederlands (nl)”.")
            journey.note(At(at.sheet, at.row, text), text, words)
        elif column in seen:
            journey.fault(at, text, Words("two columns are called “{name}”; keep one.", name=text))
        seen[column] = place


def _line(sheet: str, row: Row, columns: Mapping[int, Column], journey: Journey) -> Line:
    number, cells = row
    line = Line(At(sheet, number), {})
    for place, cell in cells.items():
        name, language = columns.get(place, ("", ""))
        if cell.formula:
            _see_formula(At(sheet, number, name), cell.formula, cell.text, journey)
        if not name:
            journey.note(At(sheet, number), cell.text or cell.formula, Words("its column has no name."))
        elif name in _SAID:
            if language and cell.text:
                line.said.setdefault(name, {})[language] = cell.text
        elif cell.text:
            line.cells[name] = cell.text
    return line


def _see_formula(at: At, formula: str, text: str, journey: Journey) -> None:
    if text:
        words = Words("a formula; what it gave last was read: “{text}”.", text=text[:60])
    else:
        words = Words("a formula whose result is not in the file; write the result.")
    journey.note(at, formula, words)


def left_over(line: Line, why: Mapping[str, Words], journey: Journey) -> None:
    """Whatever nobody took is told."""
    unknown = Words("there is no such thing here.")
    for column, text in line.cells.items():
        words = why.get(column) or why.get(column.split("::")[0], unknown)
        journey.note(line.in_column(column), text, words)
    line.cells.clear()


def other_sheets(sheets: Sheets, known: Sequence[str], journey: Journey) -> None:
    for title, rows in sheets.items():
        if title.strip().lower() not in known and rows:
            journey.note(At(title), title, Words("this sheet is not read."))


def filled(
    said: Mapping[str, str], languages: Sequence[str], at: At, journey: Journey
) -> Iterator[tuple[str, str]]:
    """In each language; where there is no text, that of another stands in, and that is told."""
    first = next((said[language] for language in languages if said.get(language)), "")
    for language in languages:
        if not said.get(language) and first:
            words = Words(
                "there is no text in “{language}”; that of another language stands in.", language=language
            )
            journey.note(at, first, words)
        yield language, said.get(language) or first
