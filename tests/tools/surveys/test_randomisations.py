"""Chance decides who is asked, and how: from a list that is public to letters by arm."""

from datetime import timedelta

import pytest
from django.apps import apps

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.methods.assignment import assign, read_assigned, read_frame, verify
from samenspel.tools.surveys.actions import entering, inviting, randomisations, surveys
from samenspel.tools.surveys.models.invitations import Invitation, Invited
from samenspel.tools.surveys.models.randomisations import Arm, Assessed, Assigned
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import Wave
from samenspel.tools.surveys.queries.randomisations import (
    assigned_to,
    fates_of,
    id_of,
    name_of,
)
from samenspel.tools.surveys.tasks import write_letters
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.randomisations import (
    DICE,
    announce,
    arm_of,
    arm_sizes,
    comes,
    draw,
    hold,
    list_people,
    people,
    set_up,
)
from tests.factories.services import make_person
from tests.factories.surveys import (
    add_question,
    enter,
    finish,
    hand_in_by,
    invite,
    letters_to,
    make_survey,
)

pytestmark = pytest.mark.django_db


def test_each_of_the_list_comes_into_one_arm_and_gets_its_letter(survey):
    made = set_up(survey)
    arm = made.arms.get(number=2)
    randomisations.change_arm(
        actor=coordinator_of(survey.initiative),
        arm=arm,
        name="With a story",
        share=1,
        words="Anna came every evening, and says why.",
        writes_at=None,
    )
    list_people(made, people(20))
    announce(made)
    assert not Message.objects.exists()
    comes(made)
    hold(made)
    write_letters()
    write_letters()
    assert arm_sizes(made) == {"As it is": 10, "With a story": 10}
    assert Message.objects.count() == 20
    for email, _values in people(20):
        (letter,) = letters_to(email)
        assert ("Anna came every evening" in letter.text) == (arm_of(survey, email).number == 2)


def test_anyone_draws_again_from_what_is_public_and_comes_to_the_same(survey, client):
    made = draw(survey, people(30, strata=3), strata=["town"])
    listed = client.get(f"/surveys/randomisations/{made.pk}/list.json").content
    told = client.get(f"/surveys/randomisations/{made.pk}/assigned.json").content
    frame = read_frame(listed)
    checks = verify(frame, hash=made.hash, seed=made.seed, assigned=read_assigned(told))
    assert [check.holds for check in checks] == [True] * 3
    drawn = assign(frame, DICE)
    for one in made.assigned.all():
        assert drawn[id_of(survey, one.pseudonym)].arm == one.arm.number
    entry = Entry.objects.get(verb="surveys.announce_randomisation")
    assert entry.data["hash"] == made.hash
    assert Entry.objects.get(verb="surveys.draw_randomisation").data["seed"] == DICE


def test_what_is_public_names_nobody(survey, client):
    made = draw(survey, people(20, strata=2), strata=["town"])
    for name in ("list", "assigned"):
        page = client.get(f"/surveys/randomisations/{made.pk}/{name}.json").content.decode()
        assert "example.org" not in page
        assert "north" not in page
        assert "story" not in page
        marks = [*survey.invited.values_list("mark", flat=True)]
        pseudonyms = [*made.assigned.values_list("pseudonym", flat=True)]
        assert not any(secret in page for secret in marks + pseudonyms)


def test_no_row_joins_an_address_to_an_arm_or_to_answers(survey):
    made = draw(survey)
    fields = {field.name for field in Assigned._meta.get_fields()}
    assert fields == {"key", "randomisation", "arm", "pseudonym", "stratum", "cluster", "sampled", "chance"}
    assert not Assessed.objects.exists()
    linked = [
        model._meta.label
        for model in apps.get_models()
        if {Assigned, Arm} & {field.related_model for field in model._meta.get_fields() if field.is_relation}
        and {Invited, Invitation} & {field.related_model for field in model._meta.fields if field.is_relation}
    ]
    assert linked == []
    by_key = [*made.assigned.order_by("key").values_list("pseudonym", flat=True)]
    invited = [name_of(survey, mark) for mark in survey.invited.order_by("pk").values_list("mark", flat=True)]
    assert by_key != invited


def test_strata_clusters_and_shares_come_out_as_they_were_said(survey):
    made = draw(
        survey,
        people(60, strata=1, cluster=5),
        arms=(("A", 1), ("B", 2)),
        cluster="home",
    )
    assert arm_sizes(made) == {"A": 20, "B": 40}
    by_cluster = {}
    for one in made.assigned.all():
        by_cluster.setdefault(one.cluster, set()).add(one.arm_id)
    assert len(by_cluster) == 12
    assert all(len(arms) == 1 for arms in by_cluster.values())
    assert {round(one.chance, 3) for one in made.assigned.all()} == {0.333, 0.667}


