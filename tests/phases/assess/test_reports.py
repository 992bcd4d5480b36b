"""From the plan before the data to a report that says how sure it is."""

import json

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.reporting import Exclusion, digest, read_plan
from samenspel.phases.assess.actions import plans, reports
from samenspel.phases.assess.models.plans import Known
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.assess.queries.plans import columns_of, exploratory_in
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.reports import (
    QUESTIONS,
    RISES,
    answered,
    close,
    lock,
    make_answered_report,
    make_report,
    make_version,
)
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db


def post(client, address, **typed):
    page = client.post(address, typed, follow=True)
    assert page.status_code == 200, address
    return page.content.decode()


def test_a_plan_is_written_and_locked_on_the_page_and_everyone_can_check_it(client):
    initiative = make_initiative()
    survey = make_survey(initiative, questions=QUESTIONS)
    client.force_login(coordinator_of(initiative))
    typed = {"title": "What came of it", "summary": "Does it help?", "survey": survey.pk}
    post(client, f"/assess/reports/set-up/{initiative.slug}/", **typed)
    report = Report.objects.get()
    at = f"/assess/reports/{report.pk}/"
    expected = {"text": "Women are happier.", "outcome": "happy", "compared": "sex=1/2", "direction": "less"}
    assert "Women are happier." in post(client, f"{at}plan/add/", **expected)
    left_out = {"question": "Does it help to be open?", "people": 100, "exclusions": "visits = 60 | too many"}
    assert "100 people are needed" in post(client, f"{at}plan/", **left_out)
    page = post(client, f"{at}plan/lock/")
    plan = report.plans.get()
    assert (plan.known, plan.digest) == (Known.NOTHING, digest(read_plan(plan.content)))
    assert "Nobody had answered yet." in page
    client.logout()
    taken = client.get(f"/assess/reports/plans/{plan.pk}.json").content
    assert json.loads(taken)["hypotheses"][0]["spec"] == {
        "outcome": "happy",
        "predictors": ["sex"],
        "factors": ["sex"],
        "reference": {"sex": "1"},
    }
    entry = Entry.objects.get(verb="assess.lock_plan")
    assert entry.data["digest"] == plan.digest


def test_a_plan_that_is_locked_does_not_change_and_the_next_one_gives_its_reason():
    report = make_report()
    first = lock(report)
    actor = coordinator_of(report.initiative)
    plans.write_plan(actor=actor, report=report, question="Something else?")
    first.refresh_from_db()
    assert first.content == report.plans.first().content
    with pytest.raises(Refused, match="Say why the plan changes"):
        plans.lock_plan(actor=actor, report=report, columns=[*columns_of(report)])
    second = plans.lock_plan(
        actor=actor, report=report, columns=[*columns_of(report)], reason="We forgot to ask."
    )
    assert (second.number, read_plan(second.content).question) == (2, "Something else?")


def test_a_plan_in_which_nothing_is_expected_is_not_locked():
    report = make_report()
    actor = coordinator_of(report.initiative)
    plans.write_plan(actor=actor, report=report, question="What?")
    with pytest.raises(Refused, match="nothing that is expected"):
        plans.lock_plan(actor=actor, report=report, columns=[*columns_of(report)])
    plans.add_hypothesis(actor=actor, report=report, hypothesis=RISES)
    plans.write_plan(actor=actor, report=report, question="?", exclusions=(Exclusion("town", ("1",), "x"),))
    with pytest.raises(Refused, match="no column “town”"):
        plans.lock_plan(actor=actor, report=report, columns=[*columns_of(report)])


def test_what_could_be_known_when_a_plan_was_locked_is_told():
    report = make_report()
    answered(report.survey, 30)
    assert lock(report).known == Known.UNSEEN
    close(report.survey)
    version = make_version(report)
    reports.publish_version(actor=coordinator_of(report.initiative), version=version)
    later = lock(report, RISES, reason="We saw something.")
    assert later.known == Known.SEEN
    assert exploratory_in(report) == ("h2",)


def test_other_rows_left_out_afterwards_make_everything_exploratory():
    report = make_answered_report()
    make_version(report)
    actor = coordinator_of(report.initiative)
    rows = (Exclusion("visits", ("9",), "too many"),)
    plans.write_plan(actor=actor, report=report, question="?", exclusions=rows)
    plans.lock_plan(actor=actor, report=report, columns=[*columns_of(report)], reason="They disturb.")
    assert exploratory_in(report) == ("h1",)


