"""What is typed to announce a draw."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import moment
from samenspel.foundation.ui.seeding import SeedPlanForm
from samenspel.phases.design.models.lotteries import MOST_LETTERS, Draw, Lottery
from samenspel.phases.design.rules.lotteries import next_draw, why_not_at


class AnnounceForm(SeedPlanForm):
    def __init__(self, typed: Any = None, *, lottery: Lottery) -> None:
        super().__init__(typed)
        self.lottery = lottery

    def why_not(self, draws_at: datetime) -> Any:
        return why_not_at(self.lottery, next_draw(self.lottery), draws_at)

    def clean_draws_at(self) -> datetime:
        draws_at = super().clean_draws_at()
        if reason := self.why_not(draws_at):
            raise forms.ValidationError(reason)
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
