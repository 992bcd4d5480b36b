"""What is said in the field's words: of an activity, of oneself, and of the initiative as a case."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.seen import SeenForm
from samenspel.methods.typology import ACTIVITY_TERMS, ANSWERS, COPRODUCER, CRITERIA, NOT_SAID, Term
from samenspel.spine.initiatives.forms import GrownUpForm
from samenspel.spine.initiatives.models import Activity
from samenspel.spine.initiatives.models.coding import Coding
from samenspel.spine.initiatives.terms import choices_of

ANSWER_CHOICES = [(answer.value, _(words)) for answer, words in ANSWERS.items()]


def field_of(term: Term, **options: Any) -> forms.Field:
    """Never required to know: “not said” is an answer, and so is nothing ticked."""
    words = {"label": _(term.question), "choices": choices_of(term), **options}
    if term.many:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False, **words)
    return forms.TypedChoiceField(
        widget=forms.RadioSelect, initial=NOT_SAID, required=False, empty_value=NOT_SAID, **words
    )


class PlacementForm(forms.Form):
    """One question for each of the field's terms."""

    def __init__(self, typed: Any = None, *, activity: Activity) -> None:
        super().__init__(typed, initial={term.name: getattr(activity, term.name) for term in ACTIVITY_TERMS})
        for term in ACTIVITY_TERMS:
            self.fields[term.name] = field_of(term)


class CoproducerForm(forms.Form):
    def __init__(self, typed: Any = None, *, kind: str = NOT_SAID) -> None:
        super().__init__(typed, initial={COPRODUCER.name: kind})
        self.fields[COPRODUCER.name] = field_of(
            COPRODUCER,
            help_text=_(
                "It is not shown beside your name, and you need not say it. You can change it later."
            ),
        )


class JoinForm(SeenForm, CoproducerForm):
    """`asks_age`: where children take part, who joins alone is grown up. `seen`: the charter shown."""

    def __init__(self, typed: Any = None, *, asks_age: bool, seen: str = "") -> None:
        super().__init__(typed)
        self.initial["seen"] = seen
        if asks_age:
            self.fields.update(deepcopy(GrownUpForm.base_fields))


class CodingForm(forms.Form):
    """The questions of all definitions, each once."""

    def __init__(self, typed: Any = None, *, coding: Coding | None) -> None:
        said = coding.now if coding else {}
        super().__init__(typed, initial={name: said.get(name, NOT_SAID) for name in CRITERIA})
        for name, criterion in CRITERIA.items():
            self.fields[name] = forms.TypedChoiceField(
                label=_(criterion.question),
                choices=ANSWER_CHOICES,
                widget=forms.RadioSelect,
                initial=NOT_SAID,
                required=False,
                empty_value=NOT_SAID,
            )
