"""The fields of a question: one for each answer that it asks for, by name.

They judge nothing: what was sent goes to `check_page` as it is, which says what is to be mended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samenspel.methods.questionnaires import (
    Conjoint,
    Consent,
    Day,
    Draws,
    Likert,
    ListExperiment,
    Multiple,
    Number,
    Option,
    QSort,
    Question,
    Ranking,
    Rating,
    Single,
    Text,
    Vignette,
    columns,
)
from samenspel.methods.questionnaires.kinds import NO, YES, Choosing, beside

Fields = dict[str, forms.Field]
Choices = list[tuple[Any, str]]


def said_in(words: Mapping[str, str], language: str) -> str:
    """In the reader's language, or else in the first that there is."""
    return words.get(language) or next(iter(words.values()), "")


@dataclass(frozen=True)
class Asking:
    """What is drawn for one person, and in which language this person reads."""

    draws: Draws
    language: str

    def say(self, words: Mapping[str, str]) -> str:
        return said_in(words, self.language)

    def choices(self, options: Iterable[Option]) -> Choices:
        return [(option.code, self.say(option.text)) for option in options]


class Takes:
    """Whatever was sent."""

    def clean(self, value: Any) -> Any:
        return value


class One(Takes, forms.ChoiceField):
    widget = forms.RadioSelect


class Several(Takes, forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class Written(Takes, forms.CharField):
    pass


@singledispatch
def fields_of(question: Question, asking: Asking) -> Fields:
    return {}


@fields_of.register
def _of_single(question: Single, asking: Asking) -> Fields:
    return {question.code: One(choices=_offered(question, asking)), **_beside(question, asking)}


@fields_of.register
def _of_multiple(question: Multiple, asking: Asking) -> Fields:
    return {question.code: Several(choices=_offered(question, asking)), **_beside(question, asking)}


def _offered(question: Choosing, asking: Asking) -> Choices:
    return asking.choices(asking.draws.shown_options(question))


def _beside(question: Choosing, asking: Asking) -> Fields:
    if question.write_in is None:
        return {}
    label = asking.say(question.write_in.text)
    return {beside(question.code): Written(label=_("“%(option)s”, namely") % {"option": label})}


@fields_of.register
def _of_likert(question: Likert, asking: Asking) -> Fields:
    choices = asking.choices(question.options)
    items = asking.draws.shown_items(question)
    return {item.code: One(label=asking.say(item.text), choices=choices) for item in items}


@fields_of.register
def _of_rating(question: Rating, asking: Asking) -> Fields:
    ends = {question.least: asking.say(question.low), question.most: asking.say(question.high)}
    numbers: Choices = [(code, f"{code} {ends.get(code, '')}".strip()) for code in question.codes]
    return {question.code: One(choices=numbers + asking.choices(question.options))}


@fields_of.register
def _of_listexperiment(question: ListExperiment, asking: Asking) -> Fields:
    count = len(asking.draws.shown_items(question))
    choices = [(number, str(number)) for number in range(count + 1)]
    return {question.code: One(label=_("So many of these"), choices=choices)}


@fields_of.register
def _of_consent(question: Consent, asking: Asking) -> Fields:
    return {question.code: One(choices=[(YES, _("Yes, I agree")), (NO, _("No"))])}


@fields_of.register
def _of_number(question: Number, asking: Asking) -> Fields:
    box = forms.TextInput({"inputmode": "decimal" if question.decimals else "numeric", "class": "sp-short"})
    return {question.code: Written(widget=box)}


@fields_of.register
def _of_day(question: Day, asking: Asking) -> Fields:
    return {question.code: Written(widget=forms.DateInput({"type": "date"}))}


@fields_of.register
def _of_text(question: Text, asking: Asking) -> Fields:
    either = {"dir": "auto"}
    box = (
        forms.Textarea({"rows": question.lines, **either}) if question.lines > 1 else forms.TextInput(either)
    )
    return {question.code: Written(widget=box)}


@fields_of.register
def _of_ranking(question: Ranking, asking: Asking) -> Fields:
    places = _chosen_from(range(1, len(question.options) + 1))
    options = asking.draws.shown_options(question)
    return _placed(question, {option.code: asking.say(option.text) for option in options}, places)


@fields_of.register
def _of_qsort(question: QSort, asking: Asking) -> Fields:
    places = _chosen_from(column.value for column in question.columns)
    items = asking.draws.shown_items(question)
    return _placed(question, {item.code: asking.say(item.text) for item in items}, places)


def _chosen_from(numbers: Iterable[int]) -> Choices:
    return [("", _("Choose a place")), *((number, str(number)) for number in numbers)]


def _placed(question: Question, labels: Mapping[Any, str], places: Choices) -> Fields:
    """In the order in which they are shown."""
    names = {code: name for name, code in columns(question).items()}
    return {
        names[code]: One(label=label, choices=places, widget=forms.Select) for code, label in labels.items()
    }


@fields_of.register
def _of_vignette(question: Vignette, asking: Asking) -> Fields:
    choices, label = asking.choices(question.options), asking.say(question.text)
    return {name: One(label=label, choices=choices) for name in question.names}


@fields_of.register
def _of_conjoint(question: Conjoint, asking: Asking) -> Fields:
    numbers = range(1, question.profiles + 1)
    choices: Choices = [(number, _("Number %(number)d") % {"number": number}) for number in numbers]
    choices += [(0, asking.say(question.neither))] if question.neither else []
    return {
        name: One(label=_choice(number, question.tasks), choices=choices)
        for number, name in enumerate(question.names, 1)
    }


def _choice(number: int, count: int) -> str:
    return _("Choice %(number)s of %(count)s") % {"number": number, "count": count}
