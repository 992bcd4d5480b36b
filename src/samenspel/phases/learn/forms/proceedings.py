"""What is typed for proceedings: by organisers, and by authors about their papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.words import said
from samenspel.methods.bibliography import isbn_key
from samenspel.methods.stripping import Unstrippable, kind_of
from samenspel.methods.stripping.copies import LARGEST
from samenspel.phases.assess.forms.indicators import SavingForm
from samenspel.phases.learn.models.proceedings import (
    LONGEST_PAPER,
    Licence,
    Paper,
    Proceedings,
    is_prefix,
)


class ProceedingsForm(forms.ModelForm[Proceedings]):
    """Its cleaned data are the words of `actions.proceedings.set_up_proceedings`."""

    title = PlainText(label=_("Title"), rows=1, max_length=250)
    preface = PlainText(
        label=_("Preface"),
        rows=8,
        max_length=20_000,
        required=False,
        help_text=_("In Markdown: # before a heading, ** around strong words."),
    )

    class Meta:
        model = Proceedings
        fields = ("title", "publisher", "language", "isbn", "prefix", "preface")
        help_texts = {
            "prefix": _(
                "Such as 10.5555: what an agency gave the publisher. We make DOIs and the files to register "
                "them; you send those yourself."
            )
        }

    def clean_isbn(self) -> str:
        typed = str(self.cleaned_data["isbn"]).strip()
        if typed and not isbn_key(typed):
            raise forms.ValidationError(_("This is no ISBN: a digit is wrong or missing."))
        return typed

    def clean_prefix(self) -> str:
        typed = str(self.cleaned_data["prefix"]).strip()
        if typed:
            is_prefix(typed)
        return typed

    def _post_clean(self) -> None:
        """Nothing of it is a row yet: the action makes one."""


class PaperForm(SavingForm):
    """Its cleaned data are words of `actions.proceedings.hand_in_paper`."""

    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices, widget=forms.RadioSelect)
    text = PlainText(
        label=_("Final text"),
        rows=14,
        max_length=LONGEST_PAPER,
        required=False,
        help_text=_("In Markdown, without the title and the authors. It stands in the volume."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("A PDF of at most 25 MB. Without a text the volume only says where it is."),
    )
    corrected = PlainText(
        label=_("What you corrected"),
        rows=2,
        max_length=400,
        required=False,
        help_text=_("Where it was published before."),
    )
    others_agree = forms.BooleanField(label=_("All authors who have no account here agree too"))

    def __init__(self, typed: Any = None, files: Any = None, *, paper: Paper | None = None) -> None:
        names = ("licence", "text")
        super().__init__(
            typed, files, initial={name: getattr(paper, name) for name in names} if paper else {}
        )
        self.has_file = bool(paper and paper.file)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        typed.pop("others_agree", None)
        upload = typed.pop("file", None)
        if not upload and not typed.get("text") and not self.has_file and "text" not in self.errors:
            self.add_error("text", _("Write the text, or choose a file."))
        if upload and not self.errors:
            typed["data"] = self._read(upload)
        return typed

    def _read(self, upload: Any) -> bytes | None:
        if upload.size > LARGEST:
            self.add_error("file", _("This file is larger than %(most)d MB.") % {"most": LARGEST >> 20})
            return None
        data: bytes = upload.read()
        try:
            kind = kind_of(data)
        except Unstrippable as error:
            self.add_error("file", said(error.problem))
            return None
        if kind != "pdf":
            self.add_error("file", _("This is no PDF."))
        return data


class WithdrawPaperForm(forms.Form):
    """Its cleaned data are words of `actions.proceedings.withdraw_paper`."""

    because = PlainText(
        label=_("Why"),
        rows=2,
        max_length=400,
        help_text=_("Everyone reads it: it stays in the place of the paper."),
    )


class PublishForm(SavingForm):
    """Its cleaned data are words of `actions.proceedings.publish_proceedings`."""

    note = PlainText(
        label=_("What is different"),
        rows=2,
        max_length=400,
        required=False,
        help_text=_("From the second volume on. Everyone reads it."),
    )
