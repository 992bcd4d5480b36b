"""A questionnaire as an XLSForm; what no XLSForm can hold is told question by question."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

from samenspel.methods.questionnaires import kinds
from samenspel.methods.questionnaires.conditions import (
    And,
    Answered,
    Chosen,
    Comparison,
    Condition,
    In,
    Not,
    Or,
    parse,
)
from samenspel.methods.questionnaires.kinds import (
    NO,
    YES,
    Choosing,
    Consent,
    Day,
    Likert,
    Multiple,
    Number,
    Question,
    Ranking,
    Rating,
    Single,
    Text,
    beside,
)
from samenspel.methods.questionnaires.options import Option
from samenspel.methods.questionnaires.questionnaire import Page, Questionnaire
from samenspel.methods.questionnaires.schema import Said
from samenspel.methods.words import Words

from .carried import At, Journey, Note
from .naming import YES_NO, clean, in_words

Cells = dict[str, str]
Sheets = dict[str, list[Cells]]
_MADE_AT = datetime(2000, 1, 1)
_LANGUAGES = {"en": "English (en)", "nl": "Nederlands (nl)", "fr": "Français (fr)"}


def write_xlsform(questionnaire: Questionnaire) -> tuple[bytes, tuple[Note, ...]]:
    """The workbook, and what it could not hold."""
    from openpyxl import Workbook  # only who writes workbooks needs it

    sheets, notes = xlsform_sheets(questionnaire)
    book = Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = _MADE_AT
    book.properties.creator = "Samenspel"
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        for row, cells in enumerate([dict(zip(columns, columns, strict=True)), *rows], 1):
            for column, text in cells.items():
                cell = sheet.cell(row, columns.index(column) + 1, clean(text))
                cell.data_type = "s"  # never a formula
    target = io.BytesIO()
    book.save(target)
    return target.getvalue(), notes


def xlsform_sheets(questionnaire: Questionnaire) -> tuple[Sheets, tuple[Note, ...]]:
    """As rows of cells by the names of columns."""
    writer = _Writer(questionnaire)
    for page in questionnaire.pages:
        writer.page(page)
    first = questionnaire.languages[0]
    settings = {
        "form_title": questionnaire.title.get(first, ""),
        "form_id": questionnaire.questionnaire,
        "version": str(questionnaire.version),
        "default_language": _LANGUAGES.get(first, f"{first} ({first})"),
    }
    sheets = {"survey": writer.rows, "choices": writer.choices, "settings": [settings]}
    return sheets, tuple(writer.journey.notes)


class _Writer:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire, self.journey = questionnaire, Journey()
        self.rows: list[Cells] = []
        self.choices: list[Cells] = []
        self._lists: dict[str, str] = {}

    def page(self, page: Page) -> None:
        if page.encounter:
            self._note(
                page.code, Words("a page about an encounter is answered by two people; it is left out.")
            )
            return
        if page.text or page.shuffle:
            self._note(
                page.code, Words("the text of a page and a random order of its questions are left out.")
            )
        group = {"type": "begin_group", "name": page.code, **_said("label", page.title)}
        self.rows.append({**group, **_relevant(page.show_if), "appearance": "field-list"})
        for question in page.questions:
            self._question(question)
        self.rows.append({"type": "end_group"})

    def _question(self, question: Question) -> None:
        if question.side != "both":
            self._note(question.code, Words("that it asks one side alone is left out."))
        type_ = self.type_of(question)
        if not type_:
            self._note(
                question.code, Words("no XLSForm asks questions of this kind: {kind}.", kind=question.kind)
            )
        elif isinstance(question, Likert):
            self._set(question, type_)
        else:
            self.rows.append(self._row(question, type_))
            self._beside(question)

    def _row(self, question: Question, type_: Cells) -> Cells:
        head = {"type": type_.pop("type"), "name": question.code, **_said("label", question.text)}
        required = {"required": "yes"} if question.required else {}
        return {**head, **_said("hint", question.help), **required, **_relevant(question.show_if), **type_}

    def _set(self, question: Likert, type_: Cells) -> None:
        if question.help or question.shuffle:
            self._note(question.code, Words("its hint and the random order of its statements are left out."))
        group = {"type": "begin_group", "name": question.code, **_said("label", question.text)}
        self.rows.append({**group, **_relevant(question.show_if), "appearance": "table-list"})
        required = {"required": "yes"} if question.required else {}
        for item in question.items:
            self.rows.append(
                {"type": type_["type"], "name": item.code, **_said("label", item.text), **required}
            )
        self.rows.append({"type": "end_group"})

    def _beside(self, question: Question) -> None:
        option = question.write_in if isinstance(question, Choosing) else None
        if option is None:
            return
        name, code = question.code, option.code
        shown = f"selected(${{{name}}}, '{code}')"
        text = _said("label", option.text)
        self.rows.append({"type": "text", "name": beside(name), **text, "relevant": shown})

    @singledispatchmethod
    def type_of(self, question: Any) -> Cells:
        """What belongs to its kind; nothing for a kind that no XLSForm has."""
        return {}

    @type_of.register
    def _(self, question: Single) -> Cells:
        return self._listed("select_one", question.code, question.options, shuffle=question.shuffle)

    @type_of.register
    def _(self, question: Multiple) -> Cells:
        found = self._listed("select_multiple", question.code, question.options, shuffle=question.shuffle)
        least = f"count-selected(.) >= {question.least}" if question.least > 1 else ""
        most = f"count-selected(.) <= {question.most}" if question.most else ""
        return {**found, **_constraint(least, most)}

    @type_of.register
    def _(self, question: Ranking) -> Cells:
        return self._listed("rank", question.code, question.options, shuffle=question.shuffle)

    @type_of.register
    def _(self, question: Likert) -> Cells:
        return self._listed("select_one", question.code, question.options)

    @type_of.register
    def _(self, question: Consent) -> Cells:
        self._note(question.code, Words("that it is a consent, and to what, is left out."))
        words = {code: in_words(YES_NO[code], self._questionnaire.languages) for code in (YES, NO)}
        return self._listed(
            "select_one", "yes_no", [Option(code=code, text=text) for code, text in words.items()]
        )

    @type_of.register
    def _(self, question: Rating) -> Cells:
        if question.low or question.high or question.options:
            self._note(question.code, Words("the words at its ends and the options beside it are left out."))
        return {"type": "range", "parameters": f"start={question.least} end={question.most} step=1"}

    @type_of.register
    def _(self, question: Number) -> Cells:
        if question.unit:
            self._note(question.code, Words("its unit is left out."))
        type_ = "decimal" if question.decimals else "integer"
        return {"type": type_, **_constraint(f". >= {question.least:g}", f". <= {question.most:.12g}")}

    @type_of.register
    def _(self, question: Day) -> Cells:
        least = f". >= date('{question.least}')" if question.least else ""
        most = f". <= date('{question.most}')" if question.most else ""
        return {"type": "date", **_constraint(least, most)}

    @type_of.register
    def _(self, question: Text) -> Cells:
        look = {"appearance": "multiline"} if question.lines > 1 else {}
        return {"type": "text", **look, **_constraint(f"string-length(.) <= {question.most}")}

    @type_of.register
    def _(self, question: kinds.Note) -> Cells:
        return {"type": "note"}

    def _listed(self, type_: str, name: str, options: Iterable[Option], *, shuffle: bool = False) -> Cells:
        options = tuple(options)
        listed = self._lists.setdefault(repr(options), name)
        if listed == name and not any(row["list_name"] == name for row in self.choices):
            rows = ({"list_name": name, "name": str(one.code), **_said("label", one.text)} for one in options)
            self.choices.extend(rows)
        if any(one.exclusive or one.no_answer for one in options):
            self._note(name, Words("that an option is chosen alone, or tells nothing, is left out."))
        order = {"parameters": "randomize=true"} if shuffle else {}
        return {"type": f"{type_} {listed}", **order}

    def _note(self, code: str, why: Words) -> None:
        self.journey.note(At("survey", len(self.rows) + 2), code, why)


def _said(column: str, said: Said) -> Cells:
    return {
        f"{column}::{_LANGUAGES.get(code, f'{code} ({code})')}": text for code, text in said.items() if text
    }


def _constraint(*parts: str) -> Cells:
    text = " and ".join(filter(None, parts))
    return {"constraint": text} if text else {}


def _relevant(condition: str) -> Cells:
    return {"relevant": xpath_of(parse(condition))} if condition.strip() else {}


_OPERATORS: Mapping[str, str] = {"==": "="}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def xpath_of(condition: Condition) -> str:
    """The same in XPath: without an answer, neither holds."""
    match condition:
        case And(parts):
            return " and ".join(map(_inside, parts))
        case Or(parts):
            return " or ".join(map(_inside, parts))
        case Not(inside):
            return f"not({xpath_of(inside)})"
        case Answered(name):
            return f"${{{name}}} != ''"
        case Chosen(name, option):
            return f"selected(${{{name}}}, {_quoted(option)})"
        case In(name, values):
            return f"({' or '.join(f'${{{name}}} = {_quoted(value)}' for value in values)})"
        case Comparison(name, "!=", value):
            return f"(${{{name}}} != '' and ${{{name}}} != {_quoted(value)})"
        case Comparison(name, operator, value):
            return f"${{{name}}} {_OPERATORS.get(operator, operator)} {_quoted(value)}"


def _inside(part: Condition) -> str:
    text = xpath_of(part)
    return f"({text})" if isinstance(part, And | Or) else text


def _quoted(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    if not isinstance(value, str):
        return str(value)
    quoted = f'"{value}"' if "'" in value else f"'{value}'"
    return f"date({quoted})" if _DAY.fullmatch(value) else quoted
