"""What is typed to print sheets of paper, and from them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import QueryDict  # noqa: TID251 -- what was sent, as lists; nothing is answered here
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText, moment
from samenspel.foundation.ui.words import said
from samenspel.methods.questionnaires import (
    UNCLEAR,
    CheckedSheet,
    Page,
    Question,
    Questionnaire,
    ShownPage,
    check_sheet,
    walk,
)
from samenspel.tools.surveys.forms.fields import Asking, Choices
from samenspel.tools.surveys.forms.pages import PageForm
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.surveys import draft_of

LONGEST_CODE = 40
CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
VAGUE = _("Two boxes ticked, or not clear")


class PapersForm(forms.Form):
    """Its cleaned data are the words of `take_papers`."""

    until = moment(
        _("Sheets are typed in until"),
        help_text=_("Results are told after that. Put it off when you like; the present moment ends it."),
    )
    to = PlainText(
        label=_("Where to bring or send a sheet"),
        rows=2,
        max_length=300,
        help_text=_("It stands on every sheet."),
    )


class PrintForm(forms.Form):
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    count = forms.IntegerField(
        label=_("How many sheets in each language"),
        min_value=1,
        initial=10,
        help_text=_("Each has a code of its own, so a sheet can't be copied. You can print more later."),
    )

    def __init__(self, typed: Any = None, *, survey: Survey, most: int) -> None:
        asked, self.most = draft_of(survey).languages, most
        super().__init__(typed, initial={"languages": asked[:1]})
        field = self.fields["languages"]
        assert isinstance(field, forms.ChoiceField)
        names = dict(settings.LANGUAGES)
        field.choices = [(language, names.get(language, language)) for language in asked]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        count = values.get("count", 0) * len(values.get("languages", ()))
        if count > self.most:
            text = _("In one file fit %(most)d sheets at most. Make the others after that.")
            self.add_error("count", text % {"most": self.most})
        return values


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code of the sheet"), max_length=LONGEST_CODE, widget=forms.TextInput(CODE)
    )


class SlipForm(forms.Form):
    slip = forms.CharField(
        label=_("The code on the slip that you kept"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput({**CODE, "autofocus": False}),
    )


class SheetForm(PageForm):
    """All that stands on a sheet, or what of it is to be read once more, with its numbers on paper. Nothing
    is needed; beside each answer it can be said that nobody can tell what it is."""

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        questionnaire: Questionnaire,
        questions: Sequence[Question],
        numbers: dict[str, str],
        asking: Asking,
    ) -> None:
        self.numbers = numbers
        whole = Page(code="sheet", questions=tuple(questions))
        way = walk(questionnaire, asking.draws, {})
        super().__init__(sent, way=way, page=ShownPage(whole, whole.questions), asking=asking)
        for question in questions:
            for name in asking.draws.names_of(question):
                self._number(question, name)
                self._let_be_vague(question, name)

    def _number(self, question: Question, name: str) -> None:
        """Statements and tasks have letters."""
        number, field = self.numbers[name], self.fields.get(name)
        if field and number != self.numbers[question.code]:
            field.label = f"{number}. {field.label}"

    def _let_be_vague(self, question: Question, name: str) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = [*cast("Choices", field.choices), (UNCLEAR, VAGUE)]
            return
        self.fields[f"vague-{name}"] = forms.BooleanField(label=VAGUE, required=False)
        places = [*self.groups[question.code]]
        last = places.index(name) if name in places else len(places) - 1
        self.groups[question.code] = _after(self.groups[question.code], places[last], f"vague-{name}", self)

    def _text(self, question: Question) -> str:
        number, text = self.numbers.get(question.code), self.asking.say(question.text)
        return f"{number}. {text}" if number else text

    @cached_property
    def sheet(self) -> CheckedSheet:
        sent = {name: texts for name, texts in self.sent.items() if not name.startswith("vague-")}
        for name in self.sent:
            if name.startswith("vague-"):
                plain = name.removeprefix("vague-")
                sent[plain] = [*sent.get(plain, []), UNCLEAR]
        return check_sheet(self.page.questions, self.asking.draws, sent)

    def clean(self) -> dict[str, Any]:
        for name, fault in self.sheet.faults.items():
            self.add_error(self._field_of(name), said(fault))
        return dict(self.sheet.reading.answers)


def _after(group: dict[str, forms.Field], name: str, added: str, form: forms.Form) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for one, field in group.items():
        found[one] = field
        if one == name:
            found[added] = form.fields[added]
    return found
