"""What is typed about another site that offers values."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.fetching import why_not
from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.words import said
from samenspel.methods.indicators import Path
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.assess.models.indicators import Form, Indicator
from samenspel.phases.assess.sources.indicators import unfetched

PATHS = ("path", "period_name", "value_name", "beside_name")


class SourceForm(SavingForm):
    """Its cleaned data are the words of `actions.sources.set_source`."""

    address = PlainText(label=_("Address"), rows=1, max_length=2000, help_text=_("It begins with https://"))
    form = forms.ChoiceField(
        label=_("What is there"), choices=Form.choices, widget=forms.RadioSelect, initial=Form.CSV
    )
    path = PlainText(
        label=_("Where the list is"),
        rows=1,
        max_length=200,
        required=False,
        help_text=_(
            "In JSON only: names with dots between them, such as data.rows. Empty: the whole is the list."
        ),
    )
    period_name = PlainText(
        label=_("What the day or period is called"), rows=1, max_length=200, help_text=_("Such as: date.")
    )
    value_name = PlainText(
        label=_("What the value is called"), rows=1, max_length=200, help_text=_("Such as: value.")
    )
    beside_name = PlainText(label=_("What the comparison is called"), rows=1, max_length=200, required=False)
    decimal = forms.ChoiceField(
        label=_("Mark before decimals"),
        choices=[(".", _("Point: 12.5")), (",", _("Comma: 12,5"))],
        widget=forms.RadioSelect,
        initial=".",
        help_text=_("In a table; JSON has points."),
    )

    def __init__(self, typed: Any, *, indicator: Indicator) -> None:
        remote = getattr(indicator, "remote", None)
        stands = {name: getattr(remote, name) for name in self.base_fields} if remote else None
        super().__init__(typed, initial=stands)
        if not indicator.compared_with:
            del self.fields["beside_name"]

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if (error := why_not(address, settings.INDICATOR_HOSTS)) is not None:
            raise forms.ValidationError(said(unfetched(error).problem))
        return address

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("form") == Form.JSON:
            for name in PATHS:
                if typed.get(name) and not _is_path(typed[name]):
                    self.add_error(name, _("Write names with dots between them, such as data.rows."))
        return typed


def _is_path(text: str) -> bool:
    try:
        Path(text)
    except ValueError:
        return False
    return True
