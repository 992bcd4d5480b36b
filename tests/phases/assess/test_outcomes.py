"""Outcomes by arm: closed until the survey is over and a plan is locked, then told as they were planned."""

from collections import Counter

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.reporting import Hypothesis, read_plan
from samenspel.phases.assess.actions import outcomes
from samenspel.phases.assess.models.plans import Known
from samenspel.phases.assess.queries.answers import table_codebook
from samenspel.phases.assess.queries.plans import known_of
from samenspel.phases.assess.queries.reports import flow_of
from samenspel.tools.surveys.actions import answering
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.arms import ARM, CHANCE, STRATUM
from samenspel.tools.surveys.queries.randomisations import assigned_to
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.randomisations import draw, people
from tests.factories.reports import QUESTIONS, close, lock, make_report, make_version
from tests.factories.surveys import agree, answer_by, enter, hand_in_by, make_survey

pytestmark = pytest.mark.django_db
BETTER = Hypothesis(
    "h0",
    "The story makes people happier.",
    "itt",
    {"outcome": "happy", "assigned": "arm", "control": "1", "strata": "stratum"},
    "arm=2",
    "more",
)
MORE_COME = Hypothesis(
    "h0", "More hand in with a story.", "itt", {"outcome": "answered", "assigned": "arm"}, "arm=2", "more"
)


@pytest.fixture
def report(settings):
    settings.FEWEST_SHOWN = 5
    initiative = make_initiative()
    survey = make_survey(initiative, questions=QUESTIONS, asked="invited")
    draw(survey, people(40, strata=2), strata=["town"])
    return make_report(initiative, survey)


def answer(report, count=30):
    """Of those with a story everybody who answers is three points happier. What else differs is spread alike
    over arms and strata, however the lot falls."""
    survey, before = report.survey, Counter()
    for number, (email, _values) in enumerate(people(40)[:count]):
        device = enter(email)
        response = Response.objects.get(pk__in=[_newest(survey)])
        assigned = assigned_to(survey, response.pseudonym)
        alike = assigned.arm.number, assigned.stratum
        happy = 2 + 3 * (assigned.arm.number == 2) + before[alike] % 3
        before[alike] += 1
        answer_by(device, survey, sex=1 + number % 2, visits=number % 7, happy=happy)
        hand_in_by(device, survey)


def _newest(survey):
    return Response.objects.filter(wave__survey=survey, state="begun").get().pk


def open_outcomes(report):
    outcomes.open_outcomes(actor=coordinator_of(report.initiative), report=report)


def test_from_the_locked_plan_to_what_came_of_each_arm(report, client):
    lock(report, BETTER, MORE_COME)
    answer(report)
    close(report.survey)
    client.force_login(coordinator_of(report.initiative))
    version = make_version(report)
    assert version.parts["answers"] == {"represented": [], "moved": [], "changed": []}
    page = client.get(version.get_absolute_url()).content.decode()
    assert "Outcomes by arm are closed" in page
    page = client.get(f"/assess/reports/{report.pk}/").content.decode()
    assert "Open the outcomes" in page
    client.post(f"/assess/reports/{report.pk}/outcomes/")
    entry = Entry.objects.get(verb="assess.open_outcomes")
    assert entry.data["digest"] == report.plans.get().digest
    version = make_version(report)
    happier, more = version.parts["answers"]["changed"]
    assert (happier["is_planned"], happier["verdict"], happier["n"]) == (True, "more", 30)
    assert 2.4 < happier["estimate"]["value"] < 3.6
    assert more["n"] == 40
    assert version.parts["answers"]["lots"]["h1"] < 0.001
    page = client.get(version.get_absolute_url()).content.decode()
    assert "planned" in page
    assert "Had the arms made no difference" in page
    assert "were drawn" in page
    assert "CONSORT" in page


