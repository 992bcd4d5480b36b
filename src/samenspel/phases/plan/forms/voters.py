"""Who may vote, as a list."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import is_address, mailbox
from samenspel.foundation.ui.uploads import MOST_FAULTS, LinesForm, file_of_text, lines_typed

MOST_VOTERS = 500_000


class VotersForm(LinesForm):
    """A list of addresses, typed or in a file, one on each line."""

    columns = ("e-mail", "email", "e-mail-address", "email-address", "e-mailadres", "mail")

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
        lines = self.lines()
        values["emails"] = [mailbox(line) for line in lines if line]
        values["mended"] = list(islice(_mended(lines), MOST_FAULTS))
        if self.errors:
            return values
        if not values["emails"]:
            raise forms.ValidationError(_("There is no address on this list yet."))
        self.refuse_lines(_faults_in(lines))
        return values


def _faults_in(lines: list[str]) -> Iterator[str]:
    """Each with the number of its line."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        email = mailbox(line)
        if email in seen:
            text = _("Line %(line)d: “%(text)s” stands on line %(first)d too.")
            yield str(text) % {"line": number, "text": line[:80], "first": seen[email]}
        elif not is_address(line):
            text = _("Line %(line)d: “%(text)s” is not an e-mail address.")
            yield str(text) % {"line": number, "text": line[:80]}
        seen.setdefault(email, number)


def _mended(lines: list[str]) -> Iterator[str]:
    """What was read otherwise than it was written, so that people look whether it is what they meant."""
    text = _("Line %(line)d has signs that nobody sees or that look like others; it is read as “%(email)s”.")
    for number, line in enumerate(lines, start=1):
        if (email := mailbox(line)) != line.lower():
            yield str(text) % {"line": number, "email": email[:80]}


class CodesForm(forms.Form):
    count = forms.IntegerField(
        label=_("How many codes"),
        min_value=1,
        max_value=MOST_VOTERS,
        help_text=_("One for everybody who may vote, and some spare ones for letters that get lost."),
    )
