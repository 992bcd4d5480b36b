"""What is typed to announce a draw, and to hold it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import PlainText, moment
from samenspel.foundation.ui.words import said
from samenspel.methods.sortition import UnfitSeed, check_signature, is_short
from samenspel.phases.design.models.lotteries import MOST_LETTERS, Draw, Lottery
from samenspel.phases.design.rules.lotteries import next_draw, why_not_at


class AnnounceForm(forms.Form):
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

    def __init__(self, typed: Any = None, *, lottery: Lottery) -> None:
        super().__init__(typed)
        self.lottery = lottery

    def why_not(self, draws_at: datetime) -> Any:
        return why_not_at(self.lottery, next_draw(self.lottery), draws_at)

    def clean_draws_at(self) -> datetime:
        draws_at: datetime = self.cleaned_data["draws_at"]
        if reason := self.why_not(draws_at):
            raise forms.ValidationError(reason)
        if draws_at > clock.now() + timedelta(days=366):
            raise forms.ValidationError(_("This is more than a year away. Is it the right year?"))
        return draws_at


class MoreLettersForm(AnnounceForm):
    """With the words of `actions.draws.announce_more_letters_later`."""

    letters = forms.IntegerField(
        label=_("More letters"),
        min_value=1,
        max_value=MOST_LETTERS,
        help_text=_("How many people get one who got none yet, at most one at each address."),
    )
    replies_until = moment(
        _("Last day for answers to the letters"),
        help_text=_("Whoever got one of the first letters can answer until then too."),
    )
    field_order = ("letters", "seed_plan", "draws_at", "replies_until")

    def clean_replies_until(self) -> datetime:
        until: datetime = self.cleaned_data["replies_until"]
        if localdate(until) > self.lottery.ends_on:
            raise forms.ValidationError(
                _("Then the last meeting of the panel is over. Choose an earlier day, or a later meeting.")
            )
        return until

    def why_not(self, draws_at: datetime) -> Any:
        return why_not_at(self.lottery, Draw.Of.PANEL, draws_at)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and typed["replies_until"] <= typed["draws_at"]:
            self.add_error("replies_until", _("The letters are drawn before it. Choose a later day."))
        return typed


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
