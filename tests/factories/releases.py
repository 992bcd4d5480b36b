"""Releases of open data, made by the actions."""

from datetime import timedelta
from uuid import uuid4

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.methods.questionnaires import draw, plain
from samenspel.tools.releases.queries import releases_of
from samenspel.tools.releases.tasks import make_release, release_what_is_due
from samenspel.tools.surveys.queries.surveys import questions_of
from tests.factories.initiatives import coordinator_of
from tests.factories.surveys import make_survey

QUESTIONS = b"""questionnaire: library
version: 1
title: {en: The library, nl: De bibliotheek}
languages: [en, nl]
pages:
- code: only
  questions:
  - kind: single
    code: age
    text: {en: How old are you, nl: Hoe oud ben je}
    options:
    - {code: young, text: {en: Young, nl: Jong}}
    - {code: middle, text: {en: Middle, nl: Midden}}
    - {code: old, text: {en: Old, nl: Oud}}
  - kind: single
    code: area
    text: {en: Where do you live, nl: Waar woon je}
    options:
    - {code: north, text: {en: North, nl: Noord}}
    - {code: south, text: {en: South, nl: Zuid}}
  - {kind: text, code: words, text: {en: What else, nl: Wat nog}}
"""
PEOPLE = {("young", "north"): 14, ("young", "south"): 20, ("middle", "north"): 25, ("middle", "south"): 30,
          ("old", "north"): 3, ("old", "south"): 22}  # fmt: skip


def make_counted(initiative=None, people=None):
    """A survey that is over, with answers, and its results."""
    survey = make_survey(initiative, questions=QUESTIONS, asked="everyone")
    answers = [
        {"age": age, "area": area, "words": "Anna was here"}
        for (age, area), number in (people or PEOPLE).items()
        for _one in range(number)
    ]
    hand_in(survey, answers)
    close(survey)
    release_what_is_due()
    return survey


def hand_in(survey, answers, prefix="p"):
    """In its last wave, by people of numbered names."""
    edition = survey.editions.latest("number")
    edition.sealed_on = clock.today()
    edition.save()
    drawn = plain(draw(questions_of(edition), "seed"))
    for number, one in enumerate(answers):
        survey.waves.latest("number").responses.create(
            edition=edition,
            pseudonym=f"{prefix}{number}",
            language="en",
            state="finished",
            week="2027-03-01",
            answers=one,
            drawn=drawn,
        )


def close(survey):
    survey.activity.opens_at = clock.now() - timedelta(days=9)
    survey.activity.closes_at = clock.now() - timedelta(minutes=5)
    survey.activity.save()


def publish(survey, *tables, asked=None, **values):
    """Another release of its last wave."""
    values = {"sensitive": [], "purpose": "For the council", "licence": "CC0-1.0", **values}
    return make_release.call(
        address=address_of(survey),
        person_id=str(coordinator_of(survey.initiative).pk),
        asked=asked or str(uuid4()),
        part=str(survey.waves.latest("number").number),
        tables=[list(one) for one in tables],
        **values,
    ).thing


def make_open_data(initiative):
    return releases_of(make_counted(initiative).initiative).first()
