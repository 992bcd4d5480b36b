"""Surveys of LimeSurvey (.lss) as tables: XML without a document type, in rows that know their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .carried import At, Journey
from .naming import clean

LSS = "Survey"
MOST_ROWS, MOST_SIGNS = 200_000, 20_000
_PLAIN = {"p", "br", "div", "span"}
_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"}
_PLACEHOLDER = re.compile(r"\{[A-Za-z_][^{}\n]*\}")


@dataclass
class Row:
    at: At
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def number(self, name: str) -> int:
        text = self[name]
        return int(text) if re.fullmatch(r"-?\d{1,9}", text) else 0


@dataclass
class Tables:
    languages: list[str]
    rows: Mapping[str, list[Row]]

    def of(self, name: str) -> list[Row]:
        return self.rows.get(name, [])


def read_tables(data: bytes) -> Tables:
    """Raises MalformedFile."""
    from lxml import etree  # only who reads XML needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] or 1
        raise MalformedFile(line, Words("this is no XML: {problem}.", problem=error.msg)) from None
    if root.getroottree().docinfo.doctype:
        raise MalformedFile(1, Words("there is a DOCTYPE here, which is not read; take it out."))
    if root.tag != "document" or root.findtext("LimeSurveyDocType") != LSS:
        raise MalformedFile(
            1, Words("this is no survey of LimeSurvey; export it as “Survey structure (.lss)”.")
        )
    languages = [clean(one.text or "") for one in root.findall("languages/language")]
    rows = {
        table.tag: _rows(table)
        for table in root
        if isinstance(table.tag, str) and table.find("rows") is not None
    }
    if sum(map(len, rows.values())) > MOST_ROWS:
        raise MalformedFile(1, Words("this survey has more than {most} rows.", most=MOST_ROWS))
    return Tables([one for one in languages if one] or ["en"], rows)


def _rows(table: Any) -> list[Row]:
    return [
        Row(
            At(table.tag, row.sourceline or 0),
            {cell.tag: clean(cell.text or "") for cell in row if cell.text},
        )
        for row in table.findall("rows/row")
    ]


@dataclass
class Texts:
    """What is said in each language, without HTML."""

    languages: Sequence[str]
    journey: Journey
    _said: dict[tuple[At, str], bool] = field(default_factory=dict)

    def of(self, rows: Sequence[Row], column: str) -> dict[str, str]:
        """Of rows in several languages; where one has nothing, another stands in."""
        told = {row["language"] or self.languages[0]: (row, row[column]) for row in rows if row[column]}
        found = {language: self._plain(row, column, text) for language, (row, text) in told.items()}
        first = next(filter(None, (found.get(one) for one in self.languages)), "")
        for language in self.languages if first else ():
            if not found.get(language):
                words = Words(
                    "there is no text in “{language}”; that of another language stands in.", language=language
                )
                self.journey.note(rows[0].at, first, words)
        return {language: found.get(language) or first for language in self.languages} if first else {}

    def _plain(self, row: Row, column: str, text: str) -> str:
        if len(text) > MOST_SIGNS:
            words = Words("This text has more than {most} signs.", most=MOST_SIGNS)
            self.journey.fault(At(row.at.sheet, row.at.row, column), text, words)
            return ""
        reader = _Plain()
        reader.feed(text)
        reader.close()
        if reader.tags - _PLAIN:
            names = ", ".join(sorted(reader.tags - _PLAIN))
            words = Words("only the words of a text are taken, without: {names}.", names=names)
            self.journey.note(At(row.at.sheet, row.at.row, column), text, words)
        said = reader.text()
        if found := _PLACEHOLDER.search(said):
            words = Words("what is answered elsewhere can't be put into a text; it stands as it is written.")
            self.journey.note(At(row.at.sheet, row.at.row, column), found[0], words)
        return said


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self._parts: list[str] = []
        self._hidden = 0

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """What Word leaves in texts, such as <![endif]>. The library takes it for a mistake of ours."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self._hidden += tag in ("script", "style")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BREAKS:
            self._parts.append("\n")

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)
