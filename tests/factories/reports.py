"""Reports with a survey that many answered, made by the actions; answers in bulk as rows."""

import random
from datetime import timedelta

from django.utils import timezone

from samenspel.foundation import clock
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.questionnaires import draw, plain
from samenspel.methods.reporting import Hypothesis
from samenspel.phases.assess.actions import plans, reports
from samenspel.phases.assess.queries.plans import columns_of
from samenspel.spine.initiatives.actions import change_activity
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.surveys import make_survey
from tests.stages import stage

QUESTIONS = """
questionnaire: evening
version: 1
title: {en: The evening, nl: De avond, fr: La soirée}
languages: [en, nl, fr]
pages:
- code: all
  questions:
  - kind: single
    code: sex
    text: {en: Who are you?, nl: Wie ben je?, fr: Qui êtes-vous ?}
    options:
    - {code: 1, text: {en: Woman, nl: Vrouw, fr: Femme}}
    - {code: 2, text: {en: Man, nl: Man, fr: Homme}}
  - kind: number
    code: visits
    text: {en: How many evenings?, nl: Hoeveel avonden?, fr: Combien de soirées ?}
    least: 0
    most: 60
  - kind: rating
    code: happy
    text: {en: How content are you?, nl: Hoe tevreden ben je?, fr: Êtes-vous satisfait ?}
    low: {en: Not at all, nl: Helemaal niet, fr: Pas du tout}
    high: {en: Very, nl: Heel, fr: Très}
""".encode()
RISES = Hypothesis(
    "h0",
    "Who comes more often is happier.",
    "ols",
    {"outcome": "happy", "predictors": ["visits"]},
    "visits",
    "more",
)


@stage
def make_report(initiative=None, survey=None):
    initiative = initiative or make_initiative()
    survey = survey or make_survey(initiative, questions=QUESTIONS)
    return reports.set_up_report(
        actor=coordinator_of(initiative),
        initiative=initiative,
        title="What the evenings brought",
        summary="Does it help to be open late?",
        survey=survey,
    )


def lock(report, *hypotheses, reason=""):
    """A plan with these, or one that says that happiness rises with visits."""
    actor = coordinator_of(report.initiative)
    for one in hypotheses or (RISES,):
        plans.add_hypothesis(actor=actor, report=report, hypothesis=one)
    return plans.lock_plan(actor=actor, report=report, columns=[*columns_of(report)], reason=reason)


def answered(survey, count=60, wave=None):
    """So many hand in: twice as many women; the more evenings, the happier."""
    chance, wave = random.Random(count), wave or survey.waves.get()
    edition = newest_edition(survey)
    edition.sealed_on = clock.today()
    edition.save()
    Response.objects.bulk_create(
        Response(
            wave=wave,
            edition=edition,
            pseudonym=f"p{number:04}",
            language="en",
            state="finished",
            week=clock.today() - timedelta(days=clock.today().weekday()),
            answers=_answers(number, chance),
            drawn=plain(draw(questions_of(edition), f"{number:032x}")),
        )
        for number in range(count)
    )


def close(survey):
    """It was over an hour ago."""
    now = timezone.now()
    change_activity(
        actor=coordinator_of(survey.initiative),
        activity=survey.activity,
        opens_at=now - timedelta(days=9),
        closes_at=now - timedelta(hours=1),
    )
    survey.activity.refresh_from_db()


def make_version(report):
    """By the task, as a worker does it."""
    reports.make_report(actor=coordinator_of(report.initiative), report=report)
    while run_next_task("worker"):
        pass
    return report.versions.first()


def make_answered_report(initiative=None, count=60):
    """Its plan was locked before anybody answered, and its survey is over."""
    report = make_report(initiative)
    lock(report)
    answered(report.survey, count)
    close(report.survey)
    return report


def _answers(number, chance):
    visits = chance.randint(0, 9)
    happy = max(0, min(10, round(3 + 0.5 * visits + chance.gauss(0, 1))))
    return {"sex": 2 if number % 3 == 0 else 1, "visits": visits, "happy": happy}
