"""What is typed to open a joint reflection, to pick a conclusion, and to make something of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.learn.models.concepts import Direction, Proposition
from samenspel.phases.learn.models.reflections import LONGEST_QUOTE, Conclusion, ConclusionKind
from samenspel.phases.plan.models import BudgetRound

LONGEST_WORDS, LONGEST_TITLE, LONGEST_NOTE = 20_000, 120, 2000


class ReflectionForm(forms.Form):
    """Its cleaned data are the words of `actions.reflections.open_reflection`."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    words = PlainText(
        label=_("What is there already"),
        rows=6,
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("Questions to begin with, such as: what surprised us? What would we do otherwise?"),
    )


class ConclusionForm(SavingForm):
    """Its cleaned data are the words of `actions.reflections.pick_conclusion`."""

    quote = PlainText(
        label=_("Words of the text"),
        rows=3,
        max_length=LONGEST_QUOTE,
        help_text=_("Copy them from the text, letter by letter."),
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=ConclusionKind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A finding becomes evidence in the library, a barrier a risk in the register of an initiative, a "
            "proposal one to a round of an initiative."
        ),
    )


class MakeEvidenceForm(forms.Form):
    """Its cleaned data are the words of `actions.reflections.make_evidence`."""

    proposition = forms.ModelChoiceField(
        Proposition.objects.all(), label=_("What is claimed"), empty_label=_("Choose")
    )
    direction = forms.ChoiceField(label=_("It speaks"), choices=Direction.choices, widget=forms.RadioSelect)
    note = PlainText(label=_("What was found"), rows=3, max_length=LONGEST_NOTE)

    def __init__(self, typed: Any = None, *, conclusion: Conclusion) -> None:
        super().__init__(typed, initial={"note": conclusion.quote})


class MakeProposalForm(forms.Form):
    """Its cleaned data are the words of `actions.reflections.make_proposal`."""

    round = forms.TypedChoiceField(label=_("To which round"), widget=forms.RadioSelect)
    title = PlainText(label=_("Title"), rows=1, max_length=LONGEST_TITLE)
    description = PlainText(label=_("Why"), rows=5, max_length=LONGEST_NOTE)

    def __init__(self, typed: Any = None, *, conclusion: Conclusion, rounds: Iterable[BudgetRound]) -> None:
        super().__init__(typed, initial={"description": conclusion.quote})
        known = {str(one.pk): one for one in rounds}
        field: Any = self.fields["round"]
        field.choices = [(key, f"{one.initiative}: {one}") for key, one in known.items()]
        field.coerce = known.__getitem__
