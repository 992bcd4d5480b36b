"""What a person may type in a talk, and what a moderator says about it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.tools.talk.models import (
    LONGEST,
    LONGEST_APPEAL,
    LONGEST_REASON,
    Comment,
    Ground,
    Moderated,
    State,
)

GROUNDS = [(ground.value, capfirst(ground.label)) for ground in Ground]


class CommentForm(forms.Form):
    text = PlainText(
        label=_("Your comment"),
        max_length=LONGEST,
        help_text=_("Everyone can read it, with your name. No addresses or telephone numbers, please."),
    )


class AnswerForm(forms.Form):
    text = PlainText(
        label=_("Your answer"),
        max_length=LONGEST,
        help_text=_("Everyone can read it, with your name."),
    )


class ReportForm(forms.Form):
    ground = forms.ChoiceField(label=_("What is wrong with it?"), choices=GROUNDS, widget=forms.RadioSelect)
    text = PlainText(label=_("In your own words"), max_length=LONGEST_REASON, required=False, rows=2)


class HideForm(forms.Form):
    ground = forms.ChoiceField(label=_("Why"), choices=GROUNDS, widget=forms.RadioSelect)
    reason = PlainText(
        label=_("The reason in a sentence"),
        max_length=LONGEST_REASON,
        rows=2,
        help_text=_("Everyone reads it in the comment's place, and the author gets it by mail."),
    )


class ApproveForm(forms.Form):
    reason = PlainText(
        label=_("The reason in a sentence"),
        max_length=LONGEST_REASON,
        rows=2,
        help_text=_("Everyone reads it under the comment."),
    )

    def __init__(self, data: Any = None, *, comment: Comment) -> None:
        """What waited may appear without a word."""
        super().__init__(data)
        self.fields["reason"].required = comment.state != State.WAITING


class AppealForm(forms.Form):
    text = PlainText(
        label=_("Why should it be shown?"),
        max_length=LONGEST_APPEAL,
        help_text=_("Only moderators read this. The answer is public."),
    )


class DecideForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label=_("What do you decide?"),
        choices=[("yes", _("Show the comment again")), ("no", _("It stays hidden"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = PlainText(
        label=_("Your answer"),
        max_length=LONGEST_REASON,
        rows=3,
        help_text=_("Everyone can read it, and the author gets it by mail."),
    )


class SettingsForm(forms.Form):
    moderated = forms.ChoiceField(
        label=_("When does a moderator read comments?"), choices=Moderated.choices, widget=forms.RadioSelect
    )
