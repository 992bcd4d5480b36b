"""The guards of the library of publications: no work twice, nothing saved unasked, nothing claimed unread."""

from __future__ import annotations

from tests.guards.guard import Guard

LEARN, TESTS = "phases/learn/", "tests/phases/learn/test_"
TABLES = "migrations/0001_initial.py"


def _learn(name: str, path: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, f"{LEARN}{path}", old, new, (f"{TESTS}{test}.py",))


KEPT = [
    _learn(
        "a DOI that is here is refused with the title of what has it",
        "actions/publications.py",
        "if known is not None and known != itself:",
        "if False:",
        "publications",
    ),
    _learn(
        "the database keeps a DOI once",
        TABLES,
        "condition=models.Q(('doi_key', ''), _negated=True), fields=('doi_key',), name='doi_once'",
        "condition=models.Q(('doi_key', 'none')), fields=('doi_key',), name='doi_once'",
        "publications",
    ),
    _learn(
        "nobody corrects over a correction",
        "actions/publications.py",
        "        refuse_overtaken(CHANGE, publication, VERSIONED, seen)\n",
        "",
        "publications",
    ),
    _learn(
        "curators look after the library",
        "rules/publications.py",
        "can_curate = is_signed_in & (is_administrator | is_curator)",
        "can_curate = is_signed_in",
        "publications",
    ),
    _learn(
        "administrators appoint curators",
        "rules/publications.py",
        'permit("learn.appoint_curator", is_signed_in & is_administrator)',
        'permit("learn.appoint_curator", can_curate)',
        "publications",
    ),
    _learn(
        "lists show a work once",
        "models/publications.py",
        "return Publication.objects.filter(into=None)",
        "return Publication.objects.all()",
        "publications",
    ),
    _learn(
        "nothing is merged into what was merged",
        "actions/publications.py",
        "if into.into_id is not None or into.pk == publication.pk:",
        "if False:",
        "publications",
    ),
    _learn(
        "what others were merged into stands",
        "rules/publications.py",
        "can_curate & stands_alone & has_nothing_merged",
        "can_curate & stands_alone",
        "publications",
    ),
]

BROUGHT = [
    _learn(
        "nothing is saved before somebody says so",
        "actions/imports.py",
        "        if batch.stage != Stage.SAVING:\n            return 0\n",
        "",
        "imports",
    ),
    _learn(
        "what nobody decided stays out",
        "queries/imports.py",
        "choice__in=(Choice.ADD, Choice.MERGE), made=None",
        "choice__in=(Choice.ADD, Choice.MERGE, Choice.OPEN), made=None",
        "imports",
    ),
    _learn(
        "what is here already is not added",
        "actions/imports.py",
        "            asked = asked.exclude(sort=Sort.SAME)\n",
        "            pass\n",
        "imports",
    ),
    _learn(
        "rows of another file are not decided",
        "actions/imports.py",
        "asked = batch.rows.exclude(sort=Sort.FAULTY)",
        "asked = ReferenceRow.objects.exclude(sort=Sort.FAULTY)",
        "imports",
    ),
    _learn(
        "what came meanwhile is not added again",
        "actions/imports.py",
        "    if row.sort == Sort.NEW and one.work in works:\n",
        "    if False:\n",
        "imports",
    ),
    _learn(
        "another record of one DOI keeps it as a remark",
        "actions/imports.py",
        'extra=(*record.extra, ("doi", record.doi))',
        "extra=record.extra",
        "imports",
    ),
    _learn(
        "an import is undone within a day",
        "models/imports.py",
        "return self.stage == Stage.SAVED and clock.now() < self.undone_until",
        "return self.stage == Stage.SAVED",
        "imports",
    ),
    _learn(
        "what was corrected or merged is not undone",
        "actions/imports.py",
        'kept = {*stay.values_list("pk", flat=True), *_used(made)}',
        "kept = {*_used(made)}",
        "imports",
    ),
    _learn(
        "what is a source is not undone",
        "actions/imports.py",
        'kept = {*stay.values_list("pk", flat=True), *_used(made)}',
        'kept = {*stay.values_list("pk", flat=True)}',
        "concepts",
    ),
    _learn(
        "each fault of a file is told with its line",
        "queries/imports.py",
        "            line=fault.line,\n",
        "            line=0,\n",
        "imports",
    ),
    _learn(
        "a file that is too large is not taken in",
        "forms/imports.py",
        "if (upload.size or 0) > MOST_BYTES:",
        "if False:",
        "imports",
    ),
    _learn(
        "a file that cannot be read says why",
        "tasks/imports.py",
        "        keep_problem(actor=actor, batch=batch, problem=error.problem)\n",
        "",
        "imports",
    ),
    Guard(
        "two who save take turns",
        f"{LEARN}actions/imports.py",
        "            return 0\n        in_turn(LIBRARY_TURN)\n",
        "            return 0\n",
        (f"{TESTS}import_storms.py",),
        "PostgreSQL",
        is_a_race=True,
    ),
]

CLAIMED = [
    _learn(
        "a page is given of what was read",
        "forms/concepts.py",
        'if typed.get("page") and (typed.get("basis") != Basis.READ or not typed.get("source")):',
        "if False:",
        "concepts",
    ),
    _learn(
        "the database has no page of what nobody read",
        TABLES,
        "models.CheckConstraint(condition=models.Q(('page', ''), models.Q(('basis', 'read'), "
        "('source__isnull', False)), _connector='OR'), name='definition_page_only_where_read')",
        "models.CheckConstraint(condition=models.Q(('page', ''), _negated=True) | models.Q(('page', '')), "
        "name='definition_page_only_where_read')",
        "concepts",
    ),
    _learn(
        "what a sum was made of is not what is there now",
        "pages/concepts.py",
        "synthesis.weighed if synthesis.is_weighed else {}",
        "synthesis.weighed",
        "concepts",
    ),
]
GUARDS = [*KEPT, *BROUGHT, *CLAIMED]
