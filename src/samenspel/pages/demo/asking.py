"""Lets the people of the demo town answer a survey, by the actions that everybody uses."""

from random import Random
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.functional import Promise

from samenspel.methods.questionnaires import (
    Consent,
    Likert,
    Multiple,
    Question,
    Questionnaire,
    Rating,
    Single,
    questionnaire_from,
)
from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.story import Survey as Told
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.releases.tasks import release_what_is_due
from samenspel.tools.surveys.actions import answering, surveys
from samenspel.tools.surveys.models.surveys import Survey

Answers = dict[str, Any]


def ask(coordinator: Person, initiative: Initiative, told: Told) -> Life:
    """Parents answer by the open link, in the days after a wave began."""
    opens, again, closes = told.days
    yield day(opens)
    survey = _set_up(coordinator, initiative, told)
    questions = _questions(told)
    surveys.change_questions(actor=coordinator, survey=survey, questions=questions)
    yield from _answer(survey, questions, told, 0)
    yield day(again)
    surveys.begin_wave(actor=coordinator, survey=survey)
    yield from _answer(survey, questions, told, 1)
    yield day(closes + 1)
    release_what_is_due()


def _set_up(coordinator: Person, initiative: Initiative, told: Told) -> Survey:
    opens, _again, closes = told.days
    return surveys.set_up_survey(
        actor=coordinator,
        initiative=initiative,
        phase="design",
        title=str(told.title),
        summary=str(told.summary),
        asked="everyone",
        opens_at=day(opens, 8),
        closes_at=day(closes, 22),
    )


def _questions(told: Told) -> Questionnaire:
    """In all languages of the house, whatever the town speaks."""
    languages = [code for code, _name in settings.LANGUAGES]
    tree = {
        "questionnaire": told.code,
        "version": 1,
        "title": told.title,
        "languages": languages,
        "pages": list(told.pages),
    }
    found: dict[str, Any] = _said(tree, languages)
    return questionnaire_from(found)


def _said(tree: Any, languages: list[str]) -> Any:
    if isinstance(tree, Promise):
        return {language: _in(language, tree) for language in languages}
    if isinstance(tree, dict):
        return {name: _said(one, languages) for name, one in tree.items()}
    return [_said(one, languages) for one in tree] if isinstance(tree, list) else tree


def _in(language: str, words: Promise) -> str:
    with translation.override(language):
        return str(words)


def _answer(survey: Survey, questions: Questionnaire, told: Told, wave: int) -> Life:
    """Some of those who answered the first time come again, and others."""
    first = max(0, told.parents[0] - told.again) if wave else 0
    for place in range(told.parents[wave]):
        yield day(told.days[wave] + 1 + place // 8, 8 + place % 8)
        number = first + place
        chance = Random(1000 * number + wave)  # noqa: S311 -- invented answers, alike in every town
        _hand_in(survey, f"parent-{number}", _answers(questions, chance, wave))


def _hand_in(survey: Survey, device: str, answers: Answers) -> None:
    who: dict[str, Any] = {"actor": AnonymousUser(), "device": device, "survey": survey}
    answering.begin_response(language=settings.LANGUAGE_CODE, **who)
    answering.save_page(answers=answers, names=answers, **who)
    answering.hand_in(**who)


def _answers(questions: Questionnaire, chance: Random, wave: int) -> Answers:
    found: Answers = {}
    for question in questions.questions:
        found |= _of(question, chance, wave)
    return found


def _of(question: Question, chance: Random, wave: int) -> Answers:
    """Afterwards somewhat warmer."""
    match question:
        case Single():
            return {question.code: chance.choice([option.code for option in question.options])}
        case Rating():
            return {question.code: min(10, chance.randint(4, 8) + wave * chance.randint(0, 2))}
        case Multiple():
            codes = [option.code for option in question.options if not option.exclusive]
            return {
                question.code: sorted(chance.sample(codes, chance.randint(1, len(codes))), key=codes.index)
            }
        case Likert():
            return {item.code: _agreed(chance, wave) for item in question.items}
        case Consent():
            return {question.code: chance.choice(["yes", "yes", "no"])}
    return {}


def _agreed(chance: Random, wave: int) -> int:
    return min(5, max(1, round(chance.gauss(3.3 + 0.4 * wave, 1.0))))
