"""What is typed about an indicator: what should change, its goal, its values."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import SENTENCES
from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.fields import PlainText, day
from samenspel.foundation.ui.seen import SeenForm
from samenspel.foundation.ui.uploads import LinesForm, file_of_text, lines_typed
from samenspel.foundation.ui.words import at_line, said
from samenspel.methods.indicators import (
    Aim,
    MalformedFile,
    Rhythm,
    Sent,
    UnfitValue,
    read_csv,
    read_value,
)
from samenspel.phases.assess.actions.indicators import GOAL, SAID
from samenspel.phases.assess.actions.readings import decimal_of
from samenspel.phases.assess.models.indicators import (
    AIMS,
    LONGEST_NOTE,
    LONGEST_REASON,
    LONGEST_UNIT,
    RHYTHMS,
    Indicator,
    Reading,
    Side,
)

LARGEST_MB = 1


class ValueField(forms.CharField):
    """As people write it, alone or with the unit; which one it is, the form says."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"inputmode": "text", "autocomplete": "off"})
        super().__init__(**{"widget": widget, "max_length": 60, **options})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return formats.localize_input(value.normalize() if value else Decimal(0))
        return value


def value_of(form: forms.Form, name: str, unit: str) -> Decimal | None:
    """What was typed, or None with a sentence beside the field."""
    text = form.cleaned_data.get(name)
    if not text:
        return None
    try:
        return decimal_of(read_value(text, unit, groups=formats.get_format("THOUSAND_SEPARATOR")))
    except UnfitValue as error:
        words = said(error.problem)
        form.add_error(name, words[:1].upper() + words[1:])
        return None


class SavingForm(forms.Form):
    """What is refused comes back with the reason, and with what was typed."""

    def saves(self, save: Callable[..., object]) -> bool:
        try:
            save(**self.cleaned_data)
        except Refused as refused:
            self.add_error(None, str(refused.reason))
        return not self.errors


class SavingSeenForm(SeenForm):
    """Idem, and nobody writes over what somebody else saved."""

    def saves(self, save: Callable[..., object]) -> bool:
        try:
            return super().saves(save)
        except Refused as refused:
            self.add_error(None, str(refused.reason))
        return False


class AboutForm(forms.Form):
    """All but the goal, which changes on a page of its own."""

    outcome = PlainText(
        label=_("What should change"),
        rows=2,
        max_length=240,
        help_text=_("For whom, and in which way. Such as: people from the east side find their way in."),
    )
    title = PlainText(
        label=_("What is measured"), rows=1, max_length=120, help_text=_("Such as: visits in the evening.")
    )
    unit = PlainText(
        label=_("Unit"),
        rows=1,
        max_length=LONGEST_UNIT,
        help_text=_("Such as visits, minutes, % or €. All values are in this unit; nothing is converted."),
    )
    rhythm = forms.ChoiceField(label=_("How often"), choices=RHYTHMS, initial=Rhythm.MONTH)
    aim = forms.ChoiceField(label=_("Direction"), choices=AIMS, widget=forms.RadioSelect, initial="more")
    begins_on = day(
        _("The day on which it begins"),
        help_text=_("From then on the initiative can make a difference. What was before is the comparison."),
    )
    baseline = ValueField(
        label=_("Value before it begins"),
        required=False,
        help_text=_("Leave it empty if nobody knows it; everyone reads that, too."),
    )
    source = PlainText(
        label=_("Where the values come from"),
        rows=2,
        max_length=400,
        help_text=_("Who counts what, and how. Such as: the counter at the door, read on the last evening."),
    )
    comparison = PlainText(
        label=_("How you would know that it comes from this"),
        rows=3,
        max_length=600,
        help_text=_(
            "What would have happened without the initiative? Another place where nothing changes tells "
            "most; the time before tells something."
        ),
    )
    compared_with = PlainText(
        label=_("What is measured beside it"),
        rows=1,
        max_length=80,
        required=False,
        help_text=_("A place or group with values of the same kind. Such as: the library in the west."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        return {**typed, "baseline": value_of(self, "baseline", typed.get("unit") or "")}


class IndicatorForm(SavingForm, AboutForm):
    """Its cleaned data are the words of `actions.indicators.add_indicator`."""

    target = ValueField(label=_("Goal"))
    target_on = day(_("By when"))
    field_order = (*SAID[:7], "target", "target_on", *SAID[7:])

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        typed["target"] = value_of(self, "target", typed.get("unit") or "")
        begins_on, target_on = typed.get("begins_on"), typed.get("target_on")
        if begins_on and target_on and target_on <= begins_on:
            self.add_error("target_on", _("A goal is for a day after the start."))
        if _goes_back(typed["baseline"], typed["target"], typed.get("aim")):
            self.add_error("target", _("This goal goes the other way than the direction you chose."))
        return typed


def _goes_back(baseline: Decimal | None, target: Decimal | None, aim: str | None) -> bool:
    if baseline is None or target is None:
        return False
    return target < baseline if aim == Aim.MORE else target > baseline


class ChangeIndicatorForm(SavingSeenForm, AboutForm):
    COMPARED = SAID
    field_order = SAID

    def __init__(self, typed: Any, *, indicator: Indicator) -> None:
        stands = {name: getattr(indicator, name) for name in SAID}
        super().__init__(typed, initial={**stands, "seen": version_of(indicator, SAID)})


class TargetForm(SavingSeenForm):
    COMPARED = GOAL
    target = ValueField(label=_("Goal"))
    target_on = day(_("By when"))
    reason = PlainText(
        label=_("Why the goal changes"),
        rows=3,
        max_length=LONGEST_REASON,
        help_text=_("Everyone reads this, beside the goal as it was."),
    )

    def __init__(self, typed: Any, *, indicator: Indicator) -> None:
        stands = {name: getattr(indicator, name) for name in GOAL}
        super().__init__(typed, initial={**stands, "seen": version_of(indicator, GOAL)})
        self.unit = indicator.unit

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        return {**typed, "target": value_of(self, "target", self.unit)}


class ReasonForm(SavingForm):
    reason = PlainText(rows=3, max_length=LONGEST_REASON, help_text=_("Everyone reads this."))

    def __init__(self, typed: Any, *, label: Any) -> None:
        super().__init__(typed)
        self.fields["reason"].label = label


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


class CountForm(SavingForm):
    verbs = forms.MultipleChoiceField(
        label=_("What is counted"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("How often this happens in this initiative. Choose nothing to type values yourself."),
    )

    def __init__(self, typed: Any, *, indicator: Indicator, verbs: Iterable[str]) -> None:
        super().__init__(typed, initial={"verbs": indicator.counts})
        offered = [verb for verb in verbs if verb in SENTENCES]
        self.fields["verbs"].choices = [(verb, _in_general(verb)) for verb in offered]  # type: ignore[attr-defined]


def _in_general(verb: str) -> str:
    return str(SENTENCES[verb].words).format_map(_Dots(actor=_("Somebody")))


class _Dots(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"
