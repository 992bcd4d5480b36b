"""A study: ethics first, a plan frozen before the data, a draw, letters, one first look, what came of it."""

import dataclasses
import hashlib
import io
import json
import re
from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.methods.studies import read_export, verify_export
from samenspel.phases.learn.actions import ethics, studies, trials
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import Allocation, Enrolled, StudyExport, Trial
from samenspel.phases.learn.queries.trials import people_with_basis, pseudonym, rows_of
from samenspel.phases.learn.rules.ethics import missing_in
from samenspel.phases.learn.tasks.studies import analyse_study, draw_trial, export_study
from samenspel.spine.people.actions import erase_me
from tests.factories.children import make_child, make_school
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.library import make_curator
from tests.factories.services import make_person
from tests.factories.studies import (
    BASES,
    COUNTED,
    EXPECTED,
    SEED,
    WHOLE,
    act,
    announce,
    enrol,
    freeze,
    fresh,
    let_days_pass,
    make_announced,
    make_drawn,
    make_opened,
    make_ready,
    make_study,
    set_up_arms,
    state_ethics,
    steps,
)

pytestmark = pytest.mark.django_db


def exported(study):
    export_study.call(study.pk, str(study.lead_id))
    return trials.download_export(actor=study.lead, export=StudyExport.objects.get(study=study))


def test_a_study_goes_from_its_question_to_an_export_that_holds():
    study = make_opened()
    seal_entries(clock.now())
    checks = verify_export(read_export(exported(study)))
    assert [str(check.words) for check in checks if not check.holds] == []
    assert steps(study) == [
        "set_up_study",
        "set_up_trial",
        "state_ethics",
        "write_study_plan",
        "freeze_plan",
        "announce_trial",
        "draw_trial",
        "open_study",
        "analyse_study",
    ]


def test_a_null_result_is_told_in_words_with_its_interval(client):
    page = client.get(make_opened().get_absolute_url()).content.decode()
    assert "We cannot say: it may be more, less or the same." in page
    assert "fits these answers well" in page
    assert "planned" in page


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


def test_a_child_is_in_it_with_its_own_yes_and_its_guardians(client):
    study = make_ready(make_school())
    enrol(study, "abcd")
    kid = make_child(study.initiative, says_yes=True)[0].person
    state_ethics(study, takes_children=True)
    Message.objects.all().delete()
    assert ethics.ask_guardians(actor=study.lead, study=fresh(study)) == 1
    address = re.search(r"/learn/studies/child/\S+", Message.objects.get().text)[0]
    assert "We compare letters. Ask Ann." in client.get(address).content.decode()
    client.post(address, {"yes": "yes"})
    assert kid not in people_with_basis(fresh(study))
    ethics.agree_to_study(actor=kid, study=study)
    assert kid in people_with_basis(fresh(study))
    client.post(address, {"no": "no"})
    assert kid not in people_with_basis(fresh(study))
    assert ethics.ask_guardians(actor=study.lead, study=fresh(study)) == 0


def test_without_a_word_about_children_none_is_in_it():
    study = make_ready(make_school())
    kid = make_child(study.initiative, says_yes=True)[0].person
    ethics.agree_to_study(actor=kid, study=study)
    assert kid not in people_with_basis(fresh(study))


def test_consent_stays_the_basis_once_people_were_asked():
    study = make_ready()
    state_ethics(study, bases={**BASES, "journal": ("consent", "To count")})
    ethics.agree_to_study(actor=enrol(study, "a")[0], study=study)
    with pytest.raises(Refused, match="consent stays the basis"):
        state_ethics(fresh(study))


def test_a_frozen_plan_is_the_very_bytes_of_its_digest(client):
    study = make_ready()
    plan = study.plans.get()
    told = client.get(f"/learn/plans/{plan.pk}/file/")
    assert hashlib.sha256(told.content).hexdigest() == plan.digest
    assert json.loads(told.content)["more"]["counted"] == COUNTED
    assert "q2" in client.get(f"/learn/plans/{plan.pk}/file/?as=osf").json()["registration_responses"]
    assert b"1) Have any data" in client.get(f"/learn/plans/{plan.pk}/file/?as=aspredicted").content


