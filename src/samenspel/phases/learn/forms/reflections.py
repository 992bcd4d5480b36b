"""What is typed to open a joint reflection, to pick a conclusion, and to make something of it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.learn.models.concepts import Direction, Proposition
from samenspel.phases.learn.models.reflections import LONGEST_QUOTE, Conclusion, ConclusionKind

LONGEST_WORDS, LONGEST_NOTE = 20_000, 2000


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
            "proposal an idea or a proposal there."
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
