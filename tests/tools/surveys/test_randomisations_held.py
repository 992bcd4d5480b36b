"""Draws that are held, cancelled or refused, and what becomes of whoever was drawn."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from samenspel.foundation import clock
from samenspel.foundation.access import Refused, allow
from samenspel.foundation.journal.models import Message
from samenspel.methods.assignment import read_assigned
from samenspel.spine.people.actions import erase_me
from samenspel.tools.surveys.actions import drawing, inviting, queueing
from samenspel.tools.surveys.models.invitations import Invitation, Invited
from samenspel.tools.surveys.models.randomisations import Assessed, Randomisation
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.randomisations import (
    assigned_to,
    balance_of,
    fates_of,
)
from samenspel.tools.surveys.queries.results import waves_to_tell_of
from samenspel.tools.surveys.tasks import erase_lists, write_letters
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.randomisations import (
    announce,
    arm_of,
    comes,
    draw,
    hold,
    list_people,
    people,
    set_up,
)
from tests.factories.services import make_person
from tests.factories.surveys import (
    agree,
    answer_by,
    enter,
    hand_in_by,
    letters_to,
    move,
)

pytestmark = pytest.mark.django_db


def test_a_survey_has_one_draw_and_after_a_cancelled_one_another(survey):
    made = set_up(survey)
    with pytest.raises(Refused, match="Chance decides in this survey already"):
        set_up(survey)
    with pytest.raises(IntegrityError), transaction.atomic():
        Randomisation.objects.create(survey=survey)
    list_people(made, people(20))
    announce(made)
    actor = coordinator_of(survey.initiative)
    drawing.cancel_randomisation(actor=actor, randomisation=made, reason="A school was missing.")
    assert not Assessed.objects.exists()
    again = draw(survey)
    assert again.assigned.count() == 20
    with pytest.raises(Refused, match="was held, or was cancelled"):
        drawing.cancel_randomisation(actor=actor, randomisation=again, reason="Too late.")


@pytest.mark.parametrize(
    ("after", "said"),
    [(timedelta(hours=-1), "This moment is over"), (timedelta(days=30), "The survey is closed then")],
)
def test_a_moment_that_could_not_be_is_refused(survey, after, said):
    made = set_up(survey)
    list_people(made, people(20))
    with pytest.raises(Refused, match=said):
        announce(made, after)
    assert not Randomisation.objects.exclude(announced_at=None).exists()


def test_letters_that_would_leave_after_the_end_are_refused(survey):
    made = set_up(survey)
    list_people(made, people(20))
    made.arms.filter(number=2).update(writes_at=clock.now() + timedelta(days=20))
    with pytest.raises(Refused, match="would leave when the survey is closed"):
        announce(made)


def test_more_arms_than_people_in_a_stratum_are_refused_with_its_name(survey):
    made = set_up(survey, arms=(("A", 1), ("B", 1), ("C", 1)), strata=["town"])
    list_people(made, [*people(20), ("a@x.org", {"town": "south"}), ("b@x.org", {"town": "south"})])
    with pytest.raises(Refused, match="In the stratum “south” 2 would be drawn for 3 arms"):
        announce(made)


def test_a_cluster_in_two_strata_is_refused(survey):
    made = set_up(survey, strata=["town"], cluster="home")
    listed = people(20, strata=2)
    list_people(made, [(email, {**values, "home": "h1"}) for email, values in listed])
    with pytest.raises(Refused, match="stand in different strata"):
        announce(made)


def test_who_withdraws_after_the_draw_stays_drawn_and_gets_no_letter(survey):
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    comes(made)
    hold(made)
    number = arm_of(survey, "p0@example.org").number
    inviting.withdraw_invitation(
        actor=coordinator_of(survey.initiative), survey=survey, email="p0@example.org"
    )
    write_letters()
    assert not letters_to("p0@example.org")
    assert fates_of(made)[number]["stopped"] == 1
    assert sum(fates_of(made)[number].values()) == 10


def test_who_erases_the_account_leaves_the_draw_and_the_flow_still_adds_up(survey):
    person = make_person(email="p0@example.org")
    made = draw(survey)
    number = arm_of(survey, "p0@example.org").number
    erase_me(actor=person)
    assert made.assigned.count() == 19
    assert fates_of(made)[number]["left"] == 1
    told = read_assigned(Randomisation.objects.get().allotted.encode())
    assert len(told) == 20


def test_who_erases_the_account_before_the_draw_is_drawn_by_number_alone(survey):
    person = make_person(email="p0@example.org")
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    erase_me(actor=person)
    comes(made)
    hold(made)
    assert made.assigned.count() == 19
    assert sum(arm.drawn for arm in made.arms.all()) == 20


def test_while_outcomes_are_closed_nothing_is_told_and_no_answers_leave(survey, fewest):
    made = draw(survey)
    agreement = agree(survey)
    for email, _values in people(12):
        hand_in_by(enter(email), survey)
    move(survey, closes=-1)
    assert not waves_to_tell_of().exists()
    refused = allow(agreement.holder, "surveys.write_files", agreement)
    assert "once the outcomes are opened" in str(refused.reason)
    Randomisation.objects.update(opened_at=clock.now())
    assert waves_to_tell_of().exists()
    assert allow(agreement.holder, "surveys.write_files", agreement)
    assert made.opened_at is None


def test_balance_counts_people_by_stratum_and_arm(survey):
    made = draw(survey, people(40, strata=2), strata=["town"])
    assert [row.counts for row in balance_of(made)] == [(10, 10), (10, 10)]
    assert made.names == {"1": "north", "2": "south"}


def test_an_arm_is_invited_once_however_often_the_task_runs(survey):
    made = draw(survey)
    for arm in made.arms.all():
        assert queueing.queue_arm(actor=None, arm=arm) == 0
    assert Invitation.objects.count() == 20


def test_a_survey_that_is_over_writes_no_letters(survey):
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    comes(made)
    hold(made)
    move(survey, closes=-1)
    write_letters()
    assert not Message.objects.exists()
    move(survey, closes=3)
    write_letters()
    assert Message.objects.count() == 20


def test_the_list_goes_with_the_addresses(survey):
    made = set_up(survey)
    list_people(made, people(20))
    move(survey, opens=-30, closes=-20)
    erase_lists()
    assert not Assessed.objects.exists()
    assert {*Invited.objects.values_list("mark", flat=True)}


def test_what_stands_on_the_list_is_concealed(survey):
    made = set_up(survey, strata=["town"])
    list_people(made, people(4, strata=2))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM surveys_assessed")
        assert "north" not in json.dumps(cursor.fetchall(), default=str)


def test_an_answer_by_an_account_stands_under_the_pseudonym_that_was_drawn(survey):
    person = make_person(email="p0@example.org")
    draw(survey)
    make_member(survey.initiative, person)
    device = enter("p0@example.org")
    answer_by(device, survey)
    (response,) = Response.objects.all()
    assert assigned_to(survey, response.pseudonym).arm == arm_of(survey, "p0@example.org")
