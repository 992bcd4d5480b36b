"""What is typed to set up an opinion map, and to change how it is held."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.design.models.opinion_maps import Moderated, OpinionMap
from samenspel.phases.design.models.statements import LONGEST
from samenspel.spine.initiatives.forms import PeriodForm

MOST_SEEDS = 200
SETTINGS = ("moderated", "takes_visitors", "seeds_first")


def lines_of(text: str) -> list[str]:
    """Each line once, without the empty ones."""
    return [*dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.splitlines())))]


def refuse_long_lines(lines: list[str]) -> None:
    for line in lines:
        if len(line) > LONGEST:
            words = _("“%(line)s…” has %(length)d signs, and a statement at most %(most)d. Say it shorter.")
            raise forms.ValidationError(words % {"line": line[:40], "length": len(line), "most": LONGEST})


class OpinionMapForm(PeriodForm):
    """Its cleaned data are the words of `actions.opinion_maps.set_up_opinion_map`."""

    title = PlainText(label=_("Question"), rows=1, max_length=120)
    summary = PlainText(label=_("Why you ask"), rows=2, max_length=240, required=False)
    seeds = PlainText(
        label=_("Statements to begin with"),
        rows=8,
        max_length=MOST_SEEDS * (LONGEST + 2),
        required=False,
        help_text=_(
            "One on each line, of at most 140 signs: something that people can agree with or not. Fifteen or "
            "so, from all sides, make a good beginning; people add their own."
        ),
    )
    moderated = forms.ChoiceField(
        label=_("When do statements appear?"),
        choices=Moderated.choices,
        widget=forms.RadioSelect,
        initial=Moderated.AFTER,
    )
    takes_visitors = forms.BooleanField(
        label=_("People can vote without an account"),
        required=False,
        help_text=_("One vote for each browser. They are counted apart: nobody can tell who they are."),
    )
    seeds_first = forms.BooleanField(label=_("Your own statements come first"), required=False)
    field_order = ("title", "summary", "seeds", *SETTINGS, "opens_at", "closes_at")

    def clean_seeds(self) -> list[str]:
        seeds = lines_of(self.cleaned_data["seeds"])
        refuse_long_lines(seeds)
        if len(seeds) > MOST_SEEDS:
            words = _("These are %(number)d statements. Begin with at most %(most)d.")
            raise forms.ValidationError(words % {"number": len(seeds), "most": MOST_SEEDS})
        return seeds


class HowItIsHeldForm(forms.ModelForm[OpinionMap]):
    """Its cleaned data are the words of `actions.opinion_maps.change_opinion_map`."""

    class Meta:
        model = OpinionMap
        fields = SETTINGS
        widgets: ClassVar[dict[str, Any]] = {"moderated": forms.RadioSelect}
