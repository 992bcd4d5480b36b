"""Promising, telling the news, and saying whether it is what was promised."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText, filled_rows
from samenspel.foundation.ui.pictures import PictureForm
from samenspel.tools.promises.models import Promise


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


class PromiseForm(forms.Form):
    owner = forms.CharField(
        label=_("Who carries it out"),
        max_length=160,
        help_text=_("A department or a person's role, such as: park maintenance, with the neighbours."),
    )

    def __init__(self, data: Any = None, *, promise: Any) -> None:
        super().__init__(data, initial={"owner": promise.owner})
        rows = [
            {"text": one.text, "due_on": one.due_on, "is_reached": one.reached_on is not None}
            for one in promise.milestones.all()
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
    """News, with how far it is."""

    text = PlainText(label=_("What is new"), max_length=3000, rows=5)
    state = forms.ChoiceField(
        label=_("How far it is"), choices=Promise.State.choices, widget=forms.RadioSelect
    )
    field_order: tuple[str, ...] = ("text", "state", "picture", "picture_words", "shows_nobody")


class VerdictForm(forms.Form):
    """`question`: what people are asked about the thing."""

    is_as_promised = forms.TypedChoiceField(
        widget=forms.RadioSelect,
        coerce=lambda text: text == "yes",
        choices=[("yes", _("Yes")), ("no", _("No"))],
    )
    text = PlainText(label=_("In your words"), required=False, max_length=2000)

    def __init__(self, typed: Any = None, *, question: Any) -> None:
        super().__init__(typed)
        self.fields["is_as_promised"].label = question
