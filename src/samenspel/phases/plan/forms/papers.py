"""What is typed at a polling desk, and from sheets of paper."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.ui.uploads import LinesForm, file_of_text, lines_typed
from samenspel.phases.plan.box.desk import AtDesk
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.marks import Marks, Posted, read_marks
from samenspel.phases.plan.box.papers import INVALID
from samenspel.phases.plan.box.roll import code_key
from samenspel.phases.plan.box.typed import with_numbers
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import on_ballot

MOST_AT_ONCE = 500
Who = BudgetRound.Who
SHOWN: dict[str, tuple[Any, Any]] = {
    Who.CODES: (_("The code from the letter"), ""),
    Who.LIST: (_("The voter's e-mail address"), _("As it stands on the list.")),
    Who.MEMBERS: (_("The voter's e-mail address"), _("The one with which the voter signs in.")),
    Who.ANYONE: (
        _("The voter's e-mail address, or a number"),
        _(
            "Without an address: a number that only this person has, such as that of an identity document or "
            "a library card. Only a digest of it is kept."
        ),
    ),
}
CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}


class DeskForm(forms.Form):
    """Who stands at the desk; `found` is the voter."""

    shown = forms.CharField(max_length=254, widget=forms.TextInput(CODE))
    agreed = forms.BooleanField(label=_("I have seen that this person is one of those who may vote."))
    found: AtDesk | None = None

    def __init__(self, round: BudgetRound, data: Any = None, *, find: Callable[..., AtDesk | None]) -> None:
        super().__init__(data)
        self.find = find
        field = self.fields["shown"]
        field.label, field.help_text = SHOWN[Who(round.who)]
        if not round.least_age and not round.area:
            del self.fields["agreed"]

    def clean_shown(self) -> str:
        shown: str = self.cleaned_data["shown"]
        try:
            self.found = self.find(shown=shown)
        except Refused as refused:
            raise forms.ValidationError(str(refused.reason)) from refused
        if self.found is None:
            raise forms.ValidationError(
                _("Nobody on the roll of this round has “%(shown)s”. Look whether it is typed right.")
                % {"shown": shown}
            )
        return shown


class EntryForm(forms.Form):
    """One sheet. What is marked stands beside these fields, named as on the ballot online."""

    code = forms.CharField(label=_("The code of the sheet"), max_length=40, widget=forms.TextInput(CODE))
    numbers = forms.CharField(
        label=_("What is marked"),
        required=False,
        max_length=2000,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    invalid = forms.ChoiceField(
        label=_("Does the sheet hold a vote?"),
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )

    def __init__(self, round: BudgetRound, data: Any = None) -> None:
        super().__init__(data)
        self.round, self.limits = round, limits_of(round)
        choices = [("", _("Yes")), *((kind, _no(words)) for kind, words in INVALID.items())]
        self.fields["invalid"].choices = choices  # type: ignore[attr-defined]
        self.fields["numbers"].help_text = (
            _("The numbers of the projects, such as 3 8 12. Or tick them in the list below.")
            if self.limits.marks == "approval"
            else _("Project and number, such as 3:1 8:2. Or fill in the list below.")
        )

    @property
    def posted(self) -> Posted:
        """Empty when nothing was sent yet."""
        return MultiValueDict() if not self.is_bound else cast("Posted", self.data)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        posted, faults = with_numbers(self.posted, values.get("numbers", ""), self.limits)
        marks = read_marks(posted, self.limits, on_ballot(self.round))
        values["marks"] = None if values.get("invalid") else marks
        if values.get("invalid"):
            faults = _both(marks)
        elif not faults:
            faults = [*marks.faults]
        if faults:
            raise forms.ValidationError(faults)
        return values


def _no(words: Any) -> str:
    return str(_("No: it is %(kind)s") % {"kind": words})


def _both(marks: Marks) -> list[Any]:
    return [_("Take off what is marked, or say that the sheet holds a vote.")] if marks.typed else []


class SheetsForm(forms.Form):
    """`languages`: in which the sheets explain themselves."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    count = forms.IntegerField(
        label=_("How many sheets"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=50,
        help_text=_("As many as you need at one desk. You can print more later."),
    )

    def __init__(self, round: BudgetRound, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"languages": [round.initiative.language]})


class LettersForm(LinesForm, SheetsForm):
    """The codes come from the file that was downloaded when they were made: here are only their digests."""

    typed = lines_typed(_("Codes"), rows=6, help_text=_("One on each line. They are not kept here."))
    file = file_of_text(_("Or the file with codes"))
    columns, largest_mb = ("code",), 12
    first = forms.IntegerField(
        label=_("From which code on"),
        min_value=1,
        initial=1,
        help_text=_("At most 500 letters are made at once. For the next ones, begin with number 501."),
    )

    def __init__(self, round: BudgetRound, data: Any = None, files: Any = None) -> None:
        super().__init__(round, data, files)
        self.round = round
        del self.fields["count"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        codes = [line for line in self.lines() if line]
        start = (values.get("first") or 1) - 1
        values["codes"] = codes[start : start + MOST_AT_ONCE]
        if not self.errors and not values["codes"]:
            raise forms.ValidationError(_("There is no code in this, or none from that number on."))
        self.refuse_lines(self._faults_in(values["codes"], start))
        return values

    def _faults_in(self, codes: list[str], start: int) -> list[str]:
        keys = {code: code_key(self.round, code) for code in codes}
        known = set(self.round.voters.filter(key__in=keys.values()).values_list("key", flat=True))
        text = _("Code %(number)d: “%(code)s” is not a code of this round.")
        return [
            str(text) % {"number": number, "code": code[:40]}
            for number, code in enumerate(codes, start=start + 1)
            if keys[code] not in known
        ]
