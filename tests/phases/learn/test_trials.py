"""The gate before people, the draw, letters, and whose data are read."""

from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions import ethics, studies, trials
from samenspel.phases.learn.models.trials import Enrolled, Trial
from samenspel.phases.learn.queries.trials import pseudonym, rows_of
from samenspel.phases.learn.tasks.studies import draw_trial
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.factories.studies import (
    BASES,
    SEED,
    act,
    announce,
    enrol,
    freeze,
    fresh,
    let_days_pass,
    make_announced,
    make_drawn,
    make_ready,
    make_study,
    set_up_arms,
    state_ethics,
    steps,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": ""}, "The number of the board's decision is missing."),
        ({"decided": "exempt"}, "It is not said why the study is exempt."),
        ({"information": ""}, "It is not said what people are told."),
        ({"told": "after"}, "A waiver needs its reason, and what people are told afterwards."),
        ({"controllers": ""}, "It is not said who is responsible for the data."),
        ({"dpia": ""}, "The assessment of what the data may do to people (DPIA) is missing."),
        ({"decided_on": clock.today() + timedelta(days=9)}, "The decision is of a day that has not come."),
        ({"keep_until": clock.today() - timedelta(days=1)}, "The day until which data are kept is past."),
        ({"bases": {}}, "No basis is named for: What somebody did here, from the journal."),
    ],
)
def test_without_a_part_of_ethics_nobody_is_assigned_written_to_or_read(client, change, words):
    study = make_announced()
    state_ethics(study, **change)
    client.force_login(study.lead)
    assert words.replace("'", "&#x27;") in client.get(study.get_absolute_url()).content.decode()
    for verb, do in (
        ("draw", lambda: trials.draw_trial(actor=study.lead, study=fresh(study), seed=SEED)),
        ("write", lambda: trials.write_trial_letters(actor=None, study=fresh(study))),
        ("look", lambda: trials.open_study(actor=study.lead, study=fresh(study))),
        ("read", lambda: trials.read_outcomes(actor=study.lead, study=fresh(study))),
    ):
        with pytest.raises(Refused, match="Ethics comes first"):
            do()
        assert verb


def test_without_ethics_no_list_is_made():
    study = make_study()
    set_up_arms(study)
    freeze(study)
    with pytest.raises(Refused, match="Ethics comes first"):
        announce(study)


def test_no_row_without_a_basis_is_analysed():
    """Who stays out, who left, and where consent is the basis who did not say yes: none of them is read."""
    study = make_drawn(people=8)
    let_days_pass(study)
    people = [one.person for one in study.trial.enrolled.select_related("person").order_by("pk")]
    ethics.stay_out(actor=people[0], study=study)
    Enrolled.objects.filter(person=people[1]).delete()
    found = rows_of(fresh(study))
    assert {row.id for row in found.rows} == {pseudonym(study, one.pk) for one in people[2:]}
    assert found.left_out == {"left": 1, "no_basis": 1}
    state_ethics(study, bases={**BASES, "journal": ("consent", "To count what people do")})
    ethics.agree_to_study(actor=people[3], study=study)
    assert [row.id for row in rows_of(fresh(study)).rows] == [pseudonym(study, people[3].pk)]


def test_what_people_say_holds_at_assigning_writing_and_reading():
    study = make_ready()
    early, late, stays, other, *_more = enrol(study, "abcdefgh")
    ethics.stay_out(actor=early, study=study)
    announce(study)
    assert not Enrolled.objects.filter(person=early).exists()
    Trial.objects.update(draws_at=clock.now() - timedelta(minutes=1))
    trials.draw_trial(actor=study.lead, study=fresh(study), seed=SEED)
    ethics.stay_out(actor=late, study=study)
    while trials.write_trial_letters(actor=None, study=fresh(study)):
        pass
    assert not Message.objects.filter(to__in=[early.email, late.email]).exists()
    let_days_pass(study)
    read = {row.id for row in rows_of(fresh(study)).rows}
    assert pseudonym(study, late.pk) not in read
    assert {pseudonym(study, one.pk) for one in (stays, other)} <= read
    ethics.come_back(actor=late, study=study)
    assert pseudonym(study, late.pk) in {row.id for row in rows_of(fresh(study)).rows}


