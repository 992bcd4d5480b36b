"""What is typed to set up a survey, and what it asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.forms import PeriodForm
from samenspel.spine.initiatives.phases import Phase
from samenspel.tools.surveys.models.surveys import Asked


class SurveyForm(PeriodForm):
    """Its cleaned data are the words of `actions.surveys.set_up_survey`."""

    title = PlainText(label=_("What the survey is about"), rows=1, max_length=120)
    summary = PlainText(label=_("Why you ask, in one sentence"), rows=2, max_length=240, required=False)
    phase = forms.ChoiceField(label=_("Phase"), choices=Phase.choices, initial=Phase.ASSESS)
    asked = forms.ChoiceField(
        label=_("Who is asked"), choices=Asked.choices, widget=forms.RadioSelect, initial=Asked.MEMBERS
    )
    field_order = ("title", "summary", "asked", "phase", "opens_at", "closes_at")
