"""Surveys of LimeSurvey from version 2 on, as it exports their structure (.lss)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from samenspel.methods.questionnaires.kinds import Question
from samenspel.methods.questionnaires.schema import Said
from samenspel.methods.words import Words

from .assembling import Draft, DraftPage
from .carried import At, Carried, Journey
from .expressions import Known, NotCarried, condition_of
from .lss_kinds import LEFT_OUT, Asked, Part, made
from .lss_tables import Row, Tables, Texts, read_tables
from .naming import code_for

_READ = frozenset(
    ("answers", "answer_l10ns", "groups", "group_l10ns", "questions", "question_l10ns", "subquestions",
     "question_attributes", "surveys", "surveys_languagesettings")
)  # fmt: skip
_USUAL = frozenset(("", "0", "N", "default", "normal", "auto", "none", "inherit", "1X", "INHERIT"))
_AS_EVER = {
    *("time_limit_action=1", "statistics_showgraph=1", "statistics_showmap=1", "location_mapzoom=11"),
    *("location_mapheight=300", "location_mapwidth=500", "question_template=core", "other_position=end"),
    *("add_platform_info=yes", "placeholder=0", "answer_order=", "date_min=", "date_max="),
}
"""What every export says."""
_HANDLED = ("min_num_value_n", "max_num_value_n", "num_value_int_only", "random_order")
_TABLES: Mapping[str, Words] = {
    "conditions": Words("what they say stands in the relevance of each question, which is read."),
    "quota": Words("set quotas on the page of quotas."),
    "defaultvalues": Words("nothing is filled in before somebody answers."),
    "assessments": Words("points are given by the scales of an instrument."),
}
_SETTINGS = Words("who may answer, until when, and how it looks, is set up here anew.")
_TITLE = (
    "surveyls_title",
    "surveyls_description",
    "surveyls_welcometext",
    "surveyls_language",
    "surveyls_survey_id",
)


def read_lss(data: bytes) -> Carried:
    """Raises MalformedFile."""
    tables, journey = read_tables(data), Journey()
    base = next((row["language"] for row in tables.of("surveys")), "")
    languages = list(dict.fromkeys([one for one in [base] if one in tables.languages] + tables.languages))
    reader = _Reader(tables, Draft(tuple(languages), journey), Texts(languages, journey))
    reader.read()
    return reader.draft.ended()


class _Reader:
    def __init__(self, tables: Tables, draft: Draft, texts: Texts) -> None:
        self.draft, self._tables, self._texts, self._journey = draft, tables, texts, draft.journey
        self._known: dict[str, Known] = {}
        self._relevant: list[tuple[DraftPage | Question, At, str]] = []
        self._words = _by(tables.of("question_l10ns"), "qid")
        self._answer_words = _by(tables.of("answer_l10ns"), "aid")
        self._answers = _by(tables.of("answers"), "qid")
        self._parts = _by(tables.of("subquestions"), "parent_qid")
        self._attributes = _by(tables.of("question_attributes"), "qid")

    def read(self) -> None:
        self._head()
        asked = _by([row for row in self._tables.of("questions") if row["parent_qid"] in ("", "0")], "gid")
        for gid, rows in self._groups():
            self._group(rows, asked.pop(gid, []))
        for rows in asked.values():
            for row in rows:
                self._journey.note(row.at, row["title"], Words("it stands in no group."))
        self._conditions()

    def _head(self) -> None:
        rows = [Row(row.at, {**row.cells, "language": row["surveyls_language"]})
                for row in self._tables.of("surveys_languagesettings")]  # fmt: skip
        title = self._texts.of(rows, "surveyls_title")
        self.draft.title = title or "LimeSurvey"
        sid = next((row["sid"] for row in self._tables.of("surveys")), "")
        self.draft.name = code_for(next(iter(title.values()), "") or f"limesurvey_{sid}")
        about = [self._texts.of(rows, name) for name in ("surveyls_description", "surveyls_welcometext")]
        self.draft.text = _joined(about, self.draft.languages)
        for name in dict.fromkeys(name for row in rows for name in row.cells):
            if name not in (*_TITLE, "language") and (
                text := next(filter(None, (row[name] for row in rows)), "")
            ):
                self._journey.note(At("surveys_languagesettings", rows[0].at.row, name), text, _SETTINGS)
        for row in self._tables.of("surveys"):
            self._journey.note(row.at, ", ".join(row.cells), _SETTINGS)
        for name, table in self._tables.rows.items():
            if name not in _READ and table:
                self._journey.note(At(name), name, _TABLES.get(name, Words("this table is not read.")))

    def _groups(self) -> Iterator[tuple[str, list[Row]]]:
        """In their order, each with its texts."""
        words = _by(self._tables.of("group_l10ns"), "gid")
        found = sorted(
            _by(self._tables.of("groups"), "gid").items(), key=lambda one: one[1][0].number("group_order")
        )
        for gid, rows in found:
            yield gid, [rows[0], *words[gid]] if gid in words else rows

    def _group(self, rows: Sequence[Row], asked: Sequence[Row]) -> None:
        first, told = rows[0], [row for row in rows if row["group_name"]]
        title = self._texts.of(told, "group_name")
        page = self.draft.page(next(iter(title.values()), ""), title, first.at)
        page.text = self._texts.of([row for row in rows if row["description"]], "description")
        self._journey.became(first.at, next(iter(title.values()), ""), "page", page.code)
        if first["randomization_group"]:
            words = Words("groups in random order are to be written as blocks in the file of questions.")
            self._journey.note(first.at, first["randomization_group"], words)
        self._relevant.append((page, first.at, first["grelevance"]))
        questions = _by(asked, "qid")
        for qid, some in sorted(questions.items(), key=lambda one: one[1][0].number("question_order")):
            self._question(qid, some, page)

    def _question(self, qid: str, rows: Sequence[Row], page: DraftPage) -> None:
        first = rows[0]
        title, what = first["title"], f"{first['type']} {first['title']}"
        if title in self._known:
            self._journey.fault(first.at, what, Words("“{name}” stands twice as a name.", name=title))
            return
        asked = self._asked(qid, first, self._words.get(qid) or rows)
        found = None if first["type"] in LEFT_OUT or asked.take("hidden") == "1" else made(asked, self.draft)
        if found is None:
            self._known[title] = Known(title, "lost")
            unknown = Words("it is hidden there, or of a type that is not known here.")
            self._journey.became(first.at, what)
            self._journey.note(first.at, what, LEFT_OUT.get(first["type"], unknown))
            return
        questions, names = found
        self._know(names, first)
        for question in questions:
            page.add(question, first.at)
            self._relevant.append((question, first.at, first["relevance"]))
            self._journey.became(first.at, what, question.kind, question.code)
        self._left_over(asked, first)

    def _asked(self, qid: str, row: Row, words: Sequence[Row]) -> Asked:
        text = self._texts.of(words, "question")
        if not text:
            self._journey.note(row.at, row["title"], Words("it has no label; its name stands in."))
        attributes = {one["attribute"]: one["value"] for one in self._attributes.get(qid, []) if one["value"]}
        return Asked(
            at=row.at,
            type=row["type"],
            title=row["title"],
            text=text or dict.fromkeys(self.draft.languages, row["title"]),
            help=self._texts.of(words, "help"),
            required=row["mandatory"] == "Y",
            other=row["other"] == "Y",
            options=[
                *self._listed(
                    self._answers.get(qid, []), "code", "answer", "sortorder", self._answer_words, "aid"
                )
            ],
            parts=[
                *self._listed(
                    self._parts.get(qid, []), "title", "question", "question_order", self._words, "qid"
                )
            ],
            attributes=attributes,
        )

    def _listed(
        self, rows: Sequence[Row], code: str, text: str, order: str, words: Mapping[str, list[Row]], key: str
    ) -> Iterator[Part]:
        """Options or parts, each of one scale, in their order; before version 4 a row per language."""
        found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in rows:
            found[row["scale_id"], row[code], row[key] if key in row.cells else ""].append(row)
        for (scale, name, id), some in sorted(found.items(), key=lambda one: one[1][0].number(order)):
            said = self._texts.of(words.get(id) or some, text)
            yield Part(name, said or dict.fromkeys(self.draft.languages, name), int(scale == "1"), some[0].at)

    def _know(self, names: Mapping[str, Known], row: Row) -> None:
        """Also by the numbers that older conditions name them with."""
        self._known |= names
        start = f"{row['sid']}X{row['gid']}X{row['qid']}"
        for name, known in names.items():
            self._known[start + name.removeprefix(row["title"]).removeprefix("_")] = known

    def _left_over(self, asked: Asked, row: Row) -> None:
        for name in _HANDLED if asked.type in ("N", "K", ":") else ():
            asked.attributes.pop(name, None)
        for name, value in asked.attributes.items():
            if value not in _USUAL and f"{name}={value}" not in _AS_EVER:
                self._journey.note(row.at, f"{name}={value}", Words("this setting has no counterpart."))
        if row["mandatory"] == "S":
            self._journey.note(row.at, "mandatory=S", Words("a question is always required here, or never."))
        if row["preg"]:
            self._journey.note(row.at, row["preg"], Words("texts are not held against a pattern."))

    def _conditions(self) -> None:
        for thing, at, relevance in self._relevant:
            text = relevance.strip().removeprefix("{").removesuffix("}").strip()
            if text in ("", "1"):
                continue
            place = At(at.sheet, at.row, "relevance")
            try:
                self.draft.hang(thing, condition_of(text, self._known.get), place)
            except NotCarried as problem:
                tell = self._journey.fault if problem.is_fault else self._journey.note
                why = Words("{why} Everybody sees it, until you write a condition.", why=problem.words)
                tell(place, relevance, problem.words if problem.is_fault else why)


def _by(rows: Sequence[Row], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def _joined(texts: Sequence[Said], languages: Sequence[str]) -> Said:
    found = {one: "\n\n".join(filter(None, (text.get(one, "") for text in texts))) for one in languages}
    return found if all(found.values()) else {}
