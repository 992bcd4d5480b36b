"""What is typed about series, editions and organisers."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.fields import PlainText, day
from samenspel.phases.learn.models.series import Edition, Series
from samenspel.phases.learn.rules.conflicts import owners_of

NOBODY = _("Nobody here confirmed this address. Ask them to sign up first.")


class SeriesForm(forms.ModelForm[Series]):
    source = forms.URLField(
        label=_("Where this is told"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("Without a source that somebody read, it is shown as not verified."),
    )

    class Meta:
        model = Series
        fields = ("name", "summary", "source", "is_verified")
        field_classes = {"name": PlainText, "summary": PlainText}
        widgets = {"name": forms.TextInput(), "summary": forms.Textarea({"rows": 5})}


class EditionForm(forms.Form):
    """Its cleaned data are the words of `actions.series.add_edition`."""

    name = PlainText(label=_("Name"), rows=1, max_length=150)
    summary = PlainText(label=_("What it is about"), rows=5, max_length=5000, required=False)
    place = PlainText(label=_("Where"), rows=1, max_length=150, required=False)
    begins_on = day(_("First day"))
    ends_on = day(_("Last day"))
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=60,
        help_text=_("By its name, such as Europe/Brussels. All its times are said by the clocks there."),
    )
    informed_by = forms.ModelMultipleChoiceField(
        label=_("Editions whose findings and questions it takes up"),
        queryset=Edition.objects.select_related("series"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_zone(self) -> str:
        name = str(self.cleaned_data["zone"]).strip()
        if name not in available_timezones() or "/" not in name:
            raise forms.ValidationError(
                _("There is no time zone of this name. Write one such as Europe/Brussels.")
            )
        return ZoneInfo(name).key

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("begins_on") and typed.get("ends_on") and typed["ends_on"] < typed["begins_on"]:
            self.add_error("ends_on", _("It ends before it begins. Choose a later day."))
        return typed


def somebody_at(address: str) -> Any:
    """Whoever confirmed it. Raises ValidationError."""
    person = owners_of([address]).get(address)
    if person is None or not person.is_active:
        raise forms.ValidationError(NOBODY)
    return person


class MailboxForm(forms.Form):
    """Somebody with an account, found by a confirmed address; its value is the person."""

    person = MailboxInput(label=_("Their e-mail address"))

    def clean_person(self) -> Any:
        return somebody_at(self.cleaned_data["person"])
