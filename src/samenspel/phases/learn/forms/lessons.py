"""What is typed to make an idea or a proposal of what others learned, or of what a session concluded."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.learn.queries.lessons import Lesson
from samenspel.phases.learn.wording import words_to_begin
from samenspel.spine.initiatives.hooks import Place, open_places

LONGEST_TITLE, LONGEST = 120, 3000


class PlacedForm(forms.Form):
    """`places`: those that are open, by name, as they are called here."""

    into = forms.ChoiceField(label=_("Where it goes"))
    title = PlainText(
        label=_("What you want to do"),
        rows=1,
        max_length=LONGEST_TITLE,
        help_text=_("In one sentence, for this initiative."),
    )
    text = PlainText(label=_("Why"), rows=8, max_length=LONGEST)

    def __init__(self, typed: Any, *, places: Mapping[str, str], initial: Mapping[str, str]) -> None:
        super().__init__(typed, initial=dict(initial))
        self.fields["into"].choices = [*places.items()]  # type: ignore[attr-defined]
        self.has_places = bool(places)


class CarryForm(PlacedForm):
    """Its cleaned data are the words of `actions.lessons.carry_on`."""

    of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, typed: Any = None, *, lesson: Lesson, person: Any) -> None:
        places = {name: str(one) for name, one in open_places(person, [lesson.initiative]).items()}
        words = {"of": lesson.name, "text": words_to_begin(lesson.entry, lesson.finding)}
        super().__init__(typed, places=places, initial=words)


class CarryConclusionForm(PlacedForm):
    """Its cleaned data are the words of `actions.reflections.make_proposal`."""

    def __init__(self, typed: Any = None, *, quote: str, places: Mapping[str, Place]) -> None:
        named = {name: f"{one.thing.initiative}: {one}" for name, one in places.items()}
        super().__init__(typed, places=named, initial={"text": quote})
