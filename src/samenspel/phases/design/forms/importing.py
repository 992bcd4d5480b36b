"""What is sent to show a conversation that was held elsewhere."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText

LARGEST_FILE_MB = 64


def _file(label: Any, help_text: Any) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput({"accept": ".csv,text/csv,text/plain"}),
    )


class ConversationForm(forms.Form):
    """A conversation from two files."""

    title = PlainText(label=_("Question"), rows=1, max_length=120)
    comments = _file(_("Statements"), _("The file comments.csv of Polis."))
    votes = _file(_("Votes"), _("The file votes.csv of Polis, or participants-votes.csv."))
    credit = PlainText(
        label=_("Credit"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Who held this conversation, and who gave you the files. Everyone sees this."),
    )

    def clean_comments(self) -> "UploadedFile[bytes]":
        return self._small_enough("comments")

    def clean_votes(self) -> "UploadedFile[bytes]":
        return self._small_enough("votes")

    @property
    def conversation(self) -> dict[str, Any]:
        """For the action; call it when the form is valid."""
        typed = self.cleaned_data
        return {
            "files": (typed["comments"], typed["votes"]),
            "title": typed["title"],
            "credit": typed["credit"],
        }

    def _small_enough(self, name: str) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data[name]
        if (upload.size or 0) > LARGEST_FILE_MB * 1024 * 1024:
            words = _("This file is larger than %(most)d MB. Is it one conversation?")
            raise forms.ValidationError(words % {"most": LARGEST_FILE_MB})
        return upload