def test_a_report_says_what_was_planned_and_how_sure_it_is(client):
    report = make_answered_report()
    actor = coordinator_of(report.initiative)
    reports.put_census(actor=actor, report=report, census={"sex": {"Woman": 500, "Man": 500}})
    reports.tell_facts(actor=actor, report=report, facts={"next": "Open on Sunday too."})
    version = make_version(report)
    finding = version.parts["answers"]["changed"][0]
    assert (version.stage, finding["verdict"], finding["is_planned"]) == ("draft", "more", True)
    client.force_login(actor)
    post(client, f"/assess/reports/versions/{version.pk}/publish/")
    client.logout()
    page = client.get(version.get_absolute_url()).content.decode()
    for words in (
        "Who comes more often is happier. The answers bear this out.",
        "planned",
        "“Man” took part less than the others: 33%, where 50% of everyone are.",
        "Open on Sunday too.",
        "Invite “Man” in another way",
        "Nobody wrote down: hours of citizens; hours of the organisation; money of citizens",
        "STROBE",
    ):
        assert words in page, words
    paper = client.get(f"{version.get_absolute_url()}paper/")
    assert paper.content.startswith(b"%PDF-")


def test_a_report_of_few_says_so_and_tells_no_number(client):
    report = make_answered_report(count=9)
    version = make_version(report)
    assert version.parts["answers"]["changed"][0]["verdict"] == "too few"
    assert version.parts["who"]["waves"][0]["complete"] is None
    client.force_login(coordinator_of(report.initiative))
    page = client.get(version.get_absolute_url()).content.decode()
    assert "Too few to say." in page


def test_while_people_answer_nobody_sees_outcomes(client):
    report = make_report()
    lock(report)
    answered(report.survey)
    version = make_version(report)
    assert version.parts["answers"] == {"represented": [], "moved": [], "changed": []}
    client.force_login(coordinator_of(report.initiative))
    assert "People still answer." in client.get(version.get_absolute_url()).content.decode()


def test_a_draft_is_there_for_nobody_but_those_who_run_the_initiative(client):
    report = make_answered_report()
    version = make_version(report)
    client.force_login(make_member(report.initiative))
    assert client.get(version.get_absolute_url()).status_code == 404
    assert version.get_absolute_url() not in client.get(report.get_absolute_url()).content.decode()


def test_what_was_published_stays_and_a_draft_can_be_dropped():
    report = make_answered_report()
    actor = coordinator_of(report.initiative)
    version = make_version(report)
    reports.publish_version(actor=actor, version=version)
    with pytest.raises(Refused, match=r"not being made|no draft"):
        reports.drop_version(actor=actor, version=version)
    second = make_version(report)
    assert second.number == 2
    reports.drop_version(actor=actor, version=second)
    assert [one.number for one in report.versions.all()] == [1]


def test_a_second_version_is_not_made_beside_one_that_is_being_made():
    report = make_answered_report()
    actor = coordinator_of(report.initiative)
    reports.make_report(actor=actor, report=report)
    with pytest.raises(Refused, match="being made already"):
        reports.make_report(actor=actor, report=report)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"exclusions": "visits"}, "write it like"),
        ({"exclusions": "visits = | why"}, "write it like"),
        ({"question": " "}, "Nothing is written yet"),
    ],
)
def test_what_cannot_be_read_comes_back_as_it_was_typed(client, typed, said):
    report = make_report()
    client.force_login(coordinator_of(report.initiative))
    page = client.post(f"/assess/reports/{report.pk}/plan/", {"question": "Q?", **typed}).content.decode()
    assert said in page
    assert not report.plans.exists()


def test_another_method_is_read_as_it_was_written(client):
    report = make_report()
    client.force_login(coordinator_of(report.initiative))
    more = "method: ordered-logit\nestimate: visits\noutcome: happy\npredictors: [visits]\n"
    base = {"text": "More.", "outcome": "happy", "compared": "visits", "direction": "more"}
    post(client, f"/assess/reports/{report.pk}/plan/add/", **base, more=more)
    one = read_plan(report.plans.get().content).hypotheses[0]
    assert (one.method, one.estimate, one.spec) == (
        "ordered-logit",
        "visits",
        {"outcome": "happy", "predictors": ["visits"]},
    )


def test_a_census_that_does_not_fit_is_told_with_its_line(client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    report = make_report()
    client.force_login(coordinator_of(report.initiative))
    file = SimpleUploadedFile("census.csv", b"variable,category,people\nsex,Woman,many\n")
    page = client.post(f"/assess/reports/{report.pk}/census/", {"file": file}).content.decode()
    assert "which is not a number" in page
    report.refresh_from_db()
    assert report.census == {}
