"""How many places there are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import moment
from samenspel.tools.seats.models import LONGEST_OFFER, Places

MOST_PLACES = 100_000


class PlacesForm(forms.Form):
    number = forms.IntegerField(label=_("How many places"), min_value=1, max_value=MOST_PLACES)
    closes_at = moment(
        label=_("People sign up until"), help_text=_("After that, no place is offered any more.")
    )
    offer_hours = forms.IntegerField(
        label=_("Hours for which a free place is offered"),
        help_text=_("Whoever is asked has so long to take it; then it goes to the next one."),
        min_value=1,
        max_value=LONGEST_OFFER,
    )
    by_lottery = forms.BooleanField(
        label=_("Draw lots on the waiting list"),
        help_text=_("Otherwise whoever came first is asked first."),
        required=False,
    )

    def __init__(self, typed: Any = None, *, places: Places) -> None:
        super().__init__(typed, initial=_as_said(places))
        self.places = places

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        if number < self.places.taken:
            raise forms.ValidationError(_("More places are taken than that. Who has one keeps it."))
        return number


def _as_said(places: Places) -> dict[str, Any]:
    """Where nothing was said yet, people may sign up until it begins; if that is past, somebody says when."""
    is_sensible = places.pk is not None or places.closes_at > clock.now()
    return {
        "number": places.number or None,
        "closes_at": places.closes_at if is_sensible else None,
        "offer_hours": places.offer_hours,
        "by_lottery": places.by_lottery,
    }
