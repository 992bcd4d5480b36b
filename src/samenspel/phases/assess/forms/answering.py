"""What is typed by those who read and answer what people said."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.assess.models.feedback import LONGEST_REASON, LONGEST_THEME, Impression, State, Theme
from samenspel.spine.initiatives.forms import ReplyForm

AT_ONCE, LONGEST_SAID = 10, 240
READ = [(State.SHOWN.value, _("Everyone reads it")), (State.WITHHELD.value, State.WITHHELD.label)]


def names_in(text: str) -> list[str]:
    """One on each line, each once."""
    names = [" ".join(line.split()) for line in text.splitlines()]
    return [*dict.fromkeys(name for name in names if name)]


class JudgeForm(forms.Form):
    """Its cleaned data are the words of `actions.answering.judge_impression`."""

    state = forms.ChoiceField(label=_("Who reads it?"), choices=READ, widget=forms.RadioSelect)
    reason = PlainText(
        label=_("Why others do not read it"),
        rows=2,
        max_length=LONGEST_REASON,
        required=False,
        needed=_("needed if others do not read it"),
        help_text=_("Such as: it names a person. Whoever said it reads this."),
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple, initial=()
    )
    new_themes = PlainText(
        label=_("New themes"),
        rows=2,
        required=False,
        max_length=AT_ONCE * (LONGEST_THEME + 2),
        help_text=_("One on each line, such as: opening hours. Everyone reads them, so name no person."),
    )

    def __init__(self, typed: Any, *, impression: Impression, names: Iterable[str]) -> None:
        mine = [theme.name for theme in impression.themes.all()]
        state = State.SHOWN if impression.state == State.UNREAD else impression.state
        super().__init__(typed, initial={"state": state, "reason": impression.reason, "themes": mine})
        self.fields["themes"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        if not self.fields["themes"].choices:  # type: ignore[attr-defined]
            del self.fields["themes"]

    def clean_new_themes(self) -> list[str]:
        names = names_in(self.cleaned_data["new_themes"])
        if len(names) > AT_ONCE or any(len(name) > LONGEST_THEME for name in names):
            words = _("At most %(most)d new themes, each of at most %(longest)d characters.")
            raise forms.ValidationError(words % {"most": AT_ONCE, "longest": LONGEST_THEME})
        return names

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("state") == State.WITHHELD and not typed.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why, in a sentence that who said it reads."))
        typed["themes"] = [*typed.get("themes", ()), *typed.pop("new_themes", ())]
        return typed


class ThemeForm(forms.Form):
    name = PlainText(
        label=_("Theme"),
        rows=1,
        required=False,
        max_length=LONGEST_THEME,
        help_text=_("With the name of another theme, both become one. Leave it empty to remove the theme."),
    )

    def __init__(self, typed: Any, *, theme: Theme) -> None:
        super().__init__(typed, initial={"name": theme.name})


class AnswerForm(ReplyForm):
    """Its cleaned data are the words of `actions.answering.answer_feedback`."""

    keys = forms.TypedMultipleChoiceField(
        label=_("What you answer"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Mark at least one first.")},
    )
    field_order = ("keys", "said", "did")

    def __init__(self, typed: Any, *, asked: Iterable[Impression]) -> None:
        impressions = [*asked]
        said = _words_of(impressions[0]) if len(impressions) == 1 else ""
        super().__init__(typed, initial={"keys": [one.pk for one in impressions], "said": said})
        self.fields["said"].help_text = _("In your own words, and without names.")
        field: Any = self.fields["keys"]
        field.choices = [(one.pk, " · ".join(text for _question, text in one.said)) for one in impressions]


def _words_of(impression: Impression) -> str:
    """To begin with; nothing of what not everyone may read."""
    return impression.said[-1][1][:LONGEST_SAID] if impression.state == State.SHOWN else ""
