"""What was found is told once a wave is over, and stays; everybody reads their own answers at any time."""

import random
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from samenspel.config import env
from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry
from samenspel.tools.releases.tasks import release_what_is_due as tell_results
from samenspel.tools.surveys.actions import answering, surveys
from samenspel.tools.surveys.models.surveys import Wave
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import answer, begin, finish, make_survey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fewest")]


@pytest.fixture
def survey():
    return make_survey()


def close(survey):
    survey.activity.opens_at = clock.now() - timedelta(days=9)
    survey.activity.closes_at = clock.now() - timedelta(minutes=5)
    survey.activity.save()


def page(client, survey, query=""):
    return client.get(f"/surveys/{survey.pk}/results/{query}").content.decode()


def test_while_it_runs_nothing_is_told(survey, client):
    for _turn in range(6):
        finish(survey, visits=1)
    tell_results()
    assert "There are no results yet" in page(client, survey)
    assert "/results/" not in client.get(f"/surveys/{survey.pk}/").content.decode()


def test_once_it_is_over_all_read_counts_and_means_and_no_texts(survey, client):
    for number in range(12):
        finish(survey, visits=2, happy=6 + number % 2, late=1 + 2 * (number % 2), words="I am Anna")
    close(survey)
    tell_results()
    told = page(client, survey)
    for words in ("12 people handed in", "6.5 on average", "6 (50%)", "Sometimes", "Disagree"):
        assert words in told
    assert "Anna" not in told
    assert f"/surveys/{survey.pk}/results/" in client.get(f"/surveys/{survey.pk}/").content.decode()
    assert Entry.objects.filter(verb="surveys.tell_results").count() == 1


def test_few_are_not_told_of(survey, client):
    for _turn in range(4):
        finish(survey, visits=1)
    close(survey)
    tell_results()
    assert "fewer than 5 people handed in" in page(client, survey)
    assert Wave.objects.get().results == {"people": None, "is_unsafe": False}


def test_a_rare_answer_hides_another_one_too(survey, client):
    for number in range(12):
        finish(survey, visits=1 if number else 3)
    close(survey)
    tell_results()
    told = page(client, survey)
    assert "Too few to say: Never; Every week. Nobody gave another answer." in told
    assert "11 (92%)" not in told


def test_results_stay_as_they_are_when_somebody_withdraws(survey, client):
    people = [finish(survey, visits=1) for _turn in range(6)]
    close(survey)
    tell_results()
    answering.withdraw_response(actor=people[0], survey=survey)
    tell_results()
    assert "6 people handed in" in page(client, survey)


def test_each_wave_has_results_of_its_own(survey, client, monkeypatch):
    monkeypatch.setattr(surveys, "SOONEST", surveys.SOONEST * 0)
    people = [finish(survey, visits=1) for _turn in range(6)]
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)
    Wave.objects.filter(number=2).update(opens_at=clock.now() - timedelta(minutes=5))
    tell_results()
    assert "Wave 1: 6 people" in page(client, survey)
    for person in people:
        finish(survey, person, visits=2)
    close(survey)
    tell_results()
    assert "Wave 2: 6 people" in page(client, survey)
    assert "Wave 1: 6 people" in page(client, survey, "?wave=1")


def test_who_answered_no_more_in_the_next_wave_is_not_shown_by_subtraction(survey, client, monkeypatch):
    """57, then 56: neither how many they are nor where one is missing."""
    monkeypatch.setattr(surveys, "SOONEST", surveys.SOONEST * 0)
    people = [finish(survey, visits=1 + number % 2) for number in range(21)]
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey)
    Wave.objects.filter(number=2).update(opens_at=clock.now() - timedelta(minutes=5))
    tell_results()
    for number, person in enumerate(people[:-1]):
        finish(survey, person, visits=1 + number % 2)
    close(survey)
    tell_results()
    told = page(client, survey)
    assert "20 people" not in told
    counts = next(one["counts"] for one in results_of(survey) if one["name"] == "visits")
    assert {count for code, count in counts if code in (1, 2)} <= {None}


def results_of(survey):
    return survey.waves.get(number=2).results.get("summaries") or [{"name": "visits", "counts": []}]


SCALE = b"""questionnaire: why
version: 1
title: Why
languages: [en]
pages:
- code: only
  questions:
  - {kind: likert, code: motives, text: Why, instrument: coproduction-motives@1, side: citizen}
"""


@pytest.mark.parametrize(("people", "is_told"), [(99, False), (100, True)])
def test_how_reliable_a_scale_is_appears_at_100_answers(client, people, is_told):
    survey = make_survey(questions=SCALE)
    answer_alike(survey, people)
    close(survey)
    tell_results()
    assert ("hang together with an alpha of 0." in page(client, survey)) is is_told


def answer_alike(survey, people):
    """Statement after statement alike, most of the time."""
    edition = survey.editions.get()
    likert = surveys.questions_of(edition).question["motives"]
    chance, codes = random.Random(1), [option.code for option in likert.options if not option.no_answer]
    _person, first = begin(survey)
    first.delete()
    for number in range(people):
        same = chance.choice(codes)
        survey.waves.get().responses.create(
            edition=edition,
            pseudonym=str(number),
            language="en",
            state="finished",
            week="2027-03-01",
            answers={item.code: chance.choice([same, same, chance.choice(codes)]) for item in likert.items},
            drawn=first.drawn,
        )


def test_everybody_reads_their_own_answers_in_words_and_nobody_elses(survey, client):
    member = finish(survey, visits=2, age=61, reasons=["read"], first=["coffee", "hours", "books"])
    finish(survey, visits=3, words="Of somebody else")
    client.force_login(member)
    told = client.get(f"/surveys/{survey.pk}/my-answers/").content.decode()
    for words in ("How often do you come?", "Sometimes", "61", "To read", "Longer hours: 2"):
        assert words in told
    for words in ("Of somebody else", "Every week", "To meet people", "Not handed in yet"):
        assert words not in told
    client.force_login(make_member(survey.initiative))
    assert "no answers of yours" in client.get(f"/surveys/{survey.pk}/my-answers/").content.decode()


def test_what_is_not_handed_in_is_on_the_page_and_what_was_withdrawn_is_not(survey, client):
    member, _response = begin(survey)
    answer(survey, member, research="yes", age=30)
    client.force_login(member)
    told = client.get(f"/surveys/{survey.pk}/my-answers/").content.decode()
    assert "Not handed in yet" in told
    assert "<dd>Yes</dd>" in told
    answering.withdraw_response(actor=member, survey=survey)
    assert "no answers of yours" in client.get(f"/surveys/{survey.pk}/my-answers/").content.decode()


def test_the_least_number_that_is_told_is_never_under_five(monkeypatch):
    monkeypatch.setenv("FEWEST_SHOWN", "4")
    with pytest.raises(ImproperlyConfigured, match="FEWEST_SHOWN is '4'; set it to 5 or more"):
        env.number("FEWEST_SHOWN", 10, least=5)