def test_letters_go_to_the_arm_with_words_and_tell_how_to_stay_out():
    study = make_drawn(people=8)
    Message.objects.all().delete()
    while trials.write_trial_letters(actor=None, study=fresh(study)):
        pass
    letters = [*Message.objects.all()]
    assert len(letters) == study.trial.arms.get(number=2).drawn == 4
    assert "Come along!" in letters[0].text
    assert f"/learn/studies/{study.pk}/stay-out/" in letters[0].text
    assert "We compare letters. Ask Ann." in letters[0].text
    assert letters[0].headers["List-Unsubscribe"].startswith("<http")
    assert fresh(study).trial.queued_at is not None


def test_only_what_counts_in_the_days_that_count_is_counted():
    study = make_drawn(people=8)
    let_days_pass(study)
    one, two, three = [row.person for row in study.trial.enrolled.select_related("person").order_by("pk")[:3]]
    with clock.at(clock.now() - timedelta(days=50)):
        act(study, one)
        act(study, one)
        act(study, two, verb="talk.write_comment")
    act(study, three)
    counts = {row.id: (row.entries, row.took_part) for row in rows_of(fresh(study)).rows}
    assert counts[pseudonym(study, one.pk)] == (2, 1)
    assert {counts[pseudonym(study, who.pk)] for who in (two, three)} == {(0, 0)}


def test_what_is_drawn_is_what_the_frozen_plan_says():
    study = make_ready()
    enrol(study, "abcdefgh")
    set_up_arms(study, days=7)
    with pytest.raises(Refused, match="The frozen plan says otherwise"):
        announce(study)


def test_nobody_looks_before_the_days_are_over():
    study = make_drawn()
    with pytest.raises(Refused, match="Nobody looks before the days that count are over"):
        trials.open_study(actor=study.lead, study=study)


def test_nobody_draws_before_the_moment_that_was_announced():
    study = make_ready()
    enrol(study, "abcdefgh")
    announce(study)
    with pytest.raises(Refused, match="It is not yet the moment"):
        trials.draw_trial(actor=study.lead, study=fresh(study), seed=SEED)


def test_a_member_neither_runs_a_study_nor_reads_its_arms(client):
    study = make_announced()
    member = study.trial.enrolled.first().person
    with pytest.raises(Refused, match="Only who leads this study"):
        trials.draw_trial(actor=member, study=study, seed=SEED)
    client.force_login(member)
    page = client.get(study.get_absolute_url()).content.decode()
    assert "What the arms are is told when outcomes are." in page
    assert "A letter" not in page


def test_who_leaves_while_numbers_are_computed_is_in_none_that_are_kept():
    study = make_drawn()
    let_days_pass(study)
    trials.open_study(actor=study.lead, study=fresh(study))
    table = trials.read_outcomes(actor=study.lead, study=fresh(study))
    ethics.stay_out(actor=study.trial.enrolled.first().person, study=study)
    plan = study.plans.first()
    with pytest.raises(Refused, match="Somebody left meanwhile"):
        trials.keep_analysis(
            actor=study.lead, study=fresh(study), plan=plan.pk, findings=[], digest="0" * 64, table=table
        )


def test_staying_out_is_one_press_for_who_takes_part_and_no_news(client):
    study = make_ready()
    member = make_member(study.initiative)
    client.force_login(member)
    address = study.get_absolute_url()
    assert "You give no reason" in client.get(f"{address}stay-out/").content.decode()
    before = len(steps(study))
    client.post(f"{address}stay-out/")
    assert "You stay out of this study." in client.get(address).content.decode()
    assert len(steps(study)) == before
    client.post(f"{address}come-back/")
    assert "You stay out of this study." not in client.get(address).content.decode()


def test_a_stranger_neither_stays_out_nor_says_yes():
    study = make_ready()
    for do in (ethics.stay_out, ethics.agree_to_study):
        with pytest.raises(Refused, match="Only who takes part here"):
            do(actor=make_person("Xena"), study=study)


def test_a_study_that_is_over_touches_nobody():
    study = make_announced()
    studies.end_study(actor=study.lead, study=study, reason="The library moves.")
    with pytest.raises(Refused, match="This study is over"):
        trials.draw_trial(actor=study.lead, study=fresh(study), seed=SEED)


def test_whatever_was_begun_ends_once_where_a_task_is_run_again():
    study = make_announced()
    for _time in range(2):
        draw_trial.call(study.pk, str(study.lead_id), seed=SEED, signature="")
    assert steps(study).count("draw_trial") == 1
