"""Surveys and answers, made by the actions."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import AnonymousUser

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Message
from samenspel.methods.questionnaires import Page, Rating, Text, read_questionnaire, with_question
from samenspel.tools.surveys.actions import (
    agreements,
    answering,
    encounters,
    entering,
    inviting,
    quotas,
    surveys,
)
from samenspel.tools.surveys.models.surveys import Wave
from samenspel.tools.surveys.queries.invitations import find_token
from samenspel.tools.surveys.queries.surveys import draft_of
from samenspel.tools.surveys.tasks import write_letters
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


def invite(survey, *emails):
    """Each has the letter in the outbox when the survey is open."""
    inviting.invite(actor=coordinator_of(survey.initiative), survey=survey, emails=emails)
    write_letters()


def letters_to(email):
    return [*Message.objects.filter(to=email).order_by("created_at")]


def token_in(letter):
    """What the link in a letter opens."""
    link = re.search(r"/surveys/(\d+)/letters/([\w-]+)/", letter.text)
    return find_token(int(link[1]), link[2])


def link_in(letter):
    return re.search(r"/surveys/\d+/letters/[\w-]+/", letter.text)[0]


def stop_link_in(letter):
    return re.search(r"/surveys/\d+/no-letters/[\w-]+/", letter.text)[0]


def enter(email):
    """By the newest letter; returns what the cookie holds."""
    token = token_in(letters_to(email)[-1])
    return entering.use_invitation(actor=AnonymousUser(), token=token, language="en")


def answer_by(device, survey, **answers):
    return answering.save_page(
        actor=AnonymousUser(), device=device, survey=survey, answers=answers, names=answers
    )


def set_quota(survey, number, options=(1,), question="visits"):
    actor = coordinator_of(survey.initiative)
    return quotas.add_quota(actor=actor, survey=survey, question=question, options=options, number=number)


def hand_in_by(device, survey):
    answering.hand_in(actor=AnonymousUser(), device=device, survey=survey)


def move(survey, opens=-9, closes=5):
    """In days from now."""
    survey.activity.opens_at, survey.activity.closes_at = in_days(opens, closes)
    survey.activity.save()


def ask_again(survey, again=True):
    """In a next wave."""
    Wave.objects.filter(survey=survey).update(opens_at=clock.now() - timedelta(days=2))
    return surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey, again=again)
