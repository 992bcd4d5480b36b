"""What is typed to ask for feedback."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.assess.models.feedback import FEWEST_DAYS, MOST_DAYS
from samenspel.spine.initiatives.forms import PeriodForm
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.things import thing_seen_by


class FeedbackForm(PeriodForm):
    """Its cleaned data are the words of `actions.feedback.set_up_feedback`."""

    about = forms.ChoiceField(label=_("What about"))
    title = PlainText(label=_("Title"), rows=1, max_length=120)
    summary = PlainText(label=_("Why you ask, in one sentence"), rows=2, max_length=240, required=False)
    reply_days = forms.IntegerField(
        label=_("Days within which you answer"),
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        initial=14,
        help_text=_("Everyone reads this promise, and sees what waits longer."),
    )
    field_order = ("about", "title", "summary", "reply_days", "opens_at", "closes_at")

    def __init__(self, typed: Any, *, initiative: Initiative, person: Any) -> None:
        super().__init__(typed)
        self.person = person
        things = [initiative.service, *initiative.activities.all()]
        self.fields["about"].choices = [(address_of(one), str(one)) for one in things]  # type: ignore[attr-defined]

    def clean_about(self) -> Any:
        return thing_seen_by(self.person, self.cleaned_data["about"])
