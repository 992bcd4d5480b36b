"""Following up what was chosen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import MoneyField, PlainText, filled_rows
from samenspel.foundation.ui.pictures import PictureForm
from samenspel.phases.plan.models import Award


class MilestoneForm(forms.Form):
    """One promise; a row without text is left out."""

    text = forms.CharField(label=_("What will be there"), max_length=160, required=False)
    due_on = forms.DateField(
        label=_("By when"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    is_reached = forms.BooleanField(label=_("It is there"), required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("text") and not values.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Say by when."))
        return values


MilestoneFormSet = forms.formset_factory(MilestoneForm, extra=2, max_num=20)


class AwardForm(forms.Form):
    owner = forms.CharField(
        label=_("Who carries it out"),
        max_length=160,
        help_text=_("A department or a person's role, such as: park maintenance, with the neighbours."),
    )

    def __init__(self, data: Any = None, *, award: Award) -> None:
        super().__init__(data, initial={"owner": award.owner})
        rows = [
            {"text": one.text, "due_on": one.due_on, "is_reached": one.reached_on is not None}
            for one in award.milestones.all()
        ]
        self.milestones = MilestoneFormSet(data, prefix="milestones", initial=rows)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.milestones.is_valid():
            values["milestones"] = filled_rows(self.milestones, "text")
        else:
            self.add_error(None, _("Something is wrong in the milestones, at the end of the form."))
        return values


class UpdateForm(PictureForm):
    """News, with how far it is and what it has cost until now; without an amount, as much as before."""

    text = PlainText(label=_("What is new"), max_length=3000, rows=5)
    state = forms.ChoiceField(label=_("How far it is"), choices=Award.State.choices, widget=forms.RadioSelect)
    spent = MoneyField(label=_("Spent until now"), required=False)
    field_order = ("text", "state", "spent", "picture", "picture_words")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        spent = values.get("spent")
        kept = self.initial.get("spent", 0) if spent is None else spent
        return {**values, "spent": kept}


class VerdictForm(forms.Form):
    is_as_promised = forms.TypedChoiceField(
        label=_("Is it what you voted for?"),
        widget=forms.RadioSelect,
        coerce=lambda text: text == "yes",
        choices=[("yes", _("Yes")), ("no", _("No"))],
    )
    text = PlainText(label=_("In your words"), required=False, max_length=2000)
