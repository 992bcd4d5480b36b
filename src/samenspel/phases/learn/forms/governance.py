"""What is typed about how governance changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.methods.governing import QUESTIONS
from samenspel.phases.learn.models.governance import LONGEST_SAID, Governed


class FiveForm(forms.Form):
    """Its cleaned data are the answers of `actions.governance.answer_five`."""

    def __init__(self, typed: Any = None, *, last: Governed | None) -> None:
        super().__init__(typed, initial=dict(last.answers) if last else {})
        for name, words in QUESTIONS.items():
            self.fields[name] = PlainText(label=_(words), rows=3, max_length=LONGEST_SAID, required=False)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(typed.values()):
            raise forms.ValidationError(_("Answer at least one of the five questions."))
        return typed
