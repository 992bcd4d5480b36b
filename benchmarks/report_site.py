"""An initiative to report on: benchmarks.report_site build PEOPLE ENTRIES; make REPORT; show REPORT.

Each prints JSON. The environment names database and folder (DATABASE_URL, SAMENSPEL_VAR).
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
from datetime import date, timedelta
from typing import Any

NAMES = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
QUESTIONS = b"""questionnaire: report
version: 1
title: {en: Doing it together}
languages: [en]
pages:
- code: all
  questions:
  - kind: single
    code: age
    text: {en: How old are you?}
    options:
    - {code: 1, text: {en: Under 30}}
    - {code: 2, text: {en: 30 to 64}}
    - {code: 3, text: {en: 65 and over}}
  - {kind: number, code: visits, text: {en: How often were you there?}, least: 0, most: 60}
  - {kind: rating, code: happy, text: {en: How content are you?}, low: {en: no}, high: {en: yes}}
  - kind: likert
    code: motives
    text: {en: How much do you agree?}
    instrument: coproduction-motives@1
"""
CENSUS = {"age": {"Under 30": 30_000, "30 to 64": 50_000, "65 and over": 20_000}}
AGAIN, SAID, MONTHS = 0.75, 200, 36


def build(people: int, entries: int) -> dict[str, Any]:
    """People and answers as rows; what is about them by the actions."""
    from samenspel.phases.assess.actions.reports import put_census
    from tests.factories.initiatives import coordinator_of, make_initiative
    from tests.factories.reports import close, lock, make_report
    from tests.factories.surveys import ask_again, make_survey

    initiative = make_initiative()
    members = _members(initiative, people)
    _entries(initiative, members, entries)
    survey = make_survey(initiative, questions=QUESTIONS)
    report = make_report(initiative, survey)
    lock(report, *_hypotheses())
    put_census(actor=coordinator_of(initiative), report=report, census=CENSUS)
    _answers(survey, survey.waves.get(), people)
    _answers(survey, ask_again(survey), int(people * AGAIN))
    close(survey)
    _measured(initiative)
    _heard(initiative)
    _release()
    return {"report": report.pk}


def _members(initiative: Any, people: int) -> list[str]:
    from samenspel.spine.initiatives.models import Membership
    from samenspel.spine.people.models import Person

    made = Person.objects.bulk_create(
        Person(email=f"p{number}@example.org", display_name=f"Person {number}") for number in range(people)
    )
    Membership.objects.bulk_create(Membership(person=one, initiative=initiative) for one in made)
    return [str(one.pk) for one in made]


def _entries(initiative: Any, members: list[str], entries: int) -> None:
    from samenspel.foundation.journal.models import Entry

    phases = ("plan", "design", "deliver", "assess")
    Entry.objects.bulk_create(
        (
            Entry(
                actor=one,
                verb="plan.support_proposal",
                initiative_id=str(initiative.pk),
                phase=phases[place % 4],
            )
            for one in members
            for place in range(entries)
        ),
        batch_size=5000,
    )


def _hypotheses() -> list[Any]:
    from samenspel.methods.reporting import Direction, Hypothesis

    more = Direction.MORE
    by_wave = {"outcome": "happy", "predictors": ["wave"], "cluster": ["person"]}
    by_age = {
        "outcome": "score_motives_ease",
        "predictors": ["age"],
        "factors": ["age"],
        "reference": {"age": "1"},
    }
    ordered = {"outcome": "happy", "predictors": ["visits"]}
    return [
        Hypothesis("h0", "Later people are more content.", "ols", by_wave, "wave", more, 0.2),
        Hypothesis("h0", "It is easier for the old.", "ols", by_age, "age=3", more),
        Hypothesis("h0", "Who comes more is more content.", "ordered-logit", ordered, "visits", more),
    ]


def _answers(survey: Any, wave: Any, many: int) -> None:
    from samenspel.foundation import clock
    from samenspel.methods.questionnaires import draw, plain
    from samenspel.tools.surveys.models.responses import Response
    from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of

    edition = newest_edition(survey)
    questions = questions_of(edition)
    chance, monday = random.Random(many), clock.today() - timedelta(days=clock.today().weekday())
    edition.sealed_on = clock.today()
    edition.save()
    statements = [item.code for item in questions.question["motives"].items]
    told = {"wave": wave, "edition": edition, "language": "en", "state": "finished", "week": monday}
    Response.objects.bulk_create(
        (
            Response(
                pseudonym=f"p{number:05}",
                answers=_answer(chance, statements, wave.number),
                drawn=plain(draw(questions, f"{number:032x}")),
                **told,
            )
            for number in range(many)
        ),
        batch_size=500,
    )


def _answer(chance: random.Random, statements: list[str], wave: int) -> dict[str, int]:
    visits = chance.randint(0, 60)
    happy = min(10, max(0, round(4 + visits / 20 + wave / 3 + chance.gauss(0, 2))))
    motives = {code: chance.randint(1, 5) for code in statements}
    return {"age": chance.choice([1, 2, 2, 3]), "visits": visits, "happy": happy, **motives}


def _measured(initiative: Any) -> None:
    from tests.factories.indicators import make_indicator

    chance = random.Random(1)
    for number in range(3):
        values = [50 + chance.randint(0, 9) + (8 if month > 18 else 0) for month in range(MONTHS)]
        beside = [50 + chance.randint(0, 9) for _month in range(MONTHS)]
        about = {"begins_on": date(2025, 7, 1), "first": date(2023, 12, 1), "title": f"Visits {number}"}
        make_indicator(initiative, values=values, beside=beside, **about)


def _heard(initiative: Any) -> None:
    from tests.factories.feedback import answer, let_through, make_feedback, say

    feedback = make_feedback(initiative)
    for number in range(SAID):
        said = say(feedback, f"Something {number}", device=f"telephone {number}")
        let_through(said, f"Theme {number % 7}")
        if number % 10 == 0:
            answer(said, said=f"You said {number}", did="We did it. " * 20)


def _release() -> None:
    from samenspel.tools.releases.tasks import release_what_is_due

    release_what_is_due()


def make(report_id: int) -> dict[str, Any]:
    """As the worker does it, imports and all."""
    start = time.process_time()
    from samenspel.phases.assess.models.reports import Report, Version
    from samenspel.phases.assess.tasks import write_report
    from tests.factories.initiatives import coordinator_of

    report = Report.objects.get(pk=report_id)
    last = report.versions.count()
    version = Version.objects.create(report=report, number=last + 1)
    actor = coordinator_of(report.initiative)
    imported = time.process_time()
    write_report.call(version_id=version.pk, person_id=str(actor.pk))
    return {
        "imports": imported - start,
        "seconds": time.process_time() - start,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def show(report_id: int) -> dict[str, Any]:
    """The page the second time: by then templates are compiled."""
    from django.test import Client

    from samenspel.phases.assess.actions.reports import publish_version
    from samenspel.phases.assess.models.reports import Report
    from tests.factories.initiatives import coordinator_of

    report = Report.objects.get(pk=report_id)
    version = report.versions.first()
    assert version is not None
    publish_version(actor=coordinator_of(report.initiative), version=version)
    client, address = Client(headers={"host": "127.0.0.1:8000"}), version.get_absolute_url()
    client.get(address)
    start = time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, answer
    page = answer.content
    seconds = time.process_time() - start
    sizes = {
        "pdf": len(client.get(f"{address}paper/").content),
        "open": len(client.get(f"{address}open/").content),
    }
    return {"seconds": seconds, "page": len(page), **sizes}


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    verb, *numbers = sys.argv[1:]
    does: dict[str, Any] = {"build": build, "make": make, "show": show}
    json.dump(does[verb](*map(int, numbers)), sys.stdout)


if __name__ == "__main__":
    main()
