"""Lists that people type, or send as a file of text: one thing on each line."""

import csv
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.methods.files import read_saved
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import form_of, separator_of

MOST_FAULTS, MOST_LINES, LARGEST_MB = 20, 500_000, 32
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")  # as splitlines knows them


def lines_typed(label: Any, *, rows: int, help_text: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "spellcheck": "false"})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def file_of_text(label: Any, *, help_text: Any = "") -> forms.FileField:
    widget = forms.FileInput({"accept": ".txt,.csv,text/plain,text/csv"})
    return forms.FileField(label=label, required=False, widget=widget, help_text=help_text)


class TooManyLines(ValueError):
    """More than a list has."""


TOO_MANY_LINES = _("These are more than %(most)d lines. Send fewer.")
NO_TEXT = _("This file is no plain text. Save it as text or CSV.")


def lines_of(text: str, columns: tuple[str, ...] = ()) -> list[str]:
    """Without what spreadsheets write around a cell; empty ones too, so that each keeps its number. In a
    table it is the column that has one of these names. Raises TooManyLines."""
    lines = _of_column(LINE_END.split(text, MOST_LINES), columns)
    if not lines[-1]:
        lines.pop()
    if len(lines) > MOST_LINES:
        raise TooManyLines
    return [line.strip().strip(';," \t') for line in lines]


def check_megabytes(file: Any, most: int = LARGEST_MB) -> None:
    """Before it is read."""
    if file.size > most * 1024 * 1024:
        raise forms.ValidationError(
            _("This file is larger than %(most)d MB. Is it a list?"), params={"most": most}
        )


class LinesForm(forms.Form):
    """With fields that are called `typed` and `file`; what is in the file goes first. In a table it is the
    column that has one of the names in `columns`. Files of at most `largest_mb`."""

    columns: tuple[str, ...] = ()
    largest_mb = LARGEST_MB

    def lines(self) -> list[str]:
        try:
            return lines_of(self._text(), self.columns)
        except TooManyLines as error:
            raise forms.ValidationError(TOO_MANY_LINES, params={"most": MOST_LINES}) from error

    def _text(self) -> str:
        file = self.cleaned_data.get("file")
        if not file:
            return self.cleaned_data.get("typed") or ""
        check_megabytes(file, self.largest_mb)
        try:
            return read_saved(file.read())
        except MalformedFile as error:
            raise forms.ValidationError(NO_TEXT) from error

    def refuse_lines(self, faults: Iterable[str]) -> None:
        """The first of them: who mends these learns whether there are more."""
        if first := [*islice(faults, MOST_FAULTS)]:
            raise forms.ValidationError(first)


def _of_column(lines: list[str], names: tuple[str, ...]) -> list[str]:
    """The cells below the name of the column, its own line being empty; all lines as they are where the first
    one names no such column."""
    separator = separator_of(lines[0]) or ";"
    forms = [form_of(cell.strip('" ')) for cell in lines[0].split(separator)]
    place = next((forms.index(name) for name in names if name in forms), None)
    if place is None:
        return lines
    rows = (next(csv.reader([line], delimiter=separator), []) for line in lines[1:])
    return ["", *(row[place] if place < len(row) else "" for row in rows)]