def test_flow_by_arm_adds_up_and_tells_nothing_that_points_at_few(report):
    lock(report, BETTER)
    answer(report, 36)
    close(report.survey)
    assert flow_of(report.survey) == {}
    open_outcomes(report)
    flow = flow_of(report.survey)
    assert (flow["listed"], flow["arms"], flow["drawn"]) == (40, ["As it is", "With a story"], [20, 20])
    shown = [many for row in flow["became"].values() for many in row]
    assert all(many is None or many == 0 or many >= 5 for many in shown)
    assert None in shown


def test_outcomes_stay_closed_while_people_answer_and_without_a_plan_for_the_arms(report):
    answer(report, 6)
    with pytest.raises(Refused, match="People still answer"):
        open_outcomes(report)
    close(report.survey)
    with pytest.raises(Refused, match="First lock a plan that says what you expect of the arms"):
        open_outcomes(report)
    lock(report)
    with pytest.raises(Refused, match="First lock a plan"):
        open_outcomes(report)
    lock(report, BETTER, reason="It is about the story.")
    open_outcomes(report)
    with pytest.raises(Refused, match="open already"):
        open_outcomes(report)


def test_what_is_planned_after_the_first_look_is_exploratory(report):
    lock(report, BETTER)
    answer(report)
    close(report.survey)
    assert known_of(report) is Known.UNSEEN
    open_outcomes(report)
    assert known_of(report) is Known.SEEN
    lock(report, MORE_COME, reason="We thought of this later.")
    found = make_version(report).parts["answers"]["changed"]
    assert [one["is_planned"] for one in found] == [True, False]


def test_a_plan_names_arms_before_anybody_answers_and_compares_them_as_they_were_drawn(report, client):
    client.force_login(coordinator_of(report.initiative))
    at = f"/assess/reports/{report.pk}/plan/add/"
    page = client.get(at).content.decode()
    assert "“With a story” rather than “As it is”" in page
    typed = {"text": "It helps.", "outcome": "happy", "compared": "arm=1/2", "direction": "more"}
    client.post(at, typed)
    (one,) = read_plan(report.plans.get().content).hypotheses
    assert (one.method, one.estimate) == ("itt", "arm=2")
    assert one.spec == {
        "outcome": "happy",
        "assigned": "arm",
        "control": "1",
        "strata": "stratum",
        "same_source": False,
    }


def test_files_for_research_say_arm_and_chance_of_who_agreed(report):
    answer(report, 12)
    survey = report.survey
    agreement = agree(survey, ground="task", basis="The law on libraries.")
    codebook = research_codebook(agreement)
    arm = codebook.by_id[ARM]
    assert [value.label["en"] for value in arm.values] == ["As it is", "With a story"]
    assert [value.label["en"] for value in codebook.by_id[STRATUM].values] == ["north", "south"]
    rows = [*research_rows(agreement, codebook, keys_for(agreement))]
    assert len(rows) == 12
    assert {row[CHANCE] for row in rows} == {0.5}
    assert {row[ARM] for row in rows} == {1, 2}


def test_who_took_answers_back_is_in_no_table(report):
    lock(report, MORE_COME)
    answer(report, 20)
    survey = report.survey
    device = enter_again(people(1)[0][0], survey)
    answering.withdraw_response(actor=_nobody(), device=device, survey=survey)
    close(survey)
    open_outcomes(report)
    (found,) = make_version(report).parts["answers"]["changed"]
    assert found["n"] == 39


def enter_again(email, survey):
    from samenspel.tools.surveys.invitations import device_of

    return next(device_of(survey, one.mark) for one in survey.invited.all() if one.email == email)


def _nobody():
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


def test_columns_of_arms_are_there_once_the_list_is_public():
    survey = make_survey(questions=QUESTIONS, asked="invited")
    assert ARM not in table_codebook(survey).by_id
    draw(survey)
    assert ARM in table_codebook(survey).by_id
    assert STRATUM not in table_codebook(survey).by_id
