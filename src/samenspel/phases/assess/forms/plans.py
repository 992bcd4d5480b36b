"""What is typed in a plan of analysis."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.words import said
from samenspel.methods.codebooks import Codebook, Kind, Variable
from samenspel.methods.evidence import METHODS
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.reporting import Direction, Exclusion, Hypothesis, Plan, UnfitReport, read_census
from samenspel.methods.yaml_trees import plain_of, read_tree
from samenspel.phases.assess.queries.answers import ANSWERED
from samenspel.tools.surveys.queries.arms import ARM, CHANCE, SAMPLED, STRATUM, TOGETHER
from samenspel.tools.surveys.queries.research import OWN, SIDE, WAVE

NEVER_ASKED = {*(one.id for one in OWN), CHANCE, SAMPLED, TOGETHER}
BY_LOT = {ARM, STRATUM}
LARGEST_FILE_MB, MOST_PEOPLE, MOST_LINES = 1, 10_000_000, 40
DIRECTIONS = {
    Direction.MORE: _("More"),
    Direction.LESS: _("Less"),
    Direction.EITHER: _("Something else, either way"),
}


class PlanForm(forms.Form):
    """Its cleaned data are the words of `actions.plans.write_plan`."""

    question = PlainText(label=_("What do you want to know?"), rows=2, max_length=400)
    people = forms.IntegerField(
        label=_("How many people do you need?"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    why_so_many = PlainText(label=_("How did you find that number?"), rows=2, max_length=400, required=False)
    exclusions = PlainText(
        label=_("Whose answers are left out?"),
        rows=3,
        max_length=4000,
        required=False,
        help_text=_("One on each line: the name of a column = its codes, apart by commas | why."),
    )

    def __init__(self, typed: Any, *, plan: Plan | None) -> None:
        initial = {} if plan is None else {
            "question": plan.question,
            "people": plan.people or None,
            "why_so_many": plan.why_so_many,
            "exclusions": "\n".join(map(_written, plan.exclusions)),
        }  # fmt: skip
        super().__init__(typed, initial=initial)

    def clean_people(self) -> int:
        return self.cleaned_data["people"] or 0

    def clean_exclusions(self) -> tuple[Exclusion, ...]:
        lines = [line.strip() for line in self.cleaned_data["exclusions"].splitlines()]
        return tuple(_exclusion(line) for line in lines[:MOST_LINES] if line)


class HypothesisForm(forms.Form):
    """What is expected, in words, and in which column it will be seen."""

    text = PlainText(
        label=_("What do you expect?"),
        rows=2,
        max_length=300,
        help_text=_("In one sentence, such as: trust is higher in the second wave."),
    )
    outcome = forms.ChoiceField(label=_("What should differ?"))
    compared = forms.ChoiceField(label=_("Between whom?"))
    direction = forms.ChoiceField(
        label=_("Which way?"), choices=[*DIRECTIONS.items()], widget=forms.RadioSelect
    )
    matters = forms.FloatField(
        label=_("Which difference is the least that matters?"),
        required=False,
        min_value=0.000001,
        help_text=_("In the unit of the answers, such as half a point. Leave it empty if any matters."),
    )
    more = PlainText(
        label=_("Another method"),
        rows=4,
        max_length=4000,
        required=False,
        help_text=_(
            "For who knows it: “method: name”, “estimate: name” and what the method asks, one on each line. "
            "Then it takes the place of what stands above."
        ),
    )

    def __init__(self, typed: Any, *, codebook: Codebook | None) -> None:
        super().__init__(typed, initial={"direction": Direction.MORE})
        self.codebook = codebook
        outcomes, compared = [*_outcomes(codebook)], [*_compared(codebook)]
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]
        self.fields["compared"].choices = compared  # type: ignore[attr-defined]

    @property
    def can_ask(self) -> bool:
        """Without columns nothing can be expected of any."""
        return bool(self.fields["outcome"].choices and self.fields["compared"].choices)  # type: ignore[attr-defined]

    def clean_more(self) -> dict[str, Any]:
        text = self.cleaned_data["more"]
        if not text:
            return {}
        try:
            told = plain_of(read_tree(text.encode()))
        except MalformedFile as error:
            raise forms.ValidationError(said(error.problem)) from error
        if not isinstance(told, dict) or told.get("method") not in METHODS or "estimate" not in told:
            raise forms.ValidationError(_("Name a method that is there, and the estimate that tells."))
        return told

    @property
    def hypothesis(self) -> Hypothesis:
        """Call it when the form is valid. Its code is given by the action."""
        typed = self.cleaned_data
        method, spec, estimate = _method({**typed, "by_lot": _by_lot(self.codebook)})
        return Hypothesis(
            "h0", typed["text"], method, spec, estimate, Direction(typed["direction"]), typed["matters"]
        )


class LockForm(forms.Form):
    reason = PlainText(label=_("Why does the plan change?"), rows=2, max_length=400)

    def __init__(self, typed: Any, *, is_first: bool) -> None:
        super().__init__(typed)
        if is_first:
            del self.fields["reason"]


class CensusForm(forms.Form):
    file = forms.FileField(
        label=_("Census"),
        help_text=_("A CSV file with the columns variable, category and people."),
        widget=forms.FileInput({"accept": ".csv,text/csv,text/plain"}),
    )

    def clean_file(self) -> dict[str, dict[str, float]]:
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_FILE_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("This file is larger than %(most)d MB.") % {"most": LARGEST_FILE_MB}
            )
        try:
            return read_census(upload.read())
        except MalformedFile as error:
            words = _("Line %(line)d: %(problem)s") % {"line": error.line, "problem": said(error.problem)}
            raise forms.ValidationError(words) from error
        except UnfitReport as error:
            raise forms.ValidationError(said(error.problem)) from error


def _method(typed: dict[str, Any]) -> tuple[str, dict[str, Any], str]:
    """What is compared says how: between waves people stay themselves, so their answers hang together."""
    if typed["more"]:
        spec = dict(typed["more"])
        method, estimate = str(spec.pop("method")), str(spec.pop("estimate"))
        return method, spec, estimate
    outcome, (name, _equals, code) = typed["outcome"], typed["compared"].partition("=")
    spec = {"outcome": outcome, "predictors": [name]}
    if name == "wave":
        return "ols", {**spec, "cluster": ["person"]}, name
    if not code:
        return "ols", spec, name
    reference, _against, level = code.partition("/")
    if by_lot := typed["by_lot"].get(name):
        return (
            "itt",
            {"outcome": outcome, "assigned": name, "control": reference, **by_lot},
            f"{name}={level}",
        )
    return "ols", {**spec, "factors": [name], "reference": {name: reference}}, f"{name}={level}"


def _by_lot(codebook: Codebook | None) -> dict[str, dict[str, Any]]:
    """The arms that chance drew, with what the draw was within: they are compared as they were drawn."""
    known = codebook.by_id if codebook else {}
    if ARM not in known:
        return {}
    within = {"strata": known[STRATUM].name} if STRATUM in known else {}
    together = {"cluster": [known[TOGETHER].name]} if TOGETHER in known else {}
    return {known[ARM].name: {"same_source": False, **within, **together}}


def _outcomes(codebook: Codebook | None) -> Iterator[tuple[str, str]]:
    for one in codebook.variables if codebook else ():
        if one.id not in NEVER_ASKED | BY_LOT and one.kind in (Kind.NUMBER, Kind.CHOICE, Kind.OPTION):
            yield one.name, _label(one)


def _compared(codebook: Codebook | None) -> Iterator[tuple[str, str]]:
    """Waves; numbers as they rise; and of a choice each option against the first."""
    for one in codebook.variables if codebook else ():
        if one.id == WAVE:
            yield one.name, str(_("Later waves and earlier ones"))
        elif one.id in (NEVER_ASKED | {ANSWERED}) - {SIDE}:
            continue
        elif one.kind in (Kind.NUMBER, Kind.OPTION):
            yield one.name, str(_("Higher and lower: %(question)s") % {"question": _label(one)})
        elif one.kind is Kind.CHOICE:
            yield from _options(one)


def _options(variable: Variable) -> Iterator[tuple[str, str]]:
    offered = [value for value in variable.values if not value.is_missing]
    for value in offered[1:]:
        words = {
            "question": _label(variable),
            "one": _text(value.label) or value.code,
            "other": _text(offered[0].label) or offered[0].code,
        }
        code = f"{variable.name}={offered[0].code:g}/{value.code:g}"
        yield code, str(_("%(question)s: “%(one)s” rather than “%(other)s”") % words)


def _label(variable: Variable) -> str:
    return _text(variable.label) or variable.name


def _text(text: Any) -> str:
    return text.get(get_language() or "") or next(iter(text.values()), "")


def _written(one: Exclusion) -> str:
    return f"{one.column} = {', '.join(one.values)} | {one.reason}"


def _exclusion(line: str) -> Exclusion:
    told, bar, reason = line.partition("|")
    column, equals, values = told.partition("=")
    codes = tuple(code.strip() for code in values.split(",") if code.strip())
    if not (bar and equals and column.strip() and codes and reason.strip()):
        words = _("“%(line)s”: write it like: street = 3, 4 | why")
        raise forms.ValidationError(words % {"line": line})
    return Exclusion(column.strip(), codes, reason.strip())
