"""The guards of what comes from elsewhere: files that harm, answers that nobody gave, and nothing twice."""

from __future__ import annotations

from tests.guards.guard import Guard

SURVEYS = "tests/tools/surveys/test_imports.py"


def _foreign(name: str, path: str, old: str, new: str, test: str) -> Guard:
    tests = (f"tests/methods/questionnaires/foreign/test_{test}.py",)
    return Guard(name, f"methods/questionnaires/foreign/{path}", old, new, tests)


def _imports(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, path, old, new, (SURVEYS,))


QUERIES, ACTIONS = "tools/surveys/queries/imports.py", "tools/surveys/actions/imports.py"
READING = "methods/questionnaires/imports"
GUARDS = [
    _foreign(
        "a ZIP is not unpacked beyond a size", "workbooks.py", "if size > left:", "if False:", "workbooks"
    ),
    _foreign(
        "a workbook has no DOCTYPE", "workbooks.py", 'if b"<!DOCTYPE" in', "if b'!' * 99 in", "workbooks"
    ),
    _foreign("a sheet has so many rows", "workbooks.py", "self.rows > MOST_ROWS", "False", "workbooks"),
    _foreign("nobody looks far away", "workbooks.py", "or self.places > MOST_PLACES", "", "workbooks"),
    _foreign(
        "sheets that nobody asked for are not read",
        "workbooks.py",
        "            if sheet.title.strip().lower() not in known:\n",
        "            if False:\n",
        "workbooks",
    ),
    _foreign(
        "a questionnaire has so many questions", "assembling.py", "> MOST_QUESTIONS:", "< 0:", "workbooks"
    ),
    _foreign(
        "what Word leaves in a text is no mistake",
        "lss_tables.py",
        "    def parse_marked_section(",
        "    def parse_marked_sections(",
        "limesurvey",
    ),
    _foreign(
        "a long text is not searched for tags",
        "lss_tables.py",
        "        if len(text) > MOST_SIGNS:\n",
        "        if False:\n",
        "limesurvey",
    ),
    _foreign(
        "a survey of LimeSurvey has no DOCTYPE",
        "lss_tables.py",
        "if root.getroottree().docinfo.doctype:",
        "if False:",
        "limesurvey",
    ),
    _foreign(
        "options that share a name are refused", "choices.py", "if name in rows:", "if False:", "xlsforms"
    ),
    _foreign(
        "without an answer != holds there",
        "expressions.py",
        'return f"not {_is(left, right)}"',
        'return f"{left.name} != {_value(left, right)}"',
        "xlsforms",
    ),
    _foreign(
        "what nobody took of a row is told",
        "xlsforms.py",
        "        left_over(line, DROPPED, self._journey)\n\n    def _text",
        "\n    def _text",
        "xlsforms",
    ),
    _imports(
        "an answer that was hidden is none",
        f"{READING}/rows.py",
        "for name in answers.keys() - way.names if not problems else ():",
        "for name in ():",
    ),
    _imports(
        "a code means the same in file and survey",
        f"{READING}/matching.py",
        "found.faults += [Misfit(words, column=other.name) for words in _disagreements(one, other)]",
        "",
    ),
    _imports(
        "what is known with other answers stays", QUERIES, 'elif digest in (one.digest, ""):', "elif True:"
    ),
    _imports(
        "people of another origin are others",
        QUERIES,
        'f"imported\\n{room}\\n{key}" if room else f"imported {key}"',
        'f"imported {key}"',
    ),
    _imports("what may be the same file is told", QUERIES, "if room != batch.room and", "if False and"),
    _imports(
        "taking a file back brings nobody back who is forgotten",
        ACTIONS,
        ".exclude(state=State.WITHDRAWN).delete()",
        ".delete()",
    ),
    _imports(
        "of what was forgotten nothing can be guessed",
        ACTIONS,
        '        ImportedAnswer.objects.filter(response__in=found).update(digest="")\n',
        "",
    ),
    Guard(
        "a file that is gone is told as gone",
        QUERIES,
        "    if not batch.file:\n",
        "    if False:\n",
        ("tests/tools/surveys/test_import_storms.py",),
    ),
    _imports("a wave that is told takes no answers", QUERIES, "if wave.told_at is not None:", "if False:"),
    _imports(
        "questions that changed are not answered by an older file",
        ACTIONS,
        "if newest_edition(batch.survey) != batch.edition:",
        "if False:",
    ),
    _imports(
        "whoever is forgotten does not come back",
        ACTIONS,
        "        empty(found)\n",
        "        found.delete()\n",
    ),
]
