"""What is typed to ask for feedback, to give it, and to answer it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.assess.models.feedback import FEWEST_DAYS, LONGEST_REASON, MOST_DAYS, Impression
from samenspel.phases.assess.queries.feedback import thing_on_page
from samenspel.spine.initiatives.forms import PeriodForm
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.things import card_of, thing_seen_by


def days_field(**options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Days within which you answer"),
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        help_text=_("Everyone reads this promise, and sees what waits longer."),
        **options,
    )


class FeedbackForm(PeriodForm):
    """Its cleaned data are the words of `actions.feedback.set_up_feedback`."""

    about = forms.ChoiceField(label=_("What about"))
    page = PlainText(
        label=_("Or something else in this initiative"),
        rows=1,
        required=False,
        max_length=500,
        help_text=_("The address of its page, such as that of a proposal or an idea."),
    )
    title = PlainText(label=_("Title"), rows=1, max_length=120)
    summary = PlainText(label=_("Why you ask, in one sentence"), rows=2, max_length=240, required=False)
    reply_days = days_field(initial=14)
    field_order = ("about", "page", "title", "summary", "reply_days", "opens_at", "closes_at")

    def __init__(self, typed: Any, *, initiative: Initiative, person: Any) -> None:
        super().__init__(typed)
        self.initiative, self.person = initiative, person
        things = [initiative.service, *initiative.activities.all()]
        self.fields["about"].choices = [(address_of(one), str(one)) for one in things]  # type: ignore[attr-defined]

    def clean_page(self) -> Any:
        typed = self.cleaned_data["page"]
        thing = thing_on_page(typed) if typed else None
        if typed and not self._is_ours(thing):
            words = _(
                "No page of this initiative has this address. Copy it from the browser, with all signs."
            )
            raise forms.ValidationError(words)
        return thing

    def _is_ours(self, thing: Any) -> bool:
        home = getattr(thing, "initiative", thing)
        return home == self.initiative and bool(card_of(thing).can_see(self.person, thing))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        thing = typed.pop("page", None)
        typed["about"] = thing or thing_seen_by(self.person, typed.get("about", ""))
        return typed


class PromiseForm(forms.Form):
    reply_days = days_field()


class DelayForm(forms.Form):
    """Its cleaned data are the words of `actions.feedback.postpone_answers`."""

    until = forms.DateField(
        label=_("Until when you answer them"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    because = PlainText(
        label=_("Why it takes longer"),
        rows=2,
        max_length=LONGEST_REASON,
        help_text=_("Whoever waits reads it, and everyone else."),
    )

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < clock.today():
            raise forms.ValidationError(_("This day is past. Choose a later one."))
        return day


class ImpressionForm(forms.ModelForm[Impression]):
    """Its cleaned data are the words of `actions.impressions.give_feedback`."""

    class Meta:
        model = Impression
        fields = ("went_well", "hindered", "to_change")
        field_classes = dict.fromkeys(fields, PlainText)
        widgets = dict.fromkeys(fields, forms.Textarea({"rows": 3}))

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(typed.values()):
            raise forms.ValidationError(_("Say something to at least one of the three questions."))
        return typed

    def _post_clean(self) -> None:
        """The row is made by the action, not by the form."""
