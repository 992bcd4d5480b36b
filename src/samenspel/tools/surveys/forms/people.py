"""Who is invited, when they are reminded, and of how many people answers are taken."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.addresses import COLUMNS, Addresses, addresses_in, faults_said
from samenspel.foundation.ui.fields import moment
from samenspel.foundation.ui.uploads import LinesForm, check_megabytes, file_of_text, lines_typed
from samenspel.methods.questionnaires import Multiple, Single
from samenspel.tools.surveys.actions.inviting import MOST_REMINDERS
from samenspel.tools.surveys.forms.fields import said_in
from samenspel.tools.surveys.models.surveys import LONGEST_HOLD, Wave
from samenspel.tools.surveys.queries.invitations import done_up_to

MOST_INVITED, LARGEST_MB, MOST_PLACES = 5_000, 2, 1_000_000


class InviteForm(LinesForm):
    """Addresses, one on each line: typed, or in a file."""

    columns, largest_mb = COLUMNS, LARGEST_MB
    found = Addresses()

    typed = lines_typed(
        _("E-mail addresses"),
        rows=8,
        help_text=_("One on each line. They are added to who was invited before."),
    )
    file = file_of_text(
        _("Or a file"), help_text=_("One address on each line, or a table (CSV) with a column “E-mail”.")
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if file := values.get("file"):
            check_megabytes(file, LARGEST_MB)
        if not self.errors:
            self._read()
        return values

    def _read(self) -> None:
        lines = self.lines()
        if len(lines) > MOST_INVITED:
            raise forms.ValidationError(
                _("These are more than %(most)d lines. Send them in parts."), params={"most": MOST_INVITED}
            )
        self.found = addresses_in(lines)
        if not self.found.emails:
            raise forms.ValidationError(_("There is no address on this list yet."))
        self.refuse_lines(faults_said(self.found))


class WithdrawForm(forms.Form):
    email = MailboxInput(label=_("E-mail address"), help_text=_("As it stood on the list."))


class RemindersForm(forms.Form):
    """Its moments, each once; those that are past can't be chosen any more."""

    def __init__(self, typed: Any = None, *, wave: Wave) -> None:
        super().__init__(typed)
        self.wave, self.past = wave, done_up_to(wave)
        planned = {one.number: one.at for one in wave.reminders.all()}
        for number in range(self.past + 1, MOST_REMINDERS + 1):
            label = _("Reminder %(number)d") % {"number": number}
            self.fields[f"at_{number}"] = moment(label, required=False, initial=planned.get(number))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        closes = self.wave.survey.activity.closes_at
        for name, at in [*values.items()]:
            if at and at <= clock.now():
                self.add_error(name, _("This moment is past. Choose a later one."))
            elif at and closes and at >= closes:
                self.add_error(name, _("The survey is closed then. Choose an earlier moment."))
        return values

    @property
    def moments(self) -> list[datetime]:
        return sorted({at for at in self.cleaned_data.values() if at})


class BeginWaveForm(forms.Form):
    again = forms.BooleanField(
        label=_("Write again to everybody who was invited by mail"),
        help_text=_("Except to those who want no more letters."),
        required=False,
        initial=True,
    )


class QuotaForm(forms.Form):
    """Its cleaned data are words of `actions.quotas.add_quota`."""

    options = forms.MultipleChoiceField(label=_("Who answers"), widget=forms.CheckboxSelectMultiple)
    number = forms.IntegerField(label=_("How many people, at most"), min_value=1, max_value=MOST_PLACES)

    def __init__(self, typed: Any = None, *, question: Single | Multiple, language: str) -> None:
        super().__init__(typed)
        self.text = said_in(question.text, language)
        self.codes = {str(one.code): one.code for one in question.options}
        choices = [(str(one.code), said_in(one.text, language)) for one in question.options]
        field = self.fields["options"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    def clean_options(self) -> Sequence[int | str]:
        return [self.codes[one] for one in self.cleaned_data["options"]]


class NumberForm(forms.Form):
    number = forms.IntegerField(label=_("How many people, at most"), min_value=1, max_value=MOST_PLACES)


class HoldForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes for which a place is kept"),
        help_text=_("For somebody who goes no further. Then it is free for others."),
        min_value=1,
        max_value=LONGEST_HOLD,
    )
