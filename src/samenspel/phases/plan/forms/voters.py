"""Who may vote, as a list."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

MOST_VOTERS, MOST_FAULTS = 500_000, 20


class VotersForm(forms.Form):
    """A list of addresses, typed or in a file, one on each line."""

    typed = forms.CharField(
        label=_("E-mail addresses"),
        required=False,
        widget=forms.Textarea({"rows": 10, "spellcheck": "false"}),
        help_text=_("One on each line. This list takes the place of the one that was there."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=forms.FileInput({"accept": ".txt,.csv,text/plain,text/csv"}),
        help_text=_("Plain text, one address on each line."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        lines = [line.strip().strip(';,"') for line in text_in(values).splitlines()]
        values["emails"] = [line for line in lines if line]
        if self.errors:
            return values
        if not values["emails"]:
            raise forms.ValidationError(_("There is no address on this list yet."))
        faults = _faults_in(lines)
        if faults:
            raise forms.ValidationError(faults[:MOST_FAULTS])
        return values


def text_in(values: dict[str, Any]) -> str:
    """What is in the file, or typed."""
    file = values.get("file")
    if not file:
        return values.get("typed") or ""
    try:
        text: str = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise forms.ValidationError(_("This file is no plain text. Save it as text or CSV.")) from error
    return text


def _faults_in(lines: list[str]) -> list[str]:
    """Each with the number of its line."""
    seen: dict[str, int] = {}
    faults = []
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        if line.lower() in seen:
            text = _("Line %(line)d: “%(text)s” stands on line %(first)d too.")
            faults.append(str(text) % {"line": number, "text": line[:80], "first": seen[line.lower()]})
        elif not _is_address(line):
            text = _("Line %(line)d: “%(text)s” is not an e-mail address.")
            faults.append(str(text) % {"line": number, "text": line[:80]})
        seen.setdefault(line.lower(), number)
    return faults


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return len(text) <= 254


class CodesForm(forms.Form):
    count = forms.IntegerField(
        label=_("How many codes"),
        min_value=1,
        max_value=MOST_VOTERS,
        help_text=_("One for everybody who may vote, and some spare ones for letters that get lost."),
    )
