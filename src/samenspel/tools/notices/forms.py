"""How often somebody wants mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.tools.notices.models import Mail, Reader, Weekday

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class SettingsForm(forms.Form):
    mail = forms.ChoiceField(
        label=_("How often do you want mail?"), choices=Mail.choices, widget=forms.RadioSelect
    )
    weekday = forms.TypedChoiceField(
        label=_("On which day, when it comes weekly"), choices=Weekday.choices, coerce=int
    )
    hour = forms.TypedChoiceField(label=_("At what time"), choices=HOURS, coerce=int)

    def __init__(self, data: Any = None, *, reader: Reader) -> None:
        super().__init__(data, initial={"mail": reader.mail, "weekday": reader.weekday, "hour": reader.hour})


class AgainForm(forms.Form):
    """The undo of an unsubscription."""

    again = forms.ChoiceField(choices=[choice for choice in Mail.choices if choice[0] != Mail.NEVER])