def test_a_later_plan_says_why_and_what_was_known():
    study = make_ready()
    other = dataclasses.replace(EXPECTED, text="Fewer do.", direction="less")
    with pytest.raises(Refused, match="Say why the plan changes"):
        freeze(study, expected=other)
    assert freeze(study, reason="We read a study.", expected=None).known == "nothing"
    with pytest.raises(Refused, match="There is nothing to freeze"):
        freeze(study, reason="Again.", expected=None)


def test_what_was_added_after_the_first_look_is_exploratory(client):
    study = make_opened()
    late = dataclasses.replace(EXPECTED, text="Fewer do.", direction="less")
    assert freeze(study, reason="We saw it.", expected=late).known == "seen"
    analyse_study.call(study.pk, str(study.lead_id))
    page = client.get(study.get_absolute_url()).content.decode()
    assert [len(re.findall(rf">\s*{word}\s*<", page)) for word in ("planned", "exploratory")] == [1, 1]
    seal_entries(clock.now())
    assert all(check.holds for check in verify_export(read_export(exported(fresh(study)))))


def test_what_is_drawn_is_what_the_frozen_plan_says():
    study = make_ready()
    enrol(study, "abcdefgh")
    set_up_arms(study, days=7)
    with pytest.raises(Refused, match="The frozen plan says otherwise"):
        announce(study)


def test_a_hidden_plan_shows_its_digest_alone_until_somebody_looks(client):
    study = make_ready()
    studies.change_study(
        actor=study.lead, study=study, title=study.title, hidden_until=clock.today() + timedelta(days=99)
    )
    plan = study.plans.get()
    page = client.get(study.get_absolute_url()).content.decode()
    assert plan.digest in page
    assert EXPECTED.text not in page
    assert client.get(f"/learn/plans/{plan.pk}/file/").status_code == 404
    Study.objects.filter(pk=study.pk).update(opened_at=clock.now())
    assert EXPECTED.text in client.get(study.get_absolute_url()).content.decode()


def test_no_plan_is_hidden_for_more_than_four_years():
    with pytest.raises(Refused, match="four years at most"):
        make_study(hidden_until=clock.today() + timedelta(days=5 * 366))


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


def test_who_is_erased_leaves_the_data_and_the_draw_still_verifies():
    study = make_opened()
    exported(study)
    gone = study.trial.enrolled.order_by("pk").first().person
    name = pseudonym(study, gone.pk)
    erase_me(actor=gone)
    assert not Allocation.objects.filter(pseudonym=name).exists()
    assert not StudyExport.objects.exists()
    seal_entries(clock.now())
    export = read_export(exported(fresh(study)))
    assert name not in export.results.data.decode()
    assert name in export.draw.listed.decode()
    checks = verify_export(export)
    assert all(check.holds for check in checks)
    assert any("1 left or objected since the analysis" in str(check.words) for check in checks)


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


def test_a_doi_stands_beside_a_plan_once_and_a_stamp_of_nothing_is_refused(client):
    study = make_ready()
    plan = study.plans.get()
    client.force_login(study.lead)
    address = f"/learn/plans/{plan.pk}/stamp/"
    client.post(address, {"doi": "https://doi.org/10.17605/OSF.IO/AB3CD"})
    assert "10.17605/OSF.IO/AB3CD" in client.get(study.get_absolute_url()).content.decode()
    again = client.post(address, {"doi": "10.17605/OSF.IO/AB3CD"}).content.decode()
    assert "This DOI is there already." in again
    files = {"token": io.BytesIO(b"x"), "root": io.BytesIO(b"y")}
    assert "This is no answer of a time stamp authority" in client.post(address, files).content.decode()
    assert (
        "Give a DOI, or a time stamp with its certificate."
        in client.post(address, {"doi": ""}).content.decode()
    )


