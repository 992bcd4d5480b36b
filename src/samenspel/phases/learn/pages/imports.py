"""What pages of imports show."""

from typing import Any

from samenspel.foundation.access.permissions import may_do
from samenspel.foundation.ui.words import said
from samenspel.phases.assess.wording import told
from samenspel.phases.learn.forms.imports import RowsList
from samenspel.phases.learn.models.imports import (
    Choice,
    ReferenceImport,
    ReferenceRow,
    Sort,
    Stage,
)
from samenspel.phases.learn.queries.imports import counted, rows_of, unmade

TONES = {Sort.NEW: "positive", Sort.PERHAPS: "warning", Sort.SAME: "neutral", Sort.FAULTY: "danger"}
VERBS = ("decide_references", "save_references", "undo_import", "drop_import")


def import_page(person: Any, batch: ReferenceImport, asked: RowsList) -> dict[str, Any]:
    counts = counted(batch)
    page = asked.page(rows_of(batch, asked.wanted.get("sort", "")))
    total = sum(counts.values())
    undecided = batch.rows.filter(sort=Sort.PERHAPS, choice=Choice.OPEN).count()
    return {
        "batch": batch,
        "page": page,
        "rows": [_row(row) for row in page],
        "tabs": asked.tabs_of("sort", lambda wanted: counts.get(wanted.get("sort", ""), total)),
        "counts": [(label, counts[sort], TONES[Sort(sort)]) for sort, label in Sort.choices],
        "undecided": undecided,
        "to_save": unmade(batch).count(),
        "saved": batch.rows.exclude(made=None).count(),
        "odd": [told(one) for one in batch.odd],
        "problem": told(batch.problem),
        "is_reading": batch.stage == Stage.READING,
        **may_do(person, "learn", VERBS, batch),
    }


def _row(row: ReferenceRow) -> dict[str, Any]:
    return {
        "row": row,
        "tone": TONES[Sort(row.sort)],
        "why": [said(one) for one in row.why],
        "choices": _choices(row),
    }


def _choices(row: ReferenceRow) -> list[tuple[str, Any]]:
    """What else can be done with it."""
    if row.sort == Sort.FAULTY or row.made_id:
        return []
    able = [Choice.SKIP]
    if row.sort != Sort.SAME:
        able.append(Choice.ADD)
    if row.like_id:
        able.append(Choice.MERGE)
    return [(one.value, one.label) for one in able if one != row.choice]
