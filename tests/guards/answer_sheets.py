"""The guards of answers on paper: two people read them, and they count once."""

from __future__ import annotations

from tests.guards.guard import Guard

SURVEYS = "tests/tools/surveys"


def _surveys(name: str, path: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, f"tools/surveys/{path}", old, new, (f"{SURVEYS}/test_{test}.py",))


def _race(name: str, path: str, old: str, new: str) -> Guard:
    tests = (f"{SURVEYS}/test_paper_storms.py",)
    return Guard(name, f"tools/surveys/{path}", old, new, tests, "PostgreSQL", is_a_race=True)


GUARDS = [
    _surveys(
        "answers on paper count when two people read them alike",
        "actions/papers.py",
        "elif found.differing:",
        "elif False:",
        "papers",
    ),
    _surveys(
        "one alone settles no sheet",
        "actions/papers.py",
        "if sheet.entries.count() == 1:",
        "if False:",
        "papers",
    ),
    _surveys(
        "no new sheet of answers after its time",
        "actions/papers.py",
        "if until is None or now >= until:",
        "if False:",
        "papers",
    ),
    _surveys(
        "what was handed in online is not counted from paper too",
        "actions/papers.py",
        'return ELSEWHERE.get(State(sheet.response.state), "") if sheet.response else ""',
        'return ""',
        "paper_ways",
    ),
    _surveys(
        "what was withdrawn does not come back from paper",
        "actions/papers.py",
        "if sheet.withdrawn:",
        "if False:",
        "paper_ways",
    ),
    _surveys(
        "readings of a sheet that counts are kept no longer",
        "actions/papers.py",
        "response=response)\n    sheet.entries.update(answers={}, unclear=[], names=[])",
        "response=response)",
        "papers",
    ),
    _surveys(
        "nor those of what was handed in online",
        "actions/answering.py",
        "            drop_entries(AnswerSheet.objects.filter(response=response))\n",
        "",
        "paper_ways",
    ),
    _surveys(
        "results wait for sheets",
        "queries/results.py",
        "filter(is_over, told_at=None).exclude(waits)",
        "filter(is_over, told_at=None)",
        "papers",
    ),
    _surveys(
        "a new sheet takes the place of the one before",
        "actions/printing.py",
        "    earlier.delete()",
        "    earlier.update(response=None)",
        "paper_ways",
    ),
    _surveys(
        "the code on a sheet does not withdraw",
        "queries/papers.py",
        "slip=sheet_key(survey, code)).first()",
        "key=sheet_key(survey, code)).first()",
        "paper_ways",
    ),
    _race(
        "who types in a sheet waits for others",
        "queries/papers.py",
        "return fresh(every_answer_sheet(), sheet.pk)",
        "return every_answer_sheet().get(pk=sheet.pk)",
    ),
    _race(
        "whoever hands in online waits for who types in",
        "queries/papers.py",
        "        fresh(Response.objects.all(), sheet.response.pk)\n",
        "",
    ),
    _race(
        "nobody tells of a wave while a sheet is typed in",
        "queries/counts.py",
        "return is_as_many and not sheets_unfinished(wave).exists()",
        "return is_as_many",
    ),
]
