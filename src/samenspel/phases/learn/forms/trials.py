"""What is typed to let chance decide who is invited how, and what counts afterwards."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import SENTENCES
from samenspel.foundation.ui.fields import PlainText
from samenspel.methods.assignment.frame import MOST_SHARE
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.rules.ethics import trial_of

ARMS = 4
STRATA = [
    ("role", _("Role")),
    ("kind", _("Client, resident, volunteer or proxy")),
    ("language", _("Language")),
    ("year", _("Year of joining")),
]
COUNTABLE = (
    "plan.submit_proposal",
    "plan.add_update",
    "plan.raise_objection",
    "design.add_idea",
    "design.claim_scene",
    "design.make_suggestion",
    "talk.write_comment",
    "writing.make_suggestion",
    "writing.make_remark",
)
"""What anyone who takes part may do, and the journal says who did."""


def countable() -> list[tuple[str, str]]:
    """As sentences without their details."""
    return [(verb, _plain(str(SENTENCES[verb].words))) for verb in COUNTABLE if verb in SENTENCES]


def _plain(words: str) -> str:
    """Without who, and what else an entry would say."""
    values = _Dots(actor="…")
    return words.format_map(values)


class _Dots(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


class TrialForm(SavingForm):
    """Its cleaned data, as `values`, are the words of `actions.trials.set_up_trial`."""

    strata = forms.MultipleChoiceField(
        label=_("Draw within"),
        choices=STRATA,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("So each arm gets its share of every group."),
    )
    verbs = forms.MultipleChoiceField(
        label=_("What counts as taking part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As the journal tells it, of this initiative. Or link a survey to the study."),
    )
    days = forms.IntegerField(
        label=_("How many days after the draw count"), min_value=1, max_value=366, initial=28
    )

    def __init__(self, typed: Any, *, study: Study) -> None:
        super().__init__(typed)
        trial = trial_of(study)
        arms = [*trial.arms.all()] if trial else []
        verbs: Any = self.fields["verbs"]
        verbs.choices = countable()
        if trial:
            self.initial.update({"strata": trial.strata, "verbs": trial.verbs, "days": trial.days})
        for place in range(ARMS):
            self._add_arm(place, arms[place] if place < len(arms) else None)

    def _add_arm(self, place: int, arm: Any) -> None:
        is_asked = place < 2
        self.fields[f"name_{place}"] = PlainText(
            label=_("Name of the arm"), rows=1, max_length=40, required=is_asked
        )
        self.fields[f"share_{place}"] = forms.IntegerField(
            label=_("Share"), min_value=1, max_value=MOST_SHARE, initial=1, required=is_asked
        )
        self.fields[f"words_{place}"] = PlainText(
            label=_("What its letter says"),
            rows=4,
            max_length=3000,
            required=False,
            help_text=_("Without words this arm gets no letter."),
        )
        if arm:
            stands = {"name": arm.name, "share": arm.share, "words": arm.words}
            self.initial.update({f"{name}_{place}": value for name, value in stands.items()})

    @property
    def asked_arms(self) -> Iterator[tuple[int, list[Any]]]:
        for place in range(ARMS):
            yield place + 1, [self[f"{name}_{place}"] for name in ("name", "share", "words")]

    @property
    def has_more_arms(self) -> bool:
        return any(self[f"name_{place}"].value() for place in range(2, ARMS))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        names = [typed.get(f"name_{place}") for place in range(ARMS) if typed.get(f"name_{place}")]
        if len({*names}) < len(names):
            raise forms.ValidationError(_("Another arm has this name. Give each a name of its own."))
        return typed

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        arms = [
            {"name": name, "share": typed[f"share_{place}"] or 1, "words": typed[f"words_{place}"]}
            for place in range(ARMS)
            if (name := typed[f"name_{place}"])
        ]
        return {"arms": arms, **{name: typed[name] for name in ("strata", "verbs", "days")}}
