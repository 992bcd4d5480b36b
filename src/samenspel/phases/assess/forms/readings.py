"""What is typed about values: one at a time, or a table of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import PlainText, day
from samenspel.foundation.ui.uploads import LinesForm, file_of_text, lines_typed
from samenspel.foundation.ui.words import at_line
from samenspel.methods.indicators import MalformedFile, Rhythm, Sent, read_csv
from samenspel.phases.assess.forms.indicators import SavingForm, ValueField, value_of
from samenspel.phases.assess.models.indicators import (
    LONGEST_NOTE,
    LONGEST_REASON,
    Indicator,
    Reading,
    Side,
)

LARGEST_MB = 1


def _value_box(unit: str) -> ValueField:
    return ValueField(label=_("Value"), help_text=_("In “%(unit)s”.") % {"unit": unit})


class ReadingForm(SavingForm):
    """Its cleaned data are the words of `actions.readings.add_reading`."""

    side = forms.ChoiceField(label=_("Of what"), widget=forms.RadioSelect, initial=Side.OURS)
    period = day(_("Day"), help_text=_("Any day of the period that the value is of."))
    value = ValueField(label=_("Value"))
    note = PlainText(
        label=_("Note"),
        rows=1,
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("What one must know about this value. Such as: closed for a week."),
    )

    def __init__(self, typed: Any, *, indicator: Indicator) -> None:
        super().__init__(typed)
        self.indicator = indicator
        self.fields["value"] = _value_box(indicator.unit)
        self.order_fields(("side", "period", "value", "note"))
        if indicator.compared_with:
            sides = [(Side.OURS.value, indicator.title), (Side.BESIDE.value, indicator.compared_with)]
            self.fields["side"].choices = sides  # type: ignore[attr-defined]
        else:
            del self.fields["side"]

    def clean_period(self) -> date:
        period = Rhythm(self.indicator.rhythm).period_of(self.cleaned_data["period"])
        if self.cleaned_data["period"] > clock.today():
            raise forms.ValidationError(_("This day is still to come; nobody knows its value."))
        return period

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        typed["value"] = value_of(self, "value", self.indicator.unit)
        return {"side": Side.OURS.value, **typed}


class CorrectForm(SavingForm):
    note = PlainText(label=_("Note"), rows=1, max_length=LONGEST_NOTE, required=False)
    reason = PlainText(
        label=_("What was wrong"),
        rows=2,
        max_length=LONGEST_REASON,
        help_text=_("Everyone reads this, beside the value as it was."),
    )

    def __init__(self, typed: Any, *, reading: Reading) -> None:
        super().__init__(typed, initial={"value": reading.value, "note": reading.note})
        self.unit = reading.indicator.unit
        self.fields["value"] = _value_box(self.unit)
        self.order_fields(("value", "note", "reason"))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        typed["value"] = value_of(self, "value", self.unit)
        return typed


class ImportForm(LinesForm):
    """A table, sent as a file or typed. Where every row fits, it is shown what they would do; only then they
    are taken."""

    largest_mb = LARGEST_MB
    file = file_of_text(
        _("File"),
        help_text=_(
            "A table (CSV) with columns called date and value, and perhaps comparison, unit and note."
        ),
    )
    typed = lines_typed(_("Or write the lines here"), rows=8, help_text=_("Such as: 2026-03;54"))
    reason = PlainText(
        label=_("What was wrong with the values that differ"),
        rows=1,
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("Without a reason they stay as they are, and only new ones are taken."),
    )

    def __init__(self, typed: Any, files: Any = None, *, indicator: Indicator) -> None:
        super().__init__(typed, files)
        self.indicator, self.sent, self.text = indicator, Sent(indicator.unit, Rhythm(indicator.rhythm)), ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.text = self._text()
        if not self.text.strip():
            raise forms.ValidationError(_("Nothing is written yet. Choose a file, or write some lines."))
        try:
            self.sent = read_csv(self.text.encode(), self.indicator.unit, self.sent.rhythm)
        except MalformedFile as error:
            raise forms.ValidationError(at_line(error.line, error.problem)) from error
        if faults := [*self._faults()]:
            self.refuse_lines(faults)
        if not self.sent.rows:
            raise forms.ValidationError(_("There is no value in these lines."))
        return cleaned

    def _faults(self) -> Iterable[str]:
        yield from (at_line(line, problem) for line, problem in self.sent.faults)
        for row in self.sent.rows:
            if row.period > clock.today():
                yield _at(row.line, _("this period is still to come; nobody knows its value."))
            if row.comparison is not None and not self.indicator.compared_with:
                yield _at(row.line, _("nothing is measured beside this indicator; say first what that is."))


def _at(line: int, words: Any) -> str:
    return str(_("Line %(line)d: %(problem)s") % {"line": line, "problem": words})