def test_of_a_sample_the_others_are_never_written_to(survey):
    made = draw(survey, people(40, strata=2), strata=["town"], sample=20)
    assert made.assigned.count() == 20
    assert Message.objects.count() == 20
    assert {one.sampled for one in made.assigned.all()} == {0.5}
    invited = Invitation.objects.count()
    hand_in_by(enter(Message.objects.first().to), survey)
    Wave.objects.filter(survey=survey).update(opens_at=clock.now() - timedelta(days=2))
    surveys.begin_wave(actor=coordinator_of(survey.initiative), survey=survey, again=True)
    assert Invitation.objects.count() == 2 * invited


def test_an_arm_that_comes_later_is_written_to_at_its_moment(survey):
    later = clock.now() + timedelta(days=2)
    made = set_up(survey)
    waits = made.arms.get(number=2)
    actor = coordinator_of(survey.initiative)
    randomisations.change_arm(actor=actor, arm=waits, name="Later", share=1, words="", writes_at=later)
    list_people(made, people(20))
    announce(made)
    comes(made)
    hold(made)
    write_letters()
    assert Message.objects.count() == 10
    with clock.at(clock.now()):
        write_letters()
    assert Message.objects.count() == 10
    Arm.objects.filter(pk=waits.pk).update(writes_at=clock.now())
    write_letters()
    assert Message.objects.count() == 20
    assert fates_of(made)[2] == {"silent": 10, "left": 0}


def test_an_arm_may_have_questions_of_its_own(survey):
    actor = coordinator_of(survey.initiative)
    made = set_up(survey)
    first = survey.editions.get()
    randomisations.keep_questions(actor=actor, randomisation=made)
    add_question(survey, "what_else")
    arm = made.arms.get(number=1)
    randomisations.change_arm(
        actor=actor, arm=arm, name="As it was", share=1, words="", edition=first, writes_at=None
    )
    list_people(made, people(20))
    announce(made)
    comes(made)
    hold(made)
    write_letters()
    add_question(survey, "after_the_draw")
    for email, _values in people(6):
        enter(email)
    numbers = {
        (assigned_to(survey, one.pseudonym).arm.number, one.edition.number) for one in Response.objects.all()
    }
    assert numbers == {(1, 1), (2, 2)}


def test_who_stands_twice_on_the_list_is_drawn_once(survey, coordinator, client):
    made = set_up(survey)
    at = f"/surveys/randomisations/{made.pk}/people/"
    page = client.post(at, {"typed": "anna@example.org\nANNA@Example.org"}).content.decode()
    assert "Line 2: “ANNA@Example.org” stands on line 1 too." in page
    list_people(made, people(8))
    assert list_people(made, [("P0@EXAMPLE.ORG", {}), ("new@example.org", {})]) == 1
    assert made.assessed_people.count() == 9


def test_who_wants_no_letters_was_written_to_or_answered_is_not_drawn():
    survey = make_survey(asked="everyone")
    listed = people(12)
    invite(survey, listed[0][0])
    entering.stop_letters(actor=None, invited=survey.invited.get())
    invite(survey, listed[1][0])
    member = make_member(survey.initiative, make_person(email=listed[2][0]))
    finish(survey, member)
    made = set_up(survey)
    list_people(made, listed)
    inviting.withdraw_invitation(actor=coordinator_of(survey.initiative), survey=survey, email=listed[3][0])
    announce(made)
    assert made.left_out == {"refused": 1, "invited": 1, "answered": 1, "withdrawn": 1}
    assert (made.assessed, made.people) == (12, 8)


def test_once_it_is_public_nobody_is_added_and_nothing_changes(survey):
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    actor = coordinator_of(survey.initiative)
    for change in (
        lambda: list_people(made, [("new@example.org", {})]),
        lambda: randomisations.add_arm(actor=actor, randomisation=made, name="C", share=1),
        lambda: randomisations.change_arm(actor=actor, arm=made.arms.first(), name="C", share=1),
        lambda: randomisations.remove_arm(actor=actor, arm=made.arms.first()),
        lambda: randomisations.change_randomisation(actor=actor, randomisation=made),
        lambda: randomisations.keep_questions(actor=actor, randomisation=made),
        lambda: announce(made),
    ):
        with pytest.raises(Refused, match="nothing of it changes any more"):
            change()
    with pytest.raises(Refused, match="Nobody is added to a list once it is public"):
        inviting.invite(actor=actor, survey=survey, emails=["new@example.org"])


def test_the_draw_waits_for_its_moment_and_is_held_once(survey):
    made = set_up(survey)
    list_people(made, people(20))
    announce(made)
    with pytest.raises(Refused, match="not yet the moment"):
        hold(made)
    comes(made)
    hold(made)
    drawn = {*made.assigned.values_list("pseudonym", "arm__number")}
    with pytest.raises(Refused, match="This draw was held"):
        hold(made, "another seed that is long enough")
    assert {*made.assigned.values_list("pseudonym", "arm__number")} == drawn
