"""What is typed to draw up a draft, to say how a step went, and about what was found."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, choice
from samenspel.foundation.ui.pictures import PictureForm
from samenspel.foundation.ui.seen import SeenForm
from samenspel.phases.design.actions.drafting import STEP
from samenspel.phases.design.forms.ideas import LONGEST_TEXT
from samenspel.phases.design.models.ideas import LONGEST_TITLE, IdeaBoard
from samenspel.phases.design.models.prototypes import (
    LONGEST_FINDING,
    LONGEST_STEP,
    LONGEST_WORDS,
    Experience,
    Feeling,
    Finding,
    Shape,
    Step,
    Went,
)
from samenspel.phases.design.models.texts import Text
from samenspel.spine.initiatives.forms import PeriodForm
from samenspel.tools.writing.forms import SuggestionForm
from samenspel.tools.writing.queries import document_of, text_of


class PrototypeForm(PeriodForm):
    """Its cleaned data are the words of `actions.drafting.set_up_prototype`."""

    title = PlainText(
        label=_("What people try"),
        rows=1,
        max_length=120,
        help_text=_("Such as: borrowing a drill from the library."),
    )
    summary = PlainText(label=_("What you want to know"), rows=2, max_length=240, required=False)
    shape = forms.ChoiceField(
        label=_("What it is"), choices=Shape.choices, widget=forms.RadioSelect, initial=Shape.PAGE
    )
    field_order = ("title", "summary", "shape", "opens_at", "closes_at")


class StepForm(PictureForm):
    """Its cleaned data are the words of `actions.drafting.add_step`."""

    title = PlainText(
        label=_("What to do"),
        rows=1,
        max_length=120,
        help_text=_("One thing that somebody tries, such as: find out when you can fetch it."),
    )
    text = PlainText(
        label=_("What there is to see"),
        rows=6,
        max_length=LONGEST_STEP,
        required=False,
        help_text=_("The words of the page or form, or what happens in the scenario."),
    )
    field_order: tuple[str, ...] = (*STEP, "shows_nobody")


class ChangeStepForm(SeenForm, StepForm):
    """Nobody writes over what somebody else saved. `answers`: findings because of which it is changed."""

    COMPARED = ("title", "text", "picture_words")
    drops_picture = forms.BooleanField(label=_("Take the picture away"), required=False)
    answers = forms.ModelMultipleChoiceField[Finding](
        Finding.objects.none(),
        label=_("It answers what was found"),
        help_text=_("These stand under “You said, we did”, and who tried the draft hears of it."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = (*STEP[:-1], "drops_picture", STEP[-1], "shows_nobody", "answers")

    def __init__(self, *words: Any, step: Step, findings: "QuerySet[Finding]", **options: Any) -> None:
        typed = {name: getattr(step, name) for name in STEP}
        super().__init__(*words, initial={**typed, "seen": version_of(step, STEP)}, **options)
        field = self.fields["answers"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = findings
        for name, is_wanted in (("drops_picture", bool(step.picture)), ("answers", findings.exists())):
            if not is_wanted:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.pop("drops_picture", False) and not self.files.get("picture"):
            self.cleaned_data.update(picture="", picture_words="")
        return super().clean()


class BeginForm(forms.Form):
    """Who tries it."""

    who = forms.ChoiceField(
        label=_("Who tries it?"),
        choices=[
            ("me", _("I try it myself")),
            ("beside", _("Somebody beside me, who has no account; I write it down")),
        ],
        widget=forms.RadioSelect,
        initial="me",
    )
    agreed = forms.BooleanField(
        label=_("They agree that I write down what they do and say"),
        help_text=_("Of a child, a guardian agrees too. Write no names. They may stop, or take it all back."),
        required=False,
    )

    @property
    def helps(self) -> bool:
        return bool(self.cleaned_data["who"] == "beside")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("who") == "beside" and not typed.get("agreed"):
            self.add_error("agreed", _("Ask them first, and mark that they agree."))
        return typed


class ExperienceForm(forms.Form):
    """Its cleaned data are words of `actions.trying.answer_step`."""

    went = forms.ChoiceField(label=_("How did it go?"), choices=Went.choices, widget=forms.RadioSelect)
    feeling = forms.ChoiceField(
        label=_("How did it feel?"),
        choices=[("", _("I'd rather not say")), *Feeling.choices],
        widget=forms.RadioSelect,
        initial="",
        required=False,
    )
    text = PlainText(
        label=_("In your own words"),
        rows=4,
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("What did you do, what did you expect? No names, please: others read this."),
    )
    field_order = ("went", "feeling", "text")

    def __init__(self, typed: Any = None, *, said: Experience | None = None) -> None:
        known = {name: getattr(said, name) for name in self.base_fields} if said else None
        super().__init__(typed, initial=known)


class WordsList(ListForm):
    AT_ONCE = 20

    went = choice(_("How it went"), {"": _("All"), **dict(Went.choices)})


class FindingForm(forms.Form):
    text = PlainText(
        label=_("What you found"),
        rows=3,
        max_length=LONGEST_FINDING,
        help_text=_("In a sentence, such as: half of the people do not see that fetching it is free."),
    )


class MakeIdeaForm(forms.Form):
    """Its cleaned data are words of `actions.finding.make_idea`."""

    board = forms.ModelChoiceField[IdeaBoard](
        None, label=_("Board of ideas"), widget=forms.RadioSelect, empty_label=None
    )
    title = PlainText(label=_("Your idea in one sentence"), rows=1, max_length=LONGEST_TITLE)
    text = PlainText(label=_("More about it"), rows=5, max_length=LONGEST_TEXT, required=False)

    def __init__(self, typed: Any = None, *, boards: "QuerySet[IdeaBoard]", finding: Finding) -> None:
        super().__init__(typed, initial={"board": boards.first(), "text": finding.text})
        _offer(self.fields["board"], boards)


class MakeSuggestionForm(SuggestionForm):
    """Of `actions.finding.make_suggestion`; the text is chosen in it, with its words."""

    into = forms.ModelChoiceField[Text](None, label=_("Text"), widget=forms.RadioSelect, empty_label=None)
    field_order = ("into", "quote", "instead", "text", "before", "after")

    def __init__(self, typed: Any = None, *, texts: "QuerySet[Text]", finding: Finding) -> None:
        super().__init__(typed, words="", initial={"into": texts.first(), "text": finding.text})
        _offer(self.fields["into"], texts)

    def clean(self) -> dict[str, Any]:
        if chosen := self.cleaned_data.get("into"):
            self.words = text_of(document_of(chosen))
            return super().clean()
        return self.cleaned_data


def _offer(field: forms.Field, rows: "QuerySet[Any]") -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
