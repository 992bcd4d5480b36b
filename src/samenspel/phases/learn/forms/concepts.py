"""What may be typed about concepts, propositions and findings, each with its source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, words
from samenspel.phases.learn.forms.publications import PublicationField
from samenspel.phases.learn.models.concepts import Concept, Definition, Evidence, Proposition
from samenspel.phases.learn.models.findings import Finding, Synthesis
from samenspel.phases.learn.models.publications import Basis


class ConceptsList(ListForm):
    q = words(_("Search"))


class ConceptForm(forms.ModelForm[Concept]):
    summary = PlainText(label=_("In a few words"), rows=3, max_length=2000, required=False)

    class Meta:
        model = Concept
        fields = ("name", "summary")


class SourcedForm(forms.ModelForm[Any]):
    """A claim with its source; without one it stands there as unsourced, for everyone to see."""

    source = PublicationField(label=_("Source in the library"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("page") and (typed.get("basis") != Basis.READ or not typed.get("source")):
            self.add_error("page", _("Give a page only of what was read there, and name the source."))
        return typed

    def _post_clean(self) -> None:
        """Nothing of it is a row yet: the action makes one."""


class DefinitionForm(SourcedForm):
    text = PlainText(
        label=_("In its own words"),
        rows=4,
        max_length=3000,
        required=False,
        help_text=_("As it was read, in its own language. Empty, where nobody here has read it."),
    )
    scope = PlainText(label=_("What it takes in, and leaves out"), rows=2, max_length=2000, required=False)

    class Meta:
        model = Definition
        fields = ("label", "text", "scope", "source", "page", "basis")


class PropositionForm(forms.ModelForm[Proposition]):
    mechanism = PlainText(label=_("By which mechanism"), rows=3, max_length=2000, required=False)
    scope = PlainText(label=_("Where it is said to hold"), rows=2, max_length=2000, required=False)

    class Meta:
        model = Proposition
        fields = ("claim", "mechanism", "scope")


class EvidenceForm(SourcedForm):
    note = PlainText(label=_("What was found"), rows=3, max_length=2000)

    class Meta:
        model = Evidence
        fields = ("direction", "design", "note", "source", "page", "basis")


class SynthesisForm(forms.ModelForm[Synthesis]):
    about = PlainText(label=_("Which studies are taken in"), rows=3, max_length=2000, required=False)

    class Meta:
        model = Synthesis
        fields = ("title", "measure", "about")


class FindingForm(SourcedForm):
    error = forms.FloatField(label=_("Its standard error"), min_value=1e-12)

    class Meta:
        model = Finding
        fields = (
            "label",
            "effect",
            "error",
            "people",
            "sector",
            "design",
            "source",
            "page",
            "basis",
        )
