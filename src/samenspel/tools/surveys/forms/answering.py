"""What is typed around the questions: to begin, about consent, and of an encounter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.methods.questionnaires import ShownPage
from samenspel.methods.questionnaires.kinds import NO, YES
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.forms.fields import Asking
from samenspel.tools.surveys.forms.pages import PageForm
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.consents import GUARDIAN, Standing
from samenspel.tools.surveys.queries.encounters import NoCode, read_code

GROWN_UP, CHILD = "grown_up", "child"
AGES = [(GROWN_UP, gettext_lazy("I am 16 or older")), (CHILD, gettext_lazy("I am younger than 16"))]
CODE = "encounter-code"
"""No code of a question has a dash."""


class BeginForm(forms.Form):
    """Of a survey that asks children; its cleaned data are words of `begin_response`. Whoever has an account
    is known to be a child or none; a child's guardian said yes to the account."""

    age = forms.ChoiceField(label=gettext_lazy("Who answers?"), choices=AGES, widget=forms.RadioSelect)
    guardian_agrees = forms.BooleanField(
        label=gettext_lazy("I am a parent or guardian of this child, and it may answer."), required=False
    )
    child_agrees = forms.BooleanField(
        label=gettext_lazy("I want to answer. I may stop whenever I like, and nobody minds."), required=False
    )

    def __init__(self, typed: Any = None, *, survey: Survey, visitor: Visitor) -> None:
        super().__init__(typed)
        person = visitor.person
        has_account, self.is_known_child = person.is_authenticated, getattr(person, "is_child", False)
        if has_account or not survey.asks_children:
            del self.fields["age"], self.fields["guardian_agrees"]
        if not survey.asks_children or (has_account and not self.is_known_child):
            del self.fields["child_agrees"]

    def clean(self) -> dict[str, bool]:
        is_child = self.is_known_child or self.cleaned_data.get("age") == CHILD
        told = {name: self.cleaned_data.get(name, False) for name in ("guardian_agrees", "child_agrees")}
        for name in self.fields.keys() & told.keys():
            if is_child and not told[name]:
                self.add_error(name, _("Without this yes we ask no child anything."))
        return {"is_child": is_child, **told}


class ConsentForm(forms.Form):
    """A field for each question of consent, by its code."""

    def __init__(self, typed: Any = None, *, standing: Sequence[Standing], asking: Asking) -> None:
        super().__init__(typed)
        for one in standing:
            self.fields[one.question.code] = forms.ChoiceField(
                label=asking.say(one.question.text),
                help_text=_told_of(one),
                choices=[(YES, _("Yes, I agree")), (NO, _("No"))],
                widget=forms.RadioSelect,
                initial=one.answer or None,
                required=False,
            )

    @property
    def said(self) -> dict[str, str]:
        return {code: answer for code, answer in self.cleaned_data.items() if answer}


def _told_of(one: Standing) -> str:
    parts = [_("These words are new; you have not answered them yet.")] if one.is_new else []
    parts += [_("For a parent or guardian.")] if one.question.by == GUARDIAN else []
    return " ".join(parts)


class EncounterForm(PageForm):
    """The page about encounters, with the code that both who met have."""

    def __init__(self, sent: Any, *, code: str, page: ShownPage, **about: Any) -> None:
        super().__init__(sent, page=page, **about)
        self.fields[CODE] = forms.CharField(
            label=_("Code of the encounter"),
            max_length=20,
            initial=code,
            widget=forms.TextInput(
                {"autocomplete": "off", "autocapitalize": "characters", "class": "sp-short"}
            ),
        )

    @property
    def code(self) -> str:
        return read_code(self.sent[CODE][0])

    def clean(self) -> dict[str, Any]:
        try:
            read_code(self.cleaned_data.get(CODE, ""))
        except NoCode:
            self.add_error(CODE, _("This is no code. It has eight signs, such as KLM4-7XQ2."))
        return super().clean()
