"""What is typed to set up a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.models import Initiative
from samenspel.tools.surveys.models.surveys import every_survey


class ReportForm(forms.Form):
    """Its cleaned data are the words of `actions.reports.set_up_report`."""

    title = PlainText(label=_("Title"), rows=1, max_length=120)
    summary = PlainText(label=_("What should be found out, in one sentence"), rows=2, max_length=240)
    survey = forms.ModelChoiceField(
        every_survey().none(),
        label=_("Whose answers"),
        required=False,
        empty_label=_("No survey"),
        help_text=_("Numbers about people come from their answers to this survey."),
    )

    def __init__(self, typed: Any, *, initiative: Initiative) -> None:
        super().__init__(typed)
        field = self.fields["survey"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = every_survey().filter(activity__initiative=initiative)
