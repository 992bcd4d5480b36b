"""Files of references that people send, and what they decide about what stands in them."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.lists import ListForm, tabs
from samenspel.methods.bibliography.decoding import CHARSETS, MOST_BYTES
from samenspel.phases.learn.models.imports import Choice, Sort

MEGABYTES = MOST_BYTES // 2**20


class ReferencesForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "BibTeX, RIS, CSL JSON, or JSON of Crossref, OpenAlex or DataCite, or XML of DataCite. Zotero, "
            "EndNote and library systems export one of them. What it is, is found by its content."
        ),
    )
    charset = forms.ChoiceField(
        label=_("Letters"),
        required=False,
        choices=[("", _("As the file says itself")), *((one, one) for one in CHARSETS)],
        help_text=_("Only for an old file whose accents come out wrong."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(most)d MB. Divide it."), params={"most": MEGABYTES}
            )
        return upload


class RowsList(ListForm):
    AT_ONCE = 50
    sort = tabs(_("Which"), {"": _("All"), **dict(Sort.choices)})


class DecisionForm(forms.Form):
    """About one row, or about all that are not decided."""

    choice = forms.ChoiceField(choices=Choice.choices)
    row = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @property
    def rows(self) -> list[int] | None:
        row: Any = self.cleaned_data["row"]
        return [row] if row else None
