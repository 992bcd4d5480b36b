"""XLSForm, as ODK and KoBoToolbox take it: a workbook with sheets “survey”, “choices” and “settings”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires.kinds import Question
from samenspel.methods.words import Words

from .assembling import Draft, DraftPage
from .carried import At, Carried, Journey
from .choices import Choices
from .expressions import Known, NotCarried, condition_of
from .naming import code_for
from .tables import Line, filled, language_of, left_over, other_sheets, table_of
from .workbooks import read_workbook
from .xlsform_kinds import AUTOMATIC, DROPPED, UNCARRIED, Row, made, splitted

_BEGIN, _END = re.compile(r"begin[ _-](group|repeat)"), re.compile(r"end[ _-](group|repeat)")
SHEETS = ("survey", "choices", "settings")
FIELDS, TABLE = "field-list", "table-list"
_REPEAT = Words("what is asked again and again for each of several is not carried over.")


def read_xlsform(data: bytes, language: str = "en") -> Carried:
    """`language`: of texts for which the file names none. Raises MalformedFile for what is no workbook with
    a sheet “survey”."""
    sheets = read_workbook(data, SHEETS)
    journey = Journey()
    settings = table_of(sheets, "settings", language, journey).lines
    default = language_of(settings[0].take("default_language")) if settings else ""
    survey = table_of(sheets, "survey", default or language, journey)
    if not survey.lines:
        raise MalformedFile(1, Words("there is no sheet “survey” with questions."))
    listed = table_of(sheets, "choices", default or language, journey)
    languages = list(dict.fromkeys([*survey.languages, *listed.languages])) or [default or language]
    if default in languages:
        languages = [default, *(one for one in languages if one != default)]
    draft = Draft(tuple(languages), journey)
    reader = _Reader(draft, Choices(listed.lines, languages, journey))
    for line in survey.lines:
        reader.see(line)
    reader.end()
    _head(draft, settings, survey.lines[0].at)
    other_sheets(sheets, SHEETS, journey)
    return draft.ended()


def _head(draft: Draft, settings: Sequence[Line], at: At) -> None:
    line = settings[0] if settings else Line(At("settings"), {})
    title, name, version = line.take("form_title"), line.take("form_id"), line.take("version")
    draft.title = title or name or "XLSForm"
    draft.name = code_for(name or title or "xlsform")
    if name and draft.name != name.replace("-", "_"):
        draft.journey.note(
            line.in_column("form_id"), name, Words("it is called “{code}” here.", code=draft.name)
        )
    if re.fullmatch(r"[1-9]\d{0,8}", version):
        draft.version = int(version)
    elif version:
        draft.journey.note(line.in_column("version"), version, Words("versions are counted from 1 on here."))
    for one in settings:
        left_over(one, {}, draft.journey)


@dataclass
class _Group:
    line: Line
    code: str
    title: Mapping[str, str]
    relevant: str
    is_repeat: bool = False
    is_table: bool = False
    pages: list[DraftPage] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)


class _Reader:
    def __init__(self, draft: Draft, choices: Choices) -> None:
        self._draft, self._choices, self._journey = draft, choices, draft.journey
        self._groups: list[_Group] = []
        self._known: dict[str, Known] = {}
        self._page: DraftPage | None = None
        self._relevant: list[tuple[DraftPage | Question, Line, str]] = []

    def see(self, line: Line) -> None:
        type_ = re.sub(r"\s+", " ", line.take("type"))
        if match := _BEGIN.fullmatch(type_.lower()):
            self._begin(line, is_repeat=match[1] == "repeat")
        elif _END.fullmatch(type_.lower()):
            self._end_group(line)
        elif not type_:
            if line.cells or line.said:
                self._journey.note(line.at, " ".join([*line.cells.values()]), Words("this row has no type."))
        else:
            self._question(line, type_)

    def _begin(self, line: Line, *, is_repeat: bool) -> None:
        name, appearance = line.take("name"), line.take("appearance").split()
        relevant, count = line.take("relevant"), line.take("repeat_count")
        group = _Group(line, name, line.said.pop("label", {}), relevant, is_repeat, TABLE in appearance)
        if not (group.is_table and self._groups):
            self._page = None
        self._groups.append(group)
        if is_repeat:
            self._journey.note(line.at, f"{name} {count}".strip(), _REPEAT)
            self._lose(name)
        else:
            self._journey.became(line.at, f"begin_group {name}", "page", "")
        looks = [one for one in appearance if one not in (FIELDS, TABLE)]
        if looks:
            self._journey.note(line.in_column("appearance"), " ".join(looks), DROPPED["appearance"])
        left_over(line, DROPPED, self._journey)

    def _end_group(self, line: Line) -> None:
        line.cells.clear()
        if not self._groups:
            self._journey.fault(line.at, "end_group", Words("no group begins before it."))
            return
        group = self._groups.pop()
        if group.is_table and not group.is_repeat:
            self._as_set(group)
        self._page = self._page if group.is_table and self._groups else None
        if group.is_repeat or group.is_table:
            return
        if group.title and not group.pages:
            words = Words("there is no question directly in this group; its title stands nowhere.")
            self._journey.note(group.line.at, next(iter(group.title.values())), words)

    def _question(self, line: Line, type_: str) -> None:
        name = line.take("name")
        word, listed, other = splitted(type_)
        what = f"{type_} {name}".strip()
        if any(group.is_repeat for group in self._groups):
            return self._leave(line, what, name, _REPEAT)
        if word in AUTOMATIC or word in UNCARRIED:
            return self._leave(line, what, name, AUTOMATIC.get(word) or UNCARRIED[word])
        if not name and word != "note":
            return self._journey.fault(line.at, what, Words("this question has no name."))
        if name and name in self._known:
            return self._journey.fault(line.at, what, Words("“{name}” stands twice as a name.", name=name))
        code = self._draft.code(name or "note")
        if code != name and name:
            self._journey.note(line.in_column("name"), name, Words("it is called “{code}” here.", code=code))
        text = dict(filled(line.said.pop("label", {}) or {}, self._draft.languages, line.at, self._journey))
        row = Row(line, word, listed, other, code, self._text(text, name, line), self._draft.languages)
        found = made(row, self._choices, self._journey)
        if found is None:
            return self._leave(line, what, name, Words("there is no type “{type}” here.", type=word))
        question, known = found
        self._put(question, line)
        self._known[name or code] = known
        self._journey.became(line.at, what, question.kind, code)
        left_over(line, DROPPED, self._journey)

    def _text(self, text: dict[str, str], name: str, line: Line) -> dict[str, str]:
        if any(text.values()):
            if any("${" in one for one in text.values()):
                words = Words(
                    "what is answered elsewhere can't be put into a text; it stands as it is written."
                )
                self._journey.note(line.in_column("label"), next(iter(text.values())), words)
            return text
        self._journey.note(line.at, name, Words("it has no label; its name stands in."))
        return dict.fromkeys(self._draft.languages, name or "–")

    def _put(self, question: Question, line: Line) -> None:
        if self._page is None:
            self._page = self._begin_page()
        self._page.add(question, line.at)
        if self._groups and self._groups[-1].is_table:
            self._groups[-1].asked.append(question)
        if relevant := line.take("relevant"):
            self._relevant.append((question, line, relevant))

    def _begin_page(self) -> DraftPage:
        """Of a set of statements the title is theirs, and so is the condition."""
        around = [one for one in self._groups if not one.is_table]
        group = (around or self._groups)[-1] if self._groups else None
        at = group.line.at if group else At("survey")
        title = self._title(group) if group and group in around and not group.pages else {}
        page = self._draft.page(group.code if group else "", title, at)
        for one in around:
            one.pages += [page] if one is group else []
            if one.relevant:
                self._relevant.append((page, one.line, one.relevant))
        return page

    def _title(self, group: _Group) -> Mapping[str, str]:
        found = dict(filled(group.title, self._draft.languages, group.line.at, self._journey))
        return found if any(found.values()) else {}

    def _leave(self, line: Line, what: str, name: str, why: Words) -> None:
        """What hangs on it is told where it hangs."""
        self._journey.became(line.at, what)
        self._journey.note(line.at, what, why)
        line.cells.clear()
        self._lose(name)

    def _lose(self, name: str) -> None:
        self._known.setdefault(name, Known(name, "lost"))

    def _as_set(self, group: _Group) -> None:
        told, page = {id(one) for one, _line, _text in self._relevant}, self._page
        likert = None
        if page is not None and not any(id(one) in told for one in group.asked):
            text = self._title(group)
            likert = self._draft.as_set(page, group.asked, group.code, text, group.line.at)
        hanging: list[Question] = group.asked if likert is None else [likert]
        if group.relevant:
            self._relevant += [(one, group.line, group.relevant) for one in hanging]
        if likert is None:
            words = Words("these questions can't be one set of statements; they stand one by one.")
            self._journey.note(group.line.in_column("appearance"), TABLE, words)

    def end(self) -> None:
        """Conditions, once all names are known."""
        for group in self._groups:
            self._journey.fault(group.line.at, f"begin_group {group.code}", Words("this group has no end."))
        for thing, line, relevant in self._relevant:
            try:
                self._draft.hang(thing, condition_of(relevant, self._known.get), line.in_column("relevant"))
            except NotCarried as problem:
                tell = self._journey.fault if problem.is_fault else self._journey.note
                tell(line.in_column("relevant"), relevant, _shown_always(problem))
        self._choices.end()
        self._draft.fold()


def _shown_always(problem: NotCarried) -> Words:
    if problem.is_fault:
        return problem.words
    return Words("{why} Everybody sees it, until you write a condition.", why=problem.words)
