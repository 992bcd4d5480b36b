"""What is typed to set up a lottery, to change it, and for its draws."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import PlainText, day, moment
from samenspel.foundation.ui.words import at_line
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.sortition import Quota, read_figures
from samenspel.phases.design.models.lotteries import (
    MOST_DAYS,
    MOST_LETTERS,
    MOST_SEATS,
    Lottery,
    PoolFrom,
)
from samenspel.phases.design.rules.lotteries import changeable
from samenspel.spine.initiatives.forms import PeriodForm

COMPUTED = re.compile(r"[=@\t\r]|[+-](?! ?\d[\w ]*$)")
MOST_QUOTAS, LONGEST_VALUE, HEADER = 200, 80, _("feature;value;least;most")


class WhatItIsForm(forms.Form):
    """Its cleaned data are the settings of `actions.lotteries`."""

    seats = forms.IntegerField(label=_("Seats on the panel"), min_value=1, max_value=MOST_SEATS)
    quotas = PlainText(
        label=_("Who should be on the panel"),
        rows=9,
        max_length=20_000,
        initial=lambda: f"{HEADER}\n",
        help_text=_(
            "A table, a line for each value of each feature: feature;value;least;most. Or write "
            "feature;value;people with published figures: then the seats are divided in proportion. A value "
            "such as “rather not say” needs a line too, with 0 and the number of seats where it has no quota."
        ),
    )
    figures = PlainText(
        label=_("Where these figures come from"),
        rows=1,
        max_length=400,
        help_text=_("Such as: Statistics Netherlands, residents by age, 1 January 2026. Everyone sees this."),
    )
    letters = forms.IntegerField(
        label=_("Letters"),
        min_value=1,
        max_value=MOST_LETTERS,
        required=False,
        help_text=_("How many people of the list get one. Often one in twenty or thirty of them says yes."),
    )
    replies_until = moment(_("Last day for answers to the letters"), required=False)
    ends_on = day(_("Last meeting of the panel"))
    kept_days = forms.IntegerField(
        label=_("Erase the pool so many days after it"), min_value=1, max_value=MOST_DAYS, initial=60
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors:
            self._read_quotas(typed)
            self._check_letters(typed)
            self._check_order(typed)
        return typed

    def _read_quotas(self, typed: dict[str, Any]) -> None:
        try:
            quotas = read_figures(typed["quotas"].encode(), typed["seats"])
        except MalformedFile as error:
            self.add_error("quotas", at_line(error.line, error.problem))
            return
        for fault in faults_of(quotas, typed["seats"]):
            self.add_error("quotas", fault)
        typed["quotas"] = quotas

    def _check_letters(self, typed: dict[str, Any]) -> None:
        if typed.get("pool_from") != PoolFrom.LIST:
            return
        for name in ("letters", "replies_until"):
            if not typed[name]:
                self.add_error(name, _("A lottery from a list needs this."))

    def _check_order(self, typed: dict[str, Any]) -> None:
        """Its days follow one another, and the pool of what is to come is not erased today."""
        closes_at, until, ends_on = self.pool_closes(typed), typed.get("replies_until"), typed["ends_on"]
        if closes_at and until and until <= closes_at:
            self.add_error(
                "replies_until", _("Letters are drawn after the pool closes. Choose a later moment.")
            )
        if any(ends_on < localdate(moment) for moment in (closes_at, until) if moment):
            self.add_error(
                "ends_on", _("The panel meets after all that comes before it. Choose a later day.")
            )
        elif ends_on < clock.today() and ends_on != self.initial.get("ends_on"):
            self.add_error("ends_on", _("This day is over, and the pool would be erased too soon."))

    def pool_closes(self, typed: dict[str, Any]) -> datetime | None:
        return typed.get("closes_at")


def faults_of(quotas: Sequence[Quota], seats: int) -> list[Any]:
    """What can never go together, whoever is in the pool."""
    faults: list[Any] = []
    by_feature: dict[str, list[Quota]] = defaultdict(list)
    for quota in quotas:
        by_feature[quota.feature].append(quota)
    if len(quotas) > MOST_QUOTAS or any(len(q.feature + q.value) > 2 * LONGEST_VALUE for q in quotas):
        faults.append(_("At most %(most)d lines, with short words.") % {"most": MOST_QUOTAS})
    for feature, rows in by_feature.items():
        told = {"feature": feature, "seats": seats}
        least, most = sum(row.least for row in rows), sum(row.most for row in rows)
        if odd := next((word for row in rows for word in (feature, row.value) if COMPUTED.match(word)), ""):
            faults.append(
                _("“%(word)s” would be computed by a spreadsheet. Write it in words.") % {"word": odd}
            )
        if len({row.value for row in rows}) < len(rows):
            faults.append(_("“%(feature)s” has the same value on two lines.") % told)
        if least > seats:
            words = _("The least of “%(feature)s” are %(sum)d together, more than the %(seats)d seats.")
            faults.append(words % {**told, "sum": least})
        if most < seats:
            words = _("The most of “%(feature)s” are %(sum)d together, fewer than the %(seats)d seats.")
            faults.append(words % {**told, "sum": most})
    return faults


class LotteryForm(WhatItIsForm, PeriodForm):
    """With the words of `actions.lotteries.set_up_lottery`."""

    title = PlainText(label=_("Title"), rows=1, max_length=120)
    summary = PlainText(label=_("What the panel is for"), rows=2, max_length=240)
    pool_from = forms.ChoiceField(
        label=_("Where people come from"), choices=PoolFrom.choices, widget=forms.RadioSelect
    )
    field_order = (
        *("title", "summary", "seats", "quotas", "figures", "pool_from", "letters"),
        *("opens_at", "closes_at", "replies_until", "ends_on", "kept_days"),
    )

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["opens_at"].label = _("The pool opens")
        self.fields["closes_at"].label = _("The pool closes")

    def clean_letters(self) -> int:
        return self.cleaned_data["letters"] or 0


class ChangeLotteryForm(WhatItIsForm):
    """Once a list is public, only the dates."""

    def __init__(self, typed: Any = None, *, lottery: Lottery) -> None:
        rows = [HEADER, *(";".join(map(str, row)) for row in lottery.quotas)]
        super().__init__(typed, initial={**vars(lottery), "quotas": "\n".join(map(str, rows))})
        self.lottery = lottery
        if not lottery.has_letters:
            del self.fields["letters"], self.fields["replies_until"]
        for name in {*self.fields} - {*changeable(lottery)}:
            del self.fields[name]

    def pool_closes(self, typed: dict[str, Any]) -> datetime | None:
        return self.lottery.activity.closes_at

    def _read_quotas(self, typed: dict[str, Any]) -> None:
        if "quotas" in self.fields:
            super()._read_quotas(typed)

    def _check_letters(self, typed: dict[str, Any]) -> None:
        if self.lottery.has_letters:
            names = [name for name in ("letters", "replies_until") if name in self.fields and not typed[name]]
            for name in names:
                self.add_error(name, _("A lottery from a list needs this."))


class ReasonForm(forms.Form):
    text = PlainText(label=_("Why"), rows=4, max_length=400, help_text=_("Everyone reads this."))


class AttendanceForm(forms.Form):
    on = day(_("Day"))
    numbers = forms.MultipleChoiceField(
        label=_("Who was there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Mark all of that day: who is not marked was not there."),
    )

    def __init__(
        self, typed: Any = None, *, seats: Sequence[tuple[str, str]], there: Sequence[str] = ()
    ) -> None:
        """`there`: who was noted for today."""
        super().__init__(typed, initial={"on": clock.today(), "numbers": there})
        numbers = self.fields["numbers"]
        assert isinstance(numbers, forms.MultipleChoiceField)
        numbers.choices = seats

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("This day is still to come."))
        return on
