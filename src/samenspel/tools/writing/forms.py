"""What people type about a text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.tools.writing.models import LONGEST_QUOTE, LONGEST_REMARK
from samenspel.tools.writing.places import find_place

AROUND = 200


class Around(forms.CharField):
    """Words of the text beside a place in it. A form sends each of their line breaks as two signs."""

    def __init__(self) -> None:
        super().__init__(max_length=AROUND, required=False, widget=forms.HiddenInput, strip=False)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class QuoteForm(forms.Form):
    """Words that stand in the text, with those around them."""

    before = Around()
    after = Around()
    quote = PlainText(
        label=_("Which words"),
        rows=3,
        max_length=LONGEST_QUOTE,
        help_text=_("Copy them from the text, a few words or a whole paragraph."),
    )

    def __init__(self, typed: Any = None, *, words: str, initial: Any = None) -> None:
        super().__init__(typed, initial=initial)
        self.words = words

    def clean(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name, "") for name in ("quote", "before", "after")}
        if given["quote"] and find_place(self.words, **given) is None:
            where = _("These words do not stand in the text like this, or they stand there more than once.")
            self.add_error("quote", where)
        return self.cleaned_data


class RemarkForm(QuoteForm):
    """Its cleaned data are the words of `actions.remarks.make_remark`."""

    text = PlainText(label=_("What you want to say about it"), rows=4, max_length=LONGEST_REMARK)


class SuggestionForm(QuoteForm):
    """Of `make_suggestion`."""

    instead = PlainText(
        label=_("What should stand there"),
        rows=3,
        max_length=LONGEST_QUOTE,
        required=False,
        help_text=_("Leave it empty to leave these words out."),
    )
    text = PlainText(label=_("Why"), rows=3, max_length=LONGEST_REMARK)


class AnswerForm(forms.Form):
    answer = PlainText(label=_("What was said about it"), rows=3, max_length=LONGEST_REMARK, required=False)


class DeclineForm(forms.Form):
    answer = PlainText(label=_("Why not"), rows=3, max_length=LONGEST_REMARK)


class VersionForm(forms.Form):
    name = PlainText(label=_("Name"), rows=1, max_length=80, help_text=_("Such as: what we read on Tuesday."))
