"""Workbooks made in a few words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from samenspel.methods.questionnaires.foreign import Carried, read_foreign

Rows = Sequence[Sequence[Any]]
HEAD = ("type", "name", "label")


def workbook(**sheets: Rows) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def form(*rows: Sequence[Any], head: Sequence[str] = HEAD, choices: Rows = (), **settings: str) -> Carried:
    """An XLSForm; `choices` are (list, name) with the name as label."""
    listed = [("list_name", "name", "label"), *((*one, one[1]) if len(one) == 2 else one for one in choices)]
    sheets = {"survey": [head, *rows], "choices": listed, "settings": [[*settings], [*settings.values()]]}
    return read_foreign(workbook(**sheets))


def told(notes: Sequence[Any]) -> list[tuple[str, str, str]]:
    return [(str(note.at), note.what, str(note.why)) for note in notes]
