"""Lists that people type, or send as a file of text: one thing on each line."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_FAULTS = 20


def lines_typed(label: Any, *, rows: int, help_text: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "spellcheck": "false"})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def file_of_text(label: Any, *, help_text: Any = "") -> forms.FileField:
    widget = forms.FileInput({"accept": ".txt,.csv,text/plain,text/csv"})
    return forms.FileField(label=label, required=False, widget=widget, help_text=help_text)


class LinesForm(forms.Form):
    """With fields that are called `typed` and `file`; what is in the file goes first."""

    def lines(self) -> list[str]:
        """Without what spreadsheets write around a cell; empty ones too, so that each keeps its number."""
        return [line.strip().strip(';,"') for line in self._text().splitlines()]

    def _text(self) -> str:
        file = self.cleaned_data.get("file")
        if not file:
            return self.cleaned_data.get("typed") or ""
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("This file is no plain text. Save it as text or CSV.")) from error
        return text

    def refuse_lines(self, faults: Sequence[str]) -> None:
        """The first of them: who mends these learns whether there are more."""
        if faults:
            raise forms.ValidationError([*faults[:MOST_FAULTS]])
