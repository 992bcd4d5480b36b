"""Surveys and answers, made by the actions."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from samenspel.foundation import clock
from samenspel.methods.questionnaires import Page, Rating, Text, read_questionnaire, with_question
from samenspel.tools.surveys.actions import agreements, answering, encounters, surveys
from samenspel.tools.surveys.queries.surveys import draft_of
from tests.factories.initiatives import coordinator_of, in_days, make_initiative, make_member
from tests.stages import stage

EVERY_KIND = Path(__file__).parent.parent / "tools/surveys/every_kind.yaml"


@stage
def make_survey(initiative=None, days=(-1, 7), questions=EVERY_KIND, **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "The library in the evening", "phase": "assess", "asked": "members", **values}
    survey = surveys.set_up_survey(
        actor=coordinator_of(initiative),
        initiative=initiative,
        opens_at=opens_at,
        closes_at=closes_at,
        **values,
    )
    if questions:
        ask(survey, questions)
    return survey


def ask(survey, questions):
    """`questions`: a path to a file, or its bytes."""
    read = read_questionnaire(questions)
    actor = coordinator_of(survey.initiative)
    return surveys.change_questions(actor=actor, survey=survey, questions=read)


def add_question(survey, code):
    """One that no other survey has, on a page of its own."""
    draft = draft_of(survey)
    asked = with_question(draft, Text(code=code, text=dict.fromkeys(draft.languages, "What else?")))
    surveys.change_questions(actor=coordinator_of(survey.initiative), survey=survey, questions=asked)
    return code


def begin(survey, person=None):
    person = person or make_member(survey.initiative)
    return person, answering.begin_response(actor=person, survey=survey, language="en")


def answer(survey, person, **answers):
    return answering.save_page(actor=person, survey=survey, answers=answers, names=answers)


def finish(survey, person=None, **answers):
    """A member who answers this and hands it in."""
    person, _response = begin(survey, person)
    answer(survey, person, **answers)
    answering.hand_in(actor=person, survey=survey)
    return person


def meet(survey, person, code="2222-2222", **answers):
    """What one side says of an encounter; the survey asks about them from then on."""
    ask_about_encounters(survey)
    return encounters.answer_encounter(actor=person, survey=survey, code=code, answers=answers, language="en")


def ask_about_encounters(survey):
    draft = draft_of(survey)
    if draft.encounter is None:
        heard = Rating(code="heard", text=dict.fromkeys(draft.languages, "Did you feel heard?"))
        page = Page(code="met", encounter=True, questions=(heard,))
        asked = replace(draft, pages=(*draft.pages, page))
        surveys.change_questions(actor=coordinator_of(survey.initiative), survey=survey, questions=asked)


def agree(survey, holder=None, **values):
    """On research, for a month."""
    values = {
        "purpose": "Why people come to the library",
        "until": clock.today() + timedelta(days=30),
        **values,
    }
    return agreements.agree_on_research(
        actor=coordinator_of(survey.initiative),
        survey=survey,
        holder=holder or make_member(survey.initiative, role="scholar"),
        **values,
    )
