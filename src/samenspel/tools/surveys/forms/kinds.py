"""Each kind of question as a form. Kinds that are not here are written in a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.methods.questionnaires import (
    Consent,
    Day,
    Likert,
    Multiple,
    Number,
    Option,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    Single,
    Text,
    free_code,
    shipped,
)
from samenspel.tools.surveys.forms.building import QuestionForm, Said
from samenspel.tools.surveys.queries.consents import GUARDIAN, RESPONDENT

ANSWERS = {"lines": (_("Answers to choose from, one on each line"), 5)}
BY = [(RESPONDENT, _("Who answers")), (GUARDIAN, _("A parent or guardian, of a child"))]
SIDES = [("both", _("All of them")), ("citizen", _("For citizens")), ("professional", _("For professionals"))]


class OptionsForm(QuestionForm):
    """Answers are lines. A line that stays keeps its code, and so does one in which a word was mended."""

    WORDS = ANSWERS

    @classmethod
    def initial_of(cls, question: Any, within: Questionnaire) -> dict[str, Any]:
        lines = {
            f"lines_{language}": "\n".join(option.text[language] for option in question.options)
            for language in within.languages
        }
        return {**super().initial_of(question, within), **lines}

    def made(self) -> Question:
        return self.asked(options=self.options())

    def options(self) -> tuple[Option, ...]:
        was: Sequence[Option] = getattr(self.question, "options", ())
        texts = self._texts()
        as_many = len(texts) == len(was)
        same = [_same(was, text, place if as_many else None) for place, text in enumerate(texts)]
        codes = iter(_free_codes(was))
        return tuple(
            Option(code=next(codes), text=text) if one is None else replace(one, text=text)
            for one, text in zip(same, texts, strict=True)
        )

    def _texts(self) -> list[Said]:
        lines = {
            language: [line.strip() for line in text.splitlines() if line.strip()]
            for language, text in self.said("lines").items()
        }
        if len({len(texts) for texts in lines.values()}) > 1:
            raise forms.ValidationError(_("Write as many answers in each language, in the same order."))
        return [dict(zip(lines, words, strict=True)) for words in zip(*lines.values(), strict=True)]


def _same(was: Sequence[Option], text: Said, place: int | None) -> Option | None:
    found = next((option for option in was if option.text == text), None)
    return found or (was[place] if place is not None else None)


def _free_codes(was: Sequence[Option]) -> Iterator[int | str]:
    """Numbers, or words where the others are words."""
    taken = {option.code for option in was}
    are_words = any(isinstance(code, str) for code in taken)
    for number in range(1, 1000):
        code = f"option_{number}" if are_words else number
        if code not in taken:
            yield code


class SingleForm(OptionsForm):
    KIND, LABEL, ABOUT = Single, _("One answer"), _("People choose one of several answers.")


class MultipleForm(OptionsForm):
    KIND, LABEL, ABOUT = Multiple, _("Several answers"), _("People choose as many as fit.")


class RankingForm(OptionsForm):
    KIND, LABEL, ABOUT = Ranking, _("An order"), _("People say what comes first for them, and what next.")


class AgreeForm(QuestionForm):
    """Statements of an instrument that comes with the house."""

    KIND, LABEL = Likert, _("Statements that were tested")
    ABOUT = _("People say how much they agree with statements that belong together and make a score.")

    instrument = forms.ChoiceField(label=_("Which statements"))
    side = forms.ChoiceField(label=_("Of these"), choices=SIDES, initial="both", widget=forms.RadioSelect)

    def __init__(self, typed: Any = None, **about: Any) -> None:
        super().__init__(typed, **about)
        languages = set(self.within.languages)
        fit = [one for one in shipped() if one.has_words and languages <= set(one.languages)]
        field = self.fields["instrument"]
        assert isinstance(field, forms.ChoiceField)
        first = self.within.languages[0]
        field.choices = [(one.key, one.name.get(first, one.key)) for one in fit]

    @classmethod
    def initial_of(cls, question: Any, within: Questionnaire) -> dict[str, Any]:
        found = {"instrument": question.instrument, "side": question.side}
        return {**super().initial_of(question, within), **found}

    def made(self) -> Question:
        """Its items and options are filled in where the questionnaire is read."""
        named = {name: self.cleaned_data[name] for name in ("instrument", "side")}
        return self.asked(items=(), options=(), **named)


class RatingForm(QuestionForm):
    KIND, LABEL, ABOUT = Rating, _("A number from 0 to 10"), _("Such as: how content are you?")
    WORDS = {"low": (_("What 0 means"), 1), "high": (_("What 10 means"), 1)}

    @classmethod
    def initial_of(cls, question: Any, within: Questionnaire) -> dict[str, Any]:
        ends = {
            f"{name}_{language}": getattr(question, name).get(language, "")
            for name in cls.WORDS
            for language in within.languages
        }
        return {**super().initial_of(question, within), **ends}

    def made(self) -> Question:
        was = self.question
        kept = (
            {"least": was.least, "most": was.most, "options": was.options} if isinstance(was, Rating) else {}
        )
        return self.asked(low=self.said("low"), high=self.said("high"), **kept)


class NumberForm(QuestionForm):
    KIND, LABEL, ABOUT = Number, _("A number"), _("Such as an age, or hours in a week.")

    least = forms.FloatField(label=_("At least"), initial=0)
    most = forms.FloatField(label=_("At most"), initial=100)
    decimals = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=6, initial=0)

    @classmethod
    def initial_of(cls, question: Any, within: Questionnaire) -> dict[str, Any]:
        found = {name: getattr(question, name) for name in ("least", "most", "decimals")}
        return {**super().initial_of(question, within), **found}

    def made(self) -> Question:
        named = {name: self.cleaned_data[name] for name in ("least", "most", "decimals")}
        return self.asked(**named)


class WordsForm(QuestionForm):
    KIND, LABEL, ABOUT = Text, _("In their own words"), _("People write as much as they like.")

    lines = forms.IntegerField(label=_("Lines"), min_value=1, max_value=20, initial=4)

    @classmethod
    def initial_of(cls, question: Any, within: Questionnaire) -> dict[str, Any]:
        return {**super().initial_of(question, within), "lines": question.lines}

    def made(self) -> Question:
        return self.asked(lines=self.cleaned_data["lines"])


class DayForm(QuestionForm):
    KIND, LABEL, ABOUT = Day, _("A date"), _("Such as since when somebody comes.")


class ConsentForm(QuestionForm):
    """To the use of answers in research: the one purpose that the house asks for."""

    KIND, LABEL = Consent, _("Leave for research")
    ABOUT = _(
        "People say whether scholars may use what they answered. It is given to scholars only with a yes."
    )

    by = forms.ChoiceField(
        label=_("Who says yes"), choices=BY, initial=RESPONDENT, widget=forms.RadioSelect, required=False
    )
    anew = forms.BooleanField(
        label=_("The new words mean something else: ask again"),
        required=False,
        help_text=_(
            "What was answered under the old words stays under them. A typo is no reason to ask again."
        ),
    )

    def __init__(self, typed: Any = None, **about: Any) -> None:
        super().__init__(typed, **about)
        del self.fields["anew" if self.question is None else "by"]

    def made(self) -> Question:
        """Words that mean something else are another question, in the place of this one."""
        was = self.question
        if not isinstance(was, Consent):
            by = self.cleaned_data["by"] or RESPONDENT
            return self.asked(purpose="research", version=1, by=by)
        if not self.cleaned_data["anew"]:
            return self.asked()
        code = free_code(self.within, f"{was.purpose} {was.version + 1}")
        return self.asked(code=code, version=was.version + 1)


KINDS: dict[str, type[QuestionForm]] = {
    form.KIND.kind: form
    for form in (
        SingleForm,
        MultipleForm,
        AgreeForm,
        RatingForm,
        NumberForm,
        WordsForm,
        DayForm,
        RankingForm,
        ConsentForm,
    )
}


ONLY_IN_FILES = {
    "likert": _("Own statements"),
    "note": _("A text that asks nothing"),
    "vignette": _("A story with changing parts"),
    "conjoint": _("A choice between plans"),
    "list": _("How many of these"),
    "qsort": _("A Q-sort"),
}


def form_of(question: Question) -> type[QuestionForm] | None:
    """None for kinds, and sets of own statements, that are written in a file."""
    if isinstance(question, Likert) and not question.instrument:
        return None
    return KINDS.get(question.kind)
