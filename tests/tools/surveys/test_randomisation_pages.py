"""The pages on which chance decides: for those who run it, and for everybody who wants to check."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from samenspel.foundation import clock
from samenspel.foundation.tasks.running import run_next_task
from samenspel.tools.surveys.models.randomisations import Randomisation
from samenspel.tools.surveys.tasks import write_letters
from tests.factories.randomisations import DICE, announce, comes, draw, list_people, people, set_up
from tests.factories.surveys import enter, hand_in_by

pytestmark = pytest.mark.django_db


def post(client, address, **typed):
    page = client.post(address, typed, follow=True)
    assert page.status_code == 200, address
    return page.content.decode()


def work():
    while run_next_task("worker"):
        pass


def test_from_the_first_page_to_the_draw(survey, coordinator, client):
    assert "Let chance decide who is asked" in client.get(f"/surveys/{survey.pk}/people/").content.decode()
    typed = {"arms": "As it is\nWith a story = 2", "strata": "town"}
    page = post(client, f"/surveys/{survey.pk}/randomisation/", **typed)
    assert "Nobody is on the list yet" in page
    at = f"/surveys/randomisations/{Randomisation.objects.get().pk}/"
    lines = ["E-mail;town", *(f"p{n}@example.org;{'north' if n % 2 else 'south'}" for n in range(24))]
    page = post(client, f"{at}people/", typed="\n".join(lines))
    assert "24 people more are on the list." in page
    assert "Stratum" in page
    moment = localtime(clock.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    post(client, f"{at}announce/", seed_plan="20 dice in the hall", draws_at=moment)
    work()
    made = Randomisation.objects.get()
    assert made.hash in client.get(at).content.decode()
    comes(made)
    post(client, f"{at}draw/", seed=DICE)
    work()
    write_letters()
    page = client.get(at).content.decode()
    assert "What became of them" in page
    assert "assignment verify" in page
    assert [arm.drawn for arm in made.arms.all()] == [8, 16]


def test_everybody_checks_it_and_nobody_reads_what_the_arms_are_before_outcomes_are_open(survey, client):
    made = draw(survey)
    at = f"/surveys/randomisations/{made.pk}/"
    page = client.get(at).content.decode()
    assert made.hash in page
    assert DICE in page
    assert "With a story" not in page
    assert "What became of them" not in page
    assert b"story" not in client.get(f"{at}arms.json", follow=True).content
    assert "How it is drawn" in client.get(f"/surveys/{survey.pk}/").content.decode()
    Randomisation.objects.update(opened_at=clock.now())
    assert "With a story" in client.get(at).content.decode()
    told = client.get(f"{at}arms.json").content
    assert b"With a story" in told


def test_a_draft_is_seen_by_those_who_run_it_alone(survey, client):
    made = set_up(survey)
    assert client.get(f"/surveys/randomisations/{made.pk}/").status_code == 404


def test_who_coordinates_sees_no_outcome_by_arm_before_it_is_opened(survey, coordinator, client):
    made = draw(survey)
    for email, _values in people(15):
        hand_in_by(enter(email), survey)
    at = f"/surveys/randomisations/{made.pk}/"
    page = client.get(at).content.decode()
    assert "Letter could not be delivered" in page
    assert "Nothing heard" not in page
    assert "Handed in" not in page
    Randomisation.objects.update(opened_at=clock.now())
    assert "Handed in" in client.get(at).content.decode()


def test_of_few_people_no_balance_is_told(survey, coordinator, client):
    made = draw(survey, people(12, strata=2), strata=["town"])
    page = client.get(f"/surveys/randomisations/{made.pk}/").content.decode()
    assert "Too few to say" in page
    assert "north" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"arms": ""}, "Nothing is written yet"),
        ({"arms": "\n".join("abcdefg")}, "Write at most 6 arms."),
        ({"arms": "A\nA"}, "Two arms have one name"),
        ({"arms": "A = 0\nB"}, "a share is a number from 1 to 1000"),
        ({"arms": "A\n" + "x" * 61}, "a name has at most 60 characters"),
        ({"arms": "A\nB", "strata": "a, b, c, d"}, "Name at most three columns"),
        ({"arms": "A\nB", "strata": "home", "cluster": "home"}, "This column stands above already"),
        ({"arms": "A\nB", "sample": "0"}, "greater than or equal to 1"),
        ({"arms": "A\nB", "sample": "many"}, "whole number"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(survey, coordinator, client, typed, said):
    page = post(client, f"/surveys/{survey.pk}/randomisation/", **typed)
    assert said in page
    assert not Randomisation.objects.exists()
    assert all(value.splitlines()[0] in page for value in typed.values() if value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("E-mail;place\na@x.org;north", "there is no column “town”"),
        ("E-mail;town\na@x.org;", "Line 2: “town” is empty."),
        ("E-mail;town\nnobody;north", "Line 2: “nobody” is not an e-mail address."),
        ("E-mail;town\na@x.org;north\n\nA@X.org;south", "Line 4: “A@X.org” stands on line 2 too."),
        ("E-mail;town", "There is no address on this list yet."),
        ("E-mail;town\na@x.org;north;more", "cells on this line: 3"),
        ('E-mail;town\n"a@x.org;north', "a quotation mark is opened"),
    ],
)
def test_faults_of_a_list_are_told_by_line(survey, coordinator, client, typed, said):
    made = set_up(survey, strata=["town"])
    page = post(client, f"/surveys/randomisations/{made.pk}/people/", typed=typed)
    assert said in page
    assert not made.assessed_people.exists()


def test_what_keeps_it_from_being_drawn_is_said_beforehand(survey, coordinator, client):
    made = set_up(survey)
    list_people(made, people(3))
    page = client.get(f"/surveys/randomisations/{made.pk}/").content.decode()
    assert "an arm would have fewer than 2" in page


def test_a_seed_that_is_too_short_is_refused(survey, coordinator, client):
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    comes(made)
    page = post(client, f"/surveys/randomisations/{made.pk}/draw/", seed="6 6 1")
    assert "This seed is too short" in page
    assert not Randomisation.objects.exclude(drawn_at=None).exists()


def test_an_arm_is_added_changed_and_removed(survey, coordinator, client):
    made = set_up(survey)
    at = f"/surveys/randomisations/{made.pk}/"
    later = localtime(clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    page = post(client, f"{at}arms/", name="Later", share="1", writes_at=later)
    assert "Its letters leave on" in page
    assert "Another arm has this name" in post(client, f"{at}arms/", name="Later", share="1")
    first, _second, third = made.arms.all()
    page = post(client, f"/surveys/arms/{first.pk}/change/", name="Plain", share="3", words="Read this.")
    assert "Read this." in page
    post(client, f"/surveys/arms/{third.pk}/remove/")
    assert [(arm.number, arm.name, arm.share) for arm in made.arms.all()] == [
        (1, "Plain", 3),
        (2, "With a story", 1),
    ]


def test_it_is_cancelled_with_a_reason_that_everyone_reads(survey, coordinator, client):
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    post(client, f"/surveys/randomisations/{made.pk}/cancel/", reason="A school was missing.")
    client.logout()
    assert "A school was missing." in client.get(f"/surveys/randomisations/{made.pk}/").content.decode()


def test_another_column_asks_for_the_list_anew(survey, coordinator, client):
    made = set_up(survey, strata=["town"])
    list_people(made, people(20))
    at = f"/surveys/randomisations/{made.pk}/"
    post(client, f"{at}change/", strata="", cluster="", sample="10")
    assert made.assessed_people.count() == 20
    post(client, f"{at}change/", strata="age", cluster="", sample="")
    assert made.assessed_people.count() == 0
