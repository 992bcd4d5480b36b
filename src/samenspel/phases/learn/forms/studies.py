"""What is typed of a study and of its plan."""

import math
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText, day
from samenspel.foundation.ui.uploads import check_megabytes
from samenspel.foundation.ui.words import said
from samenspel.methods.evidence import METHODS, UnfitData
from samenspel.methods.reporting import Hypothesis, Plan
from samenspel.methods.studies import FIELDS, UnfitStudy
from samenspel.methods.studies.stamps import cleaned_doi
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.assess.forms.plans import HypothesisForm, PlanForm
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.models.studies import LONGEST_REASON, LONGEST_TITLE, Study, StudyDesign
from samenspel.phases.learn.queries.studies import leads_for, places_for, surveys_for
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.surveys import Survey

LONGEST_ANSWER = 3000
OWN = "own"
HIDDEN = _("Until then only the digest of each plan is public. Four years at most; empty: at once.")
Place = Initiative | Edition


def key_of(place: Place) -> str:
    return f"{place._meta.model_name}-{place.pk}"


class StudyForm(SavingForm):
    """Its cleaned data are the words of `actions.studies.set_up_study`."""

    title = PlainText(label=_("Title"), rows=1, max_length=LONGEST_TITLE)
    question = PlainText(label=_("What do you want to know?"), rows=2, max_length=400)
    place = forms.ChoiceField(label=_("Where it is done"))
    design = forms.ChoiceField(label=_("Design"), choices=StudyDesign.choices, widget=forms.RadioSelect)
    hidden_until = day(_("The plan is hidden until"), required=False, help_text=HIDDEN)

    def __init__(self, typed: Any, *, person: Person, begun: str = "") -> None:
        super().__init__(typed, initial={"place": begun, "design": StudyDesign.INVITATION})
        self.places: dict[str, Place] = {key_of(one): one for one in places_for(person)}
        field: Any = self.fields["place"]
        field.choices = [
            *((key, str(one)) for key, one in self.places.items()),
            (OWN, _("Elsewhere: a study of my own")),
        ]

    def clean_place(self) -> Place | None:
        return self.places.get(self.cleaned_data["place"])


class ChangeStudyForm(SavingForm):
    """Its cleaned data are the words of `actions.studies.change_study`."""

    title = PlainText(label=_("Title"), rows=1, max_length=LONGEST_TITLE)
    lead = forms.ChoiceField(label=_("Who leads it"))
    survey = forms.ChoiceField(
        label=_("Survey"),
        required=False,
        help_text=_("Whether people hand it in, or what they answer, is an outcome then."),
    )
    hidden_until = day(_("The plan is hidden until"), required=False, help_text=HIDDEN)

    def __init__(self, typed: Any, *, study: Study) -> None:
        super().__init__(
            typed,
            initial={
                "title": study.title,
                "lead": str(study.lead_id),
                "survey": str(study.survey_id or ""),
                "hidden_until": study.hidden_until,
            },
        )
        self.leads = {str(one.pk): one for one in leads_for(study)}
        self.surveys = {str(one.pk): one for one in surveys_for(study)}
        lead, survey = self.fields["lead"], self.fields["survey"]
        lead.choices = [(key, str(one)) for key, one in self.leads.items()]  # type: ignore[attr-defined]
        chosen = [(key, str(one)) for key, one in self.surveys.items()]
        survey.choices = [("", _("None")), *chosen]  # type: ignore[attr-defined]

    def clean_lead(self) -> Person:
        return self.leads[self.cleaned_data["lead"]]

    def clean_survey(self) -> Survey | None:
        return self.surveys.get(self.cleaned_data["survey"])


