"""What is typed about an indicator: what should change, its goal, its values."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import SENTENCES
from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.fields import PlainText, day
from samenspel.foundation.ui.seen import SeenForm
from samenspel.foundation.ui.words import said
from samenspel.methods.indicators import (
    Aim,
    Rhythm,
    UnfitValue,
    read_value,
)
from samenspel.phases.assess.actions.indicators import GOAL, SAID
from samenspel.phases.assess.actions.readings import decimal_of
from samenspel.phases.assess.models.indicators import (
    AIMS,
    LONGEST_REASON,
    LONGEST_UNIT,
    RHYTHMS,
    Indicator,
)


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
