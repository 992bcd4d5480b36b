"""All questions of a survey as a file, typed or sent."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Overtaken, Refused
from samenspel.foundation.ui.seen import SeenForm
from samenspel.foundation.ui.words import at_line
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires import (
    FaultyFile,
    Questionnaire,
    digest,
    read_questionnaire,
    write_questionnaire,
)
from samenspel.tools.surveys.models.surveys import Edition
from samenspel.tools.surveys.queries.surveys import questions_of

MOST_FAULTS, LONGEST = 20, 200_000
EXAMPLE = """\
questionnaire: our-survey
version: 1
title: What brings you here
languages: [en]
pages:
- code: motives
  questions:
  - kind: likert
    code: motives
    text: How much do you agree?
    instrument: coproduction-motives@1
    side: citizen
- code: words
  questions:
  - kind: text
    code: change
    text: What is the one thing that should change?
    lines: 4
"""


class QuestionsForm(SeenForm):
    """`questions`: what the file says, once it is right. Nobody writes over what somebody else saved."""

    typed = forms.CharField(
        label=_("Questions"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 24, "spellcheck": "false", "class": "sp-code"}),
    )
    file = forms.FileField(
        label=_("Or a file with questions"),
        required=False,
        widget=forms.FileInput({"accept": ".yaml,.yml"}),
        help_text=_("It takes the place of what is typed above."),
    )
    questions: Questionnaire

    def __init__(self, typed: Any = None, files: Any = None, *, edition: Edition | None) -> None:
        begun = write_questionnaire(questions_of(edition)) if edition else EXAMPLE
        seen = digest(questions_of(edition)) if edition else ""
        super().__init__(typed, files, initial={"typed": begun, "seen": seen})

    def clean(self) -> dict[str, Any]:
        place, source = self._sent()
        try:
            self.questions = read_questionnaire(source)
        except MalformedFile as error:
            self.add_error(place, at_line(error.line, error.problem))
        except FaultyFile as error:
            for fault in error.faults[:MOST_FAULTS]:
                self.add_error(place, at_line(fault.line, fault.problem))
        return self.cleaned_data

    def is_saved(self, save: Callable[..., object]) -> bool:
        try:
            save(questions=self.questions, seen=self.cleaned_data["seen"])
        except Overtaken as overtaken:
            self.show_theirs(overtaken)
        except Refused as refused:
            self.add_error(None, str(refused.reason))
        return not self.errors

    def _sent(self) -> tuple[str, bytes]:
        file = self.cleaned_data.get("file")
        if file and file.size > LONGEST:
            raise forms.ValidationError(_("This file is too large to hold questions. Is it another one?"))
        return ("file", file.read()) if file else ("typed", self.cleaned_data.get("typed", "").encode())
