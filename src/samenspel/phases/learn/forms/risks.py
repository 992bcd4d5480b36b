"""What is typed about a risk."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.fields import PlainText, day
from samenspel.methods.barriers import LIKELIHOODS, SEVERITIES, Step
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.learn.models.risks import (
    LONGEST_EVENT,
    LONGEST_LINE,
    LONGEST_REASON,
    Measure,
    Risk,
    Score,
    Strand,
)
from samenspel.phases.learn.queries.risks import entries_for, owners_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

MOST_LINES, REVIEW_DAYS = 8, 90


class LinesField(PlainText):
    """One thing on each line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(rows=3, **options)

    def clean(self, value: Any) -> list[str]:
        found = [*dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip())]
        if len(found) > MOST_LINES or any(len(line) > LONGEST_LINE for line in found):
            words = _("Write at most %(lines)d lines of at most %(longest)d characters.")
            raise forms.ValidationError(words % {"lines": MOST_LINES, "longest": LONGEST_LINE})
        return found


def later_day(label: Any, **options: Any) -> forms.DateField:
    return day(label, validators=[_refuse_past], **options)


def _refuse_past(typed: Any) -> None:
    if typed < clock.today():
        raise forms.ValidationError(_("This day is past. Choose a later one."))


def in_three_months() -> Any:
    return clock.today() + timedelta(days=REVIEW_DAYS)


class RiskForm(forms.Form):
    """Its cleaned data are the words of `actions.risks.add_risk`."""

    event = PlainText(
        label=_("What may happen"),
        rows=1,
        max_length=LONGEST_EVENT,
        help_text=_("An event, without the name of a person. Such as: volunteers stop after the summer."),
    )
    entry = forms.ChoiceField(label=_("What it is about"), required=False)
    causes = LinesField(label=_("What may lead to it"), help_text=_("One cause on each line."))
    consequences = LinesField(
        label=_("What would follow"), help_text=_("For whom, and what. One consequence on each line.")
    )
    review_on = later_day(_("When you look at it again"), initial=in_three_months)

    def __init__(
        self, typed: Any = None, *, initiative: Initiative, entry: str = "", event: str = ""
    ) -> None:
        super().__init__(typed, initial={"entry": entry, "event": event})
        language = get_language() or "en"
        found = [(name, label.get(language, label["en"])) for name, label in entries_for(initiative)]
        self.fields["entry"].choices = [("", _("Something else")), *found]  # type: ignore[attr-defined]


class StrandForm(SavingForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=Strand.Kind.choices, widget=forms.RadioSelect)
    text = PlainText(label=_("In one line"), rows=1, max_length=LONGEST_LINE)


def _steps(steps: Any) -> list[tuple[int, Any]]:
    return [(number, _step_words(step)) for number, step in steps.items()]


def _step_words(step: Step) -> str:
    return f"{_(step.label)}: {_(step.example)}"


class ScoreForm(forms.Form):
    """Its cleaned data are the words of `actions.risks.score_risk`."""

    likelihood = forms.TypedChoiceField(
        label=_("How likely is it?"), coerce=int, widget=forms.RadioSelect, choices=()
    )
    severity = forms.TypedChoiceField(
        label=_("How bad would it be?"), coerce=int, widget=forms.RadioSelect, choices=()
    )
    because = PlainText(label=_("Why you think so"), rows=2, max_length=LONGEST_REASON, required=False)

    def __init__(self, typed: Any = None, *, own: Score | None) -> None:
        said = {name: getattr(own, name) for name in ("likelihood", "severity", "because")} if own else {}
        super().__init__(typed, initial=said)
        self.fields["likelihood"].choices = _steps(LIKELIHOODS)  # type: ignore[attr-defined]
        self.fields["severity"].choices = _steps(SEVERITIES)  # type: ignore[attr-defined]


class RiskReasonForm(forms.Form):
    reason = PlainText(rows=3, max_length=LONGEST_REASON)

    def __init__(self, typed: Any = None, *, label: Any) -> None:
        super().__init__(typed)
        self.fields["reason"].label = label


class ReviewForm(forms.Form):
    """Its cleaned data are the words of `actions.risks.review_risk`."""

    note = PlainText(label=_("What you found"), rows=3, max_length=LONGEST_REASON)
    review_on = later_day(_("When you look at it again"), initial=in_three_months)


class OwnerForm(SavingForm):
    owner = forms.ChoiceField(label=_("Who carries it out"))
    due_on = later_day(_("By when"))

    def __init__(self, typed: Any = None, *, initiative: Initiative, **stands: Any) -> None:
        super().__init__(typed, initial=stands)
        self.fields["owner"].choices = [("", _("Choose one")), *owners_of(initiative)]  # type: ignore[attr-defined]

    def clean_owner(self) -> Person:
        return Person.objects.get(pk=self.cleaned_data["owner"])


class ChangeMeasureForm(OwnerForm):
    """Its cleaned data are the words of `actions.measures.change_measure`."""

    def __init__(self, typed: Any = None, *, measure: Measure) -> None:
        stands = {"owner": str(measure.owner_id), "due_on": measure.due_on}
        super().__init__(typed, initiative=measure.initiative, **stands)


class MeasureForm(OwnerForm):
    """Its cleaned data are the words of `actions.measures.agree_measure`."""

    strand = forms.ModelChoiceField(
        Strand.objects.none(),
        label=_("Which cause it prevents, or which consequence it mends"),
        empty_label=_("Choose one"),
    )
    what = PlainText(label=_("What is done"), rows=1, max_length=LONGEST_LINE)
    field_order = ("strand", "what", "owner", "due_on")

    def __init__(self, typed: Any = None, *, risk: Risk, strand: str = "") -> None:
        super().__init__(typed, initiative=risk.initiative, strand=strand)
        field = self.fields["strand"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = risk.strands.order_by("kind", "pk")
        field.label_from_instance = lambda one: f"{one.get_kind_display()}: {one.text}"  # type: ignore[method-assign,assignment]


class EndMeasureForm(forms.Form):
    """Its cleaned data are the words of `actions.measures.end_measure`."""

    is_done = forms.TypedChoiceField(
        label=_("How it ends"),
        choices=[("yes", _("It is done")), ("no", _("It is dropped"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
    )
    reason = PlainText(label=_("How it went, or why not"), rows=3, max_length=LONGEST_REASON)
