"""Setting up a round."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import MoneyField, moment
from samenspel.methods.budgeting import Rule
from samenspel.methods.budgeting.rule import default_utility, fitting
from samenspel.phases.plan import rule_words
from samenspel.phases.plan.box.limits import FORMATS, KINDS, ballot_of, style_of
from samenspel.phases.plan.models import LEAST_BALLOTS, LEAST_OF_ALL, BudgetRound
from samenspel.phases.plan.rule_words import COMPLETIONS, joined
from samenspel.spine.services.models import Area

CURRENCY, MOST_NEEDED = "EUR", 1000
SPENDING = ("add-one-greedy", "add-one", "greedy", "none")
OTHERS = {"most-votes": "greedy", "phragmen": "phragmen", "max-welfare": "max-welfare"}
WAYS = {
    **{completion: ("equal-shares", completion) for completion in SPENDING},
    **{way: (name, "none") for way, name in OTHERS.items()},
}
OFFERS = [
    *((name, joined(rule_words.RULES["equal-shares"].name, COMPLETIONS[name])) for name in SPENDING),
    *((way, rule_words.offered(name)) for way, name in OTHERS.items()),
]
TIES = [
    ("cost", _("The project with the lower cost")),
    ("cost-high", _("The project with the higher cost")),
    ("lot", _("The lot, drawn from a text that you choose now")),
]
TIMES = (
    "proposals_from",
    "proposals_until",
    "votes_from",
    "votes_until",
    "papers_until",
    "objections_until",
)


class RoundForm(forms.Form):
    """Everything that decides, in one form; it can be changed until the rules are fixed."""

    title = forms.CharField(label=_("Title"), max_length=120)
    summary = forms.CharField(
        label=_("In one sentence"),
        max_length=240,
        required=False,
        help_text=_("Such as: you decide what becomes of € 60,000 in Oudwijk."),
    )
    budget = MoneyField(label=_("Budget"), currency=CURRENCY, min_cents=1_00)
    proposals_from = moment(_("People can propose from"))
    proposals_until = moment(
        _("Proposals until"), help_text=_("Leave your professionals time to check, after this.")
    )
    votes_from = moment(_("People can vote from"))
    votes_until = moment(_("Votes until"))
    papers_until = moment(
        _("Ballots on paper are entered until"),
        required=False,
        help_text=_(
            "Some days after the vote. Leave it empty when nobody votes on paper. The box is opened after it."
        ),
    )
    objections_until = moment(
        _("Objections until"),
        help_text=_("After the vote everyone can say what went wrong. Then two people certify it."),
    )
    who = forms.ChoiceField(
        label=_("Who may vote"), choices=BudgetRound.Who.choices, widget=forms.RadioSelect, initial="anyone"
    )
    least_age = forms.IntegerField(
        label=_("From what age"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("Voters say that they are this old. Leave it empty when everyone may vote."),
    )
    asks_birth_year = forms.BooleanField(
        label=_("Ask for the year of birth"),
        required=False,
        help_text=_(
            "It is checked against the age above, and sealed until the box is opened. Then it shows whether "
            "unusually many voters are of one age, a sign of fraud."
        ),
    )
    area = forms.ModelChoiceField(
        Area.objects.all(),
        label=_("Where voters live"),
        required=False,
        empty_label=_("Anywhere"),
        help_text=_("Voters say that they live here."),
    )
    least_ballots = forms.IntegerField(
        label=_("Fewest ballots"),
        min_value=LEAST_OF_ALL,
        max_value=MOST_NEEDED,
        initial=LEAST_BALLOTS,
        help_text=_("With fewer, nothing is counted: so few would not stay secret. At least 3."),
    )
    style = forms.ChoiceField(
        label=_("What people choose"),
        choices=[*FORMATS.items()],
        widget=forms.RadioSelect,
        initial="approval",
    )
    most = forms.IntegerField(
        label=_("At most so many projects"),
        min_value=1,
        max_value=500,
        initial=5,
        help_text=_("For a few projects, and for a top list."),
    )
    points = forms.IntegerField(
        label=_("Points"),
        min_value=2,
        max_value=1000,
        initial=10,
        help_text=_("To divide, or for the best mark."),
    )
    rule = forms.ChoiceField(
        label=_("How the votes are counted"),
        widget=forms.RadioSelect,
        initial=SPENDING[0],
        choices=OFFERS,
    )
    ties = forms.ChoiceField(
        label=_("What decides between projects that stand equal, also in votes"),
        choices=TIES,
        widget=forms.RadioSelect,
        initial="cost",
    )
    seed = forms.CharField(
        label=_("The text of the lot"),
        required=False,
        max_length=100,
        validators=[RegexValidator(r"^[^,]*$", _("Leave out the commas."))],
        help_text=_(
            "For the lot. Such as the winning numbers of a lottery on a day that you announced: nobody can "
            "choose them, and everybody can draw again."
        ),
    )
    criteria = forms.CharField(
        label=_("What every proposal must meet"),
        widget=forms.Textarea({"rows": 4}),
        required=False,
        max_length=4000,
        help_text=_("One criterion on each line. Everyone sees them before they propose anything."),
    )

    def clean_criteria(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["criteria"].splitlines()]
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError(_("A criterion has more than 200 characters. Say it shorter."))
        return [line for line in lines if line]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        times = {name: values[name] for name in TIMES if values.get(name)}
        for earlier, later in pairwise(times):
            is_same = later == "votes_until" and times[later] == times[earlier]
            if times[later] < times[earlier] or is_same:
                self.add_error(later, _("This comes before the moment above it. Choose a later one."))
        if values.get("ties") == "lot" and not values.get("seed") and "seed" not in self.errors:
            self.add_error("seed", _("Write the text from which the lot is drawn."))
        self._check_rule(values)
        return values

    def _check_rule(self, values: dict[str, Any]) -> None:
        if {"rule", "style"} <= values.keys():
            ballot_format, _limit = KINDS[values["style"]]
            if WAYS[values["rule"]][0] not in fitting(ballot_format):
                self.add_error(
                    "rule",
                    _(
                        "This way of counting knows no points and no places: choose another one, or let "
                        "people choose projects."
                    ),
                )

    @property
    def values(self) -> dict[str, Any]:
        """For the action; call it when the form is valid."""
        typed = self.cleaned_data
        kept = (
            "title",
            "summary",
            "budget",
            *TIMES,
            "who",
            "least_age",
            "asks_birth_year",
            "area",
            "least_ballots",
            "criteria",
        )
        ballot = ballot_of(typed["style"], budget=typed["budget"], most=typed["most"], points=typed["points"])
        ties = _ties(typed["ties"], typed["seed"])
        return {
            **{name: typed[name] for name in kept},
            "currency": CURRENCY,
            **ballot,
            "rule": _rule(typed["rule"], ballot["ballot_format"], ties).as_dict(),
        }


def _ties(chosen: str, seed: str) -> tuple[str, ...]:
    return ("votes", f"lot:{seed}") if chosen == "lot" else ("votes", chosen, "id")


def _rule(chosen: str, ballot_format: str, ties: tuple[str, ...]) -> Rule:
    name, completion = WAYS[chosen]
    return Rule(name, default_utility(name, ballot_format), completion, ties)


def as_typed(round: BudgetRound) -> dict[str, Any]:
    """A round as somebody would have typed it."""
    rule = Rule.from_dict(round.rule)
    kept = ("budget", *TIMES[1:], "who", "least_age", "asks_birth_year", "area", "least_ballots")
    return {
        **{name: getattr(round, name) for name in kept},
        "title": round.activity.title,
        "summary": round.activity.summary,
        "proposals_from": round.activity.opens_at,
        "style": style_of(round),
        "most": round.most or 5,
        "points": round.points or round.most_each or 10,
        "rule": next((way for way, counted in WAYS.items() if counted == (rule.name, rule.completion)), ""),
        **_ties_as_typed(rule.ties),
        "criteria": "\n".join(criterion.text for criterion in round.criteria.all()),
    }


def _ties_as_typed(ties: Sequence[str]) -> dict[str, str]:
    if ties[-1].startswith("lot:"):
        return {"ties": "lot", "seed": ties[-1].removeprefix("lot:")}
    return {"ties": "cost-high" if "cost-high" in ties else "cost"}
