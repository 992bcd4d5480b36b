"""What is typed to set up a survey, and what it asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.forms import PeriodForm
from samenspel.spine.initiatives.phases import Phase
from samenspel.tools.surveys.models.surveys import Asked, Basis


class SurveyForm(PeriodForm):
    """Its cleaned data are the words of `actions.surveys.set_up_survey`."""

    title = PlainText(label=_("What the survey is about"), rows=1, max_length=120)
    summary = PlainText(label=_("Why you ask, in one sentence"), rows=2, max_length=240, required=False)
    phase = forms.ChoiceField(label=_("Phase"), choices=Phase.choices, initial=Phase.ASSESS)
    asked = forms.ChoiceField(
        label=_("Who is asked"), choices=Asked.choices, widget=forms.RadioSelect, initial=Asked.MEMBERS
    )
    asks_children = forms.BooleanField(
        label=_("It asks children, too"),
        required=False,
        help_text=_("A guardian and the child say yes before the first page. Ask for no names."),
    )
    basis = forms.ChoiceField(
        label=_("On which basis you use the answers"),
        choices=Basis.choices,
        widget=forms.RadioSelect,
        initial=Basis.CONSENT,
        help_text=_("For your own use. Research has a basis of its own."),
    )
    because = PlainText(
        label=_("Which task or interest"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("Unless it is consent. Everybody who answers reads it."),
    )
    field_order = (
        *("title", "summary", "asked", "asks_children", "basis", "because"),
        *("phase", "opens_at", "closes_at"),
    )

    def clean(self) -> dict[str, Any]:
        explain(self, self.cleaned_data.get("basis"), "because")
        return self.cleaned_data


def explain(form: forms.Form, basis: str | None, name: str) -> None:
    """What is not consent is explained."""
    if basis not in (None, Basis.CONSENT) and not form.cleaned_data.get(name):
        form.add_error(name, _("Say which task or interest that is."))