class StudyPlanForm(PlanForm):
    """With what the registries ask besides. Its cleaned data are the words of
    `actions.studies.write_study_plan`."""

    def __init__(self, typed: Any, *, plan: Plan | None) -> None:
        super().__init__(typed, plan=plan)
        for name, (asked, help_text) in FIELDS.items():
            self.fields[name] = PlainText(
                label=_(asked),
                help_text=_(help_text) if help_text else "",
                rows=3,
                max_length=LONGEST_ANSWER,
                required=False,
            )
            self.initial[name] = plan.more.get(name, "") if plan else ""

    @property
    def values(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return {"more": {name: typed.pop(name) for name in FIELDS}, **typed}


class ExpectationForm(HypothesisForm):
    """Where no table is known beforehand, a method says all."""

    def __init__(self, typed: Any, *, codebook: Any) -> None:
        super().__init__(typed, codebook=codebook)
        if not self.can_ask:
            del self.fields["outcome"], self.fields["compared"]
            self.fields["more"].required = True
            self.fields["more"].label = _("Which method, on which columns?")

    @property
    def can_ask(self) -> bool:
        return "outcome" in self.fields and super().can_ask

    @property
    def expected(self) -> Hypothesis:
        self.cleaned_data.setdefault("outcome", "")
        self.cleaned_data.setdefault("compared", "")
        return self.hypothesis


POWER_DESIGNS = [
    ("means", _("Two groups, a number compared")),
    ("shares", _("Two groups, a share compared")),
    ("clusters", _("Groups of people, such as classes or streets")),
    ("stepped wedge", _("Stepped wedge")),
]


class SizeForm(forms.Form):
    """The calculation of power, before the data and never after."""

    design = forms.ChoiceField(label=_("What is compared"), choices=POWER_DESIGNS, widget=forms.RadioSelect)
    effect = forms.FloatField(
        label=_("The smallest difference that would matter"),
        min_value=1e-6,
        help_text=_("In the unit of the outcome; of a share 0.1 is ten in a hundred."),
    )
    power = forms.FloatField(
        label=_("The chance to find it if it is there"), min_value=0.5, max_value=0.999, initial=0.8
    )
    sd = forms.FloatField(
        label=_("How much people differ (standard deviation)"), min_value=1e-6, required=False, initial=1.0
    )
    base = forms.FloatField(label=_("The share without it"), min_value=0.001, max_value=0.999, required=False)
    icc = forms.FloatField(
        label=_("How alike people of one group are (ICC)"), min_value=0, max_value=1, required=False
    )
    size = forms.FloatField(label=_("People in a group"), min_value=1, required=False)

    def solved(self) -> dict[str, Any]:
        """`people`, `why_so_many`: as a plan has them. Raises ValidationError where nothing comes of it."""
        spec = {name: value for name, value in self.cleaned_data.items() if value is not None}
        try:
            found = METHODS["power"](None, spec)
        except UnfitData as error:
            raise forms.ValidationError(said(error.problem)) from error
        return {
            "people": _people(found, self.cleaned_data),
            "why_so_many": str(found.sentence)[:LONGEST_REASON],
        }


def _people(found: Any, typed: dict[str, Any]) -> int:
    """In all groups together."""
    first: int = math.ceil(found["n"].value)
    groups = 1 if typed["design"] == "stepped wedge" else 2
    in_each = typed["size"] if typed["design"] in ("clusters", "stepped wedge") else None
    return math.ceil(first * groups * (in_each or 1))


class StampForm(SavingForm):
    """Its cleaned data are the words of `actions.stamps.stamp_plan`."""

    doi = PlainText(
        label="DOI",
        rows=1,
        max_length=300,
        required=False,
        help_text=_("Where the plan lies elsewhere, such as at OSF."),
    )
    token = forms.FileField(
        label=_("Time stamp (.tsr)"),
        required=False,
        help_text=_("What an authority for time stamps answered (RFC 3161)."),
    )
    root = forms.FileField(
        label=_("Certificate of the authority (.pem)"),
        required=False,
        help_text=_("As it publishes it; the root first, others after it."),
    )

    def clean_doi(self) -> str:
        typed = self.cleaned_data["doi"]
        try:
            return cleaned_doi(typed) if typed else ""
        except UnfitStudy as error:
            raise forms.ValidationError(said(error.problem)) from error

    def clean_token(self) -> bytes:
        return self._read("token")

    def clean_root(self) -> bytes:
        return self._read("root")

    def _read(self, name: str) -> bytes:
        file = self.cleaned_data[name]
        if file is None:
            return b""
        check_megabytes(file, 1)
        content: bytes = file.read()
        return content

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        has_token, has_root = bool(typed.get("token")), bool(typed.get("root"))
        if not self.errors and (bool(typed.get("doi")) == has_token or has_token != has_root):
            raise forms.ValidationError(_("Give a DOI, or a time stamp with its certificate."))
        return typed


class DeviationForm(forms.Form):
    text = PlainText(label=_("What was done otherwise, and why"), rows=4, max_length=1000)
