"""What is typed where chance decides: beforehand how the seed will come about, and later the seed."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import PlainText, moment
from samenspel.foundation.ui.words import said
from samenspel.methods.seeds import UnfitSeed, check_signature, is_short

LONGEST = timedelta(days=366)


class SeedPlanForm(forms.Form):
    seed_plan = PlainText(
        label=_("How the seed comes about"),
        rows=2,
        max_length=400,
        help_text=_(
            "Something that nobody can know or steer beforehand. Such as: at the meeting of 4 March, 20 dice "
            "are thrown by whoever is in the hall."
        ),
    )
    draws_at = moment(_("When the draw is"), help_text=_("Nobody can draw before this moment."))

    def clean_draws_at(self) -> datetime:
        draws_at: datetime = self.cleaned_data["draws_at"]
        if draws_at > clock.now() + LONGEST:
            raise forms.ValidationError(_("This is more than a year away. Is it the right year?"))
        return draws_at


class SeedForm(forms.Form):
    seed = PlainText(
        label=_("Seed"),
        rows=1,
        max_length=400,
        help_text=_(
            "The dice in order, or the randomness that was published. Spaces at the ends do not count."
        ),
    )
    signature = PlainText(
        label=_("Signature"),
        rows=1,
        max_length=400,
        required=False,
        help_text=_(
            "Only for a seed of drand: the signature of the same round, so that the seed is checked."
        ),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.errors:
            return typed
        try:
            if is_short(typed["seed"]):
                raise forms.ValidationError(
                    _("This seed is too short: somebody could have tried them all. Throw 20 dice at least.")
                )
            if typed["signature"]:
                check_signature(typed["seed"], typed["signature"])
        except UnfitSeed as error:
            raise forms.ValidationError(said(error.problem)) from error
        return typed
