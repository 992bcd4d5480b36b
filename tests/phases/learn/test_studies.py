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
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.methods.studies import read_export, verify_export
from samenspel.phases.learn.actions import studies, trials
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import Allocation, StudyExport
from samenspel.phases.learn.queries.trials import pseudonym
from samenspel.phases.learn.rules.ethics import missing_in
from samenspel.phases.learn.tasks.studies import analyse_study, export_study
from samenspel.spine.people.actions import erase_me
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.library import make_curator
from tests.factories.studies import (
    BASES,
    COUNTED,
    EXPECTED,
    WHOLE,
    freeze,
    fresh,
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