def test_a_study_is_set_up_written_and_frozen_on_its_pages(client):
    initiative = make_initiative()
    coordinator = coordinator_of(initiative)
    client.force_login(coordinator)
    typed = {
        "title": "Letters",
        "question": "Do letters help?",
        "place": f"initiative-{initiative.pk}",
        "design": "invitation",
    }
    made = client.post("/learn/studies/set-up/", typed)
    study = initiative.studies.get()
    assert made["Location"] == study.get_absolute_url()
    address = study.get_absolute_url()
    arms = {"name_0": "None", "share_0": 1, "name_1": "Letter", "share_1": 1, "words_1": "Come!", "days": 14}
    client.post(f"{address}arms/", {**arms, "verbs": [COUNTED], "strata": ["role"]})
    assert [str(one) for one in fresh(study).trial.arms.all()] == ["None", "Letter"]
    expected = {"text": "More come.", "outcome": "took_part", "compared": "arm=1/2", "direction": "more"}
    client.post(f"{address}plan/expect/", expected)
    size = client.post(
        f"{address}plan/size/", {"design": "shares", "effect": "0.1", "base": "0.2", "power": "0.8"}
    )
    assert "584 people in all" in size.content.decode()
    client.post(
        f"{address}plan/size/",
        {"design": "shares", "effect": "0.1", "base": "0.2", "power": "0.8", "take": "yes"},
    )
    client.post(
        f"{address}plan/write/",
        {
            "question": "Do letters help?",
            "people": 584,
            "why_so_many": "Power.",
            "stopping": "After 14 days.",
        },
    )
    client.post(f"{address}plan/freeze/")
    plan = json.loads(study.plans.get().content)
    assert (plan["people"], plan["more"]["stopping"]) == (584, "After 14 days.")
    assert plan["hypotheses"][0]["spec"]["strata"] == "stratum"


def test_ethics_is_told_on_its_page(client):
    study = make_study()
    set_up_arms(study)
    client.force_login(study.lead)
    typed = {**WHOLE, "file": io.BytesIO(b"%PDF-1.7 decision")}
    for name, (basis, purpose) in BASES.items():
        typed |= {f"basis_{name}": basis, f"purpose_{name}": purpose}
    client.post(f"{study.get_absolute_url()}ethics/", typed)
    assert missing_in(fresh(study)) == []
    assert client.get(f"{study.get_absolute_url()}ethics/decision/").content == b"%PDF-1.7 decision"
    client.logout()
    assert client.get(f"{study.get_absolute_url()}ethics/decision/").status_code in (302, 403)


@pytest.mark.parametrize("file", [b"no pdf"])
def test_a_decision_that_is_no_pdf_is_refused(client, file):
    study = make_study()
    client.force_login(study.lead)
    page = client.post(f"{study.get_absolute_url()}ethics/", {**WHOLE, "file": io.BytesIO(file)})
    assert "This is no PDF." in page.content.decode()


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


def test_a_curators_own_study_is_analysed_elsewhere():
    curator = make_curator()
    study = studies.set_up_study(
        actor=curator, place=None, title="Q", design="q", question="Which views are there?"
    )
    expected = dataclasses.replace(
        EXPECTED, method="ols", spec={"outcome": "y", "predictors": ["x"]}, estimate="x"
    )
    state_ethics(study, bases={})
    freeze(study, expected=expected)
    trials.open_study(actor=curator, study=fresh(study))
    seal_entries(clock.now())
    export = read_export(exported(fresh(study)))
    assert export.results is None
    assert all(check.holds for check in verify_export(export))


def test_whatever_was_begun_ends_once_where_a_task_is_run_again():
    study = make_announced()
    for _time in range(2):
        draw_trial.call(study.pk, str(study.lead_id), seed=SEED, signature="")
    assert steps(study).count("draw_trial") == 1
