"""What is typed about the ethics of a study."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.uploads import check_megabytes
from samenspel.phases.learn.models.ethics import LONGEST_TEXT, Ethics, StudyField
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.rules.ethics import ethics_of, fields_used
from samenspel.tools.surveys.models.surveys import Basis

LARGEST_MB, PDF = 10, b"%PDF-"
TEXTS = ("ground", "information", "waiver", "debriefing", "controllers", "dpia")


class EthicsForm(forms.ModelForm[Ethics]):
    """Its cleaned data, with `bases`, are the words of `actions.ethics.state_ethics`."""

    class Meta:
        model = Ethics
        fields = (
            "decided",
            "body",
            "number",
            "decided_on",
            "ground",
            "file",
            "told",
            "information",
            "waiver",
            "debriefing",
            "controllers",
            "dpia",
            "keep_until",
            "takes_children",
        )
        field_classes = dict.fromkeys(("body", "number", *TEXTS), PlainText)
        widgets = {
            "decided": forms.RadioSelect,
            "told": forms.RadioSelect,
            "body": forms.TextInput(),
            "number": forms.TextInput(),
            "decided_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "keep_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "file": forms.FileInput({"accept": ".pdf,application/pdf"}),
            **{name: forms.Textarea({"rows": 4, "maxlength": LONGEST_TEXT}) for name in TEXTS},
        }
        help_texts = {
            "ground": _("Only where it is exempt."),
            "waiver": _("Only where a board waived telling people before."),
            "debriefing": _("And when they are told it."),
            "information": _("It stands on the page of the study, and in its letters."),
            "dpia": _("Where it is, and what came of it."),
            "controllers": _("Each organisation, and whom people can ask."),
        }

    def __init__(self, typed: Any, files: Any = None, *, study: Study) -> None:
        super().__init__(typed, files, instance=ethics_of(study))
        for name in ("decided", "told"):
            field: Any = self.fields[name]
            field.choices = [one for one in field.choices if one[0]]
        self.used = fields_used(study)
        for one in StudyField:
            self._ask(study, one)

    def _ask(self, study: Study, one: StudyField) -> None:
        stands = next((row for row in study.bases.all() if row.field == one), None)
        self.fields[f"basis_{one}"] = forms.ChoiceField(
            label=one.label, choices=[("", _("Not used")), *Basis.choices], required=False
        )
        self.fields[f"purpose_{one}"] = PlainText(label=_("What for"), rows=1, max_length=300, required=False)
        self.initial[f"basis_{one}"] = stands.basis if stands else ""
        self.initial[f"purpose_{one}"] = stands.purpose if stands else ""

    @property
    def asked_bases(self) -> Iterator[tuple[Any, Any, bool]]:
        """Two fields for each kind of data, and whether the study uses it as it stands."""
        for one in StudyField:
            yield self[f"basis_{one}"], self[f"purpose_{one}"], one in self.used

    @property
    def told_fields(self) -> Iterator[Any]:
        for name in self.Meta.fields:
            yield self[name]

    def clean(self) -> dict[str, Any]:
        """The file is judged once all else is right: one that is refused is not kept."""
        typed = super().clean() or {}
        for one in StudyField:
            if typed.get(f"basis_{one}") and not typed.get(f"purpose_{one}"):
                self.add_error(f"purpose_{one}", _("Say what it is used for."))
        if not self.errors:
            try:
                typed["file"] = self._pdf(typed.get("file"))
            except forms.ValidationError as error:
                self.add_error("file", error)
        return typed

    def _pdf(self, upload: Any) -> bytes:
        if not self.files.get(self.add_prefix("file")):
            return b""
        check_megabytes(upload, LARGEST_MB)
        content: bytes = upload.read()
        if not content.startswith(PDF):
            raise forms.ValidationError(_("This is no PDF."))
        return content

    def _post_clean(self) -> None:
        """The action saves; what a model would check is checked here and in the database."""

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        bases = {
            str(one): (typed[f"basis_{one}"], typed[f"purpose_{one}"])
            for one in StudyField
            if typed[f"basis_{one}"]
        }
        return {**{name: typed[name] for name in self.Meta.fields}, "bases": bases}
