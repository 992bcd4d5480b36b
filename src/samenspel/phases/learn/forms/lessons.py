"""What is typed to make something of what others learned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.design.models.ideas import LONGEST_TITLE
from samenspel.phases.learn.queries.lessons import Lesson, places_for
from samenspel.phases.learn.wording import words_to_begin

LONGEST = 3000


class CarryForm(forms.Form):
    """Its cleaned data are the words of `actions.lessons.carry_on`."""

    of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    into = forms.ChoiceField(label=_("Where it goes"))
    title = PlainText(
        label=_("What you want to do"),
        rows=1,
        max_length=LONGEST_TITLE,
        help_text=_("In one sentence, for this initiative."),
    )
    text = PlainText(label=_("Why"), rows=8, max_length=LONGEST)

    def __init__(self, typed: Any = None, *, lesson: Lesson, person: Any) -> None:
        super().__init__(
            typed, initial={"of": lesson.name, "text": words_to_begin(lesson.entry, lesson.finding)}
        )
        places = [*places_for(person, lesson.initiative)]
        self.fields["into"].choices = [(name, str(place)) for name, place in places]  # type: ignore[attr-defined]
        self.has_places = bool(places)
