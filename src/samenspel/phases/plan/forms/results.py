"""What a person may type: an election to import, a rule to count by, what to look for in results."""

from fractions import Fraction
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.lists import ListForm, SortField, tabs, words
from samenspel.methods.budgeting import DEFAULT_TIES, Rule, UnfitRule
from samenspel.methods.budgeting.election import APPROVAL_FORMATS
from samenspel.methods.budgeting.rule import default_utility, fitting
from samenspel.phases.plan import rule_words
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.sources import LONGEST_TITLE

LARGEST_FILE_MB = 32
SUITABLE = {
    **dict.fromkeys(APPROVAL_FORMATS, ("cost", "cardinality")),
    "cumulative": ("points", "cost", "cardinality"),
    "scoring": ("points", "cost", "cardinality"),
    "ordinal": ("borda", "points", "cost", "cardinality"),
}


OPTIONS = {
    "equal-shares": ("utility", "completion"),
    "greedy": ("utility", "misfit"),
    "phragmen": ("misfit",),
    "max-welfare": (),
}
"""What each rule hears of the form, besides what all rules hear."""


class ElectionForm(forms.Form):
    """An election from a file."""

    file = forms.FileField(
        label=_("Pabulib file"),
        help_text=format_lazy(
            _("A file that ends in .pb, of at most {most} MB. You find them at pabulib.org."),
            most=LARGEST_FILE_MB,
        ),
        widget=forms.FileInput({"accept": ".pb,text/csv,text/plain"}),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=_("Leave it empty to use the description in the file."),
    )
    credit = forms.CharField(
        label=_("Credit"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Who held this election, and who gave you the file. Everyone sees this with the results."
        ),
    )
    electorate = forms.IntegerField(
        label=_("How many people could vote"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        help_text=_("With this number the results say how many of them voted."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """What is in it, the task reads."""
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_FILE_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("This file is larger than %(most)d MB. Is it a Pabulib file?"),
                params={"most": LARGEST_FILE_MB},
            )
        return upload

    @property
    def election(self) -> dict[str, Any]:
        """For the action; call it when the form is valid."""
        return {**self.cleaned_data, "file_name": self.cleaned_data["file"].name or "election.pb"}


class RuleForm(forms.Form):
    """A rule for one round, explained."""

    name = forms.ChoiceField(label=_("How do projects win?"), widget=forms.RadioSelect)
    utility = forms.ChoiceField(
        label=_("With equal shares and the most votes first: what goes first?"), widget=forms.RadioSelect
    )
    completion = forms.ChoiceField(
        label=_("With equal shares: what happens to money that is left?"),
        widget=forms.RadioSelect,
        choices=[
            (name, format_lazy("{} ({})", words, name)) for name, words in rule_words.COMPLETIONS.items()
        ],
    )
    misfit = forms.ChoiceField(
        label=_("With the most votes first and with saving: what if a project no longer fits?"),
        widget=forms.RadioSelect,
        choices=[*rule_words.MISFITS.items()],
    )
    threshold = forms.IntegerField(
        label=_("Least number of votes or points"), min_value=0, max_value=1_000_000_000, initial=0
    )
    share_threshold = forms.ChoiceField(
        label=_("Least share of the voters, for the share of the budget that a project costs"),
        required=False,
        choices=[("0", _("None")), ("1/3", "1/3"), ("1/2", "1/2"), ("1", "1")],
        help_text=_("With 1/3 a project that costs 30% of the budget needs the votes of 10% of the voters."),
    )
    seed = forms.CharField(
        label=_("Seed of a lot"),
        required=False,
        max_length=100,
        help_text=_(
            "Between equals, more votes and then the lower cost decide. When that is equal too, the lot "
            "drawn from this text decides; without it, the project's number."
        ),
    )

    def __init__(self, round: BudgetRound, typed: Any = None) -> None:
        own = Rule.from_dict(round.rule)
        super().__init__(typed, initial=_initial(own))
        self.round, self.own = round, own
        self._offer("name", {name: rule_words.offered(name) for name in fitting(round.ballot_format)})
        words = rule_words.GOES_FIRST
        self._offer("utility", {name: words[name] for name in SUITABLE[round.ballot_format]})

    def _offer(self, field: str, choices: dict[str, Promise]) -> None:
        self.fields[field].choices = [*choices.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Options of other rules are not heard."""
        typed = super().clean() or {}
        if not self.errors:
            try:
                typed["rule"] = self._rule(typed)
            except UnfitRule as error:
                raise forms.ValidationError(str(error)) from error
        return typed

    def _rule(self, typed: dict[str, Any]) -> Rule:
        name = typed["name"]
        heard = {option: typed[option] for option in OPTIONS[name]}
        return Rule(
            **{"name": name, "utility": default_utility(name, self.round.ballot_format), **heard},
            threshold=typed["threshold"],
            share_threshold=Fraction(typed["share_threshold"] or "0"),
            ties=self._ties(typed["seed"]),
        )

    def _ties(self, seed: str) -> tuple[str, ...]:
        if seed == _seed(self.own):
            return self.own.ties
        return ("votes", "cost", f"lot:{seed}") if seed else DEFAULT_TIES


def _initial(rule: Rule) -> dict[str, Any]:
    return {**rule.as_dict(), "share_threshold": str(rule.share_threshold), "seed": _seed(rule)}


def _seed(rule: Rule) -> str:
    return next((tie.removeprefix("lot:") for tie in rule.ties if tie.startswith("lot:")), "")


class ResultsFilter(ListForm):
    """Looking for a project in the results."""

    AT_ONCE = 40

    q = words(_("Find a project"))
    show = tabs(_("Which projects"), {"": _("All"), "chosen": _("Chosen"), "left": _("Not chosen")})
    sort = SortField(
        {
            "": (_("Choice"), None),
            "votes": (_("Most votes"), lambda row: -row.votes),
            "dear": (_("Highest cost"), lambda row: -row.proposal.cost),
            "cheap": (_("Lowest cost"), lambda row: row.proposal.cost),
            "near": (_("Nearly chosen"), lambda row: -(row.had or 0)),
        }
    )
