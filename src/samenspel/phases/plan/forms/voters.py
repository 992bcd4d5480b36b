"""Who may vote, as a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.addresses import COLUMNS, Addresses, addresses_in, faults_said
from samenspel.foundation.ui.uploads import LinesForm, check_megabytes, file_of_text, lines_typed

MOST_VOTERS, MOST_TYPED = 500_000, 1000


class VotersForm(LinesForm):
    """A list of addresses, one on each line: typed, or in a file, which a task reads."""

    columns = COLUMNS
    found = Addresses()

    typed = lines_typed(
        _("E-mail addresses"),
        rows=10,
        help_text=_("One on each line. This list takes the place of the one that was there."),
    )
    file = file_of_text(
        _("Or a file"), help_text=_("One address on each line, or a table (CSV) with a column “E-mail”.")
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if file := values.get("file"):
            check_megabytes(file)
        elif not self.errors:
            self._read_typed()
        return values

    def _read_typed(self) -> None:
        lines = self.lines()
        if len(lines) > MOST_TYPED:
            raise forms.ValidationError(
                _("These are more than %(most)d lines. Send them as a file."), params={"most": MOST_TYPED}
            )
        self.found = addresses_in(lines)
        if not self.found.emails:
            raise forms.ValidationError(_("There is no address on this list yet."))
        self.refuse_lines(faults_said(self.found))


class CodesForm(forms.Form):
    count = forms.IntegerField(
        label=_("How many codes"),
        min_value=1,
        max_value=MOST_VOTERS,
        help_text=_("One for everybody who may vote, and some spare ones for letters that get lost."),
    )
