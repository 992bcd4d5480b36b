"""What may be asked of cases, and typed about one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, choice
from samenspel.foundation.ui.uploads import check_megabytes
from samenspel.foundation.ui.words import said
from samenspel.methods.cases import CONDITIONS, OUTCOMES, SCORES, Case, Fault, read_cases
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.typology import SECTORS
from samenspel.phases.learn.actions.factors import MOST_CONDITIONS
from samenspel.phases.learn.models.factors import LONGEST_BECAUSE, ScoreSheet
from samenspel.phases.learn.wording import score_label
from samenspel.spine.initiatives.terms import LEVEL, PHASE

LARGEST_MB, MOST_SHOWN = 4, 20
SCORE_CHOICES = [
    ("", _("Not scored")),
    ("0", _("0: not at all")),
    ("0.33", _("0.33: rather not")),
    ("0.67", _("0.67: rather")),
    ("1", _("1: fully")),
]


def _narrowing() -> dict[str, forms.ChoiceField]:
    def words(values: Any) -> dict[str, Any]:
        return {name: _(text) for name, text in values.items()}

    return {
        "sector": choice(_("Sector"), {"": _("All sectors"), **words(SECTORS)}),
        "level": choice(_("Level"), {"": _("All levels"), **words(LEVEL.values)}),
        "phase": choice(_("Phase, in the field's words"), {"": _("All phases"), **words(PHASE.values)}),
    }


class CasesList(ListForm):
    AT_ONCE = 50
    sector, level, phase = _narrowing().values()


class ComparisonForm(forms.Form):
    """Its cleaned data are the words of `actions.factors.ask_comparison`."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[(name, _(words)) for name, words in OUTCOMES.items()]
    )
    conditions = forms.MultipleChoiceField(
        label=_("Conditions"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One to eight. With few cases take few: each more doubles what has to be seen."),
    )
    sector, level, phase = _narrowing().values()

    def __init__(self, typed: Any = None, *, initial: Any = None) -> None:
        super().__init__(typed, initial=initial)
        self.fields["conditions"].choices = [(name, score_label(name)) for name in CONDITIONS]  # type: ignore[attr-defined]

    def clean_conditions(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["conditions"]
        if len(chosen) > MOST_CONDITIONS:
            raise forms.ValidationError(_("Choose at most eight conditions."))
        return chosen


class CasesForm(forms.Form):
    """All cases of a file, or what is wrong with it, line by line."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A table (CSV) with one case on each line and the columns of the download. Scores go from 0 "
            "to 1; what is not known stays empty. A case that is here already is replaced."
        ),
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors:
            typed["cases"] = self._read(typed["file"])
        return typed

    def _read(self, file: Any) -> list[Case]:
        check_megabytes(file, LARGEST_MB)
        try:
            cases, faults = read_cases(file.read())
        except MalformedFile as error:
            raise forms.ValidationError(_at(Fault(error.line, error.problem))) from error
        if faults:
            raise forms.ValidationError([_at(one) for one in faults[:MOST_SHOWN]])
        if not cases:
            raise forms.ValidationError(_("There is no case in this file."))
        return cases


def _at(fault: Fault) -> str:
    return str(_("Line %(line)d: %(problem)s") % {"line": fault.line, "problem": said(fault.problem)})


class ScoresForm(forms.Form):
    """For each factor and outcome how far the case has it, and what that rests on."""

    def __init__(self, typed: Any = None, *, sheet: ScoreSheet | None = None) -> None:
        super().__init__(typed, initial=_typed_before(sheet))
        for name in SCORES:
            label = score_label(name)
            self.fields[name] = forms.ChoiceField(label=label, choices=SCORE_CHOICES, required=False)
            self.fields[f"because_{name}"] = PlainText(
                label=_("What it rests on: %(label)s") % {"label": label},
                rows=1,
                max_length=LONGEST_BECAUSE,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        for name in SCORES:
            if typed.get(name) and not typed.get(f"because_{name}") and f"because_{name}" not in self.errors:
                self.add_error(f"because_{name}", _("Say what this score rests on."))
        if not self.errors and not any(typed.get(name) for name in SCORES):
            raise forms.ValidationError(_("Score at least one factor or outcome."))
        return typed

    @property
    def scores(self) -> dict[str, float]:
        return {name: float(self.cleaned_data[name]) for name in SCORES if self.cleaned_data[name]}

    @property
    def because(self) -> dict[str, str]:
        return {name: self.cleaned_data[f"because_{name}"] for name in self.scores}


def _typed_before(sheet: ScoreSheet | None) -> dict[str, str]:
    if sheet is None:
        return {}
    scores = {name: f"{score:g}" for name, score in sheet.now.items()}
    return {**scores, **{f"because_{name}": text for name, text in sheet.because.items()}}
