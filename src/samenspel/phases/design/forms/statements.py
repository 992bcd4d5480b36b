"""What is typed in an opinion map: a statement, a vote, and what moderators decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.phases.design.forms.opinion_maps import lines_of, refuse_long_lines
from samenspel.phases.design.models.statements import LONGEST, LONGEST_REASON, Kind
from samenspel.phases.design.models.votes import AGREE, DISAGREE, PASS

AT_ONCE, FEWEST_PARTS, MOST_PARTS = 10, 2, 5
"""So many statements are asked; then it may be enough."""


class StatementForm(forms.Form):
    text = PlainText(
        label=_("Statement"),
        rows=2,
        max_length=LONGEST,
        help_text=_("At most 140 signs. One thought, so that others can agree or disagree with all of it."),
    )

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class VoteForm(forms.Form):
    """What the buttons send. `shown` says how the statement was drawn, `turn` how many were asked."""

    statement = forms.IntegerField(min_value=1)
    value = forms.TypedChoiceField(choices=[(one, one) for one in (AGREE, DISAGREE, PASS)], coerce=int)
    shown = forms.CharField(required=False, max_length=500)
    turn = forms.IntegerField(required=False, min_value=1, max_value=1000)


class ModerationForm(forms.Form):
    """One decision about several statements."""

    numbers = forms.MultipleChoiceField(
        error_messages={"required": _("Mark at least one statement first.")},
    )
    kind = forms.ChoiceField(choices=[one for one in Kind.choices if one[0] != Kind.SPLIT])
    reason = PlainText(
        label=_("Reason"),
        rows=2,
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("Needed to hide one: its author gets it by mail, and it stands in the log."),
    )

    def __init__(self, typed: Any, *, numbers: list[int]) -> None:
        super().__init__(typed)
        self.fields["numbers"].choices = [(one, one) for one in numbers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("kind") == Kind.HIDE and not typed.get("reason"):
            self.add_error("reason", _("Say why, in a sentence that its author reads."))
        return typed


class SplitForm(forms.Form):
    """Its cleaned data are the words of `actions.statements.split_statement`."""

    parts = PlainText(
        label=_("The new statements"),
        rows=4,
        max_length=MOST_PARTS * (LONGEST + 2),
        help_text=_("One on each line, from two to five. People vote on these anew."),
    )
    reason = PlainText(label=_("Reason"), rows=2, max_length=LONGEST_REASON, required=False)

    def clean_parts(self) -> list[str]:
        parts = lines_of(self.cleaned_data["parts"])
        refuse_long_lines(parts)
        if not FEWEST_PARTS <= len(parts) <= MOST_PARTS:
            words = _("Write from %(fewest)d to %(most)d statements, one on each line.")
            raise forms.ValidationError(words % {"fewest": FEWEST_PARTS, "most": MOST_PARTS})
        return parts
