"""Both sides answer: each its own statements, and both of an encounter, which a code puts together."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.spine.services.actions import add_professional
from samenspel.tools.releases.tasks import release_what_is_due
from samenspel.tools.surveys.actions import answering, encounters
from samenspel.tools.surveys.models.encounters import Encounter
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.encounters import NoCode, new_code, read_code
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from tests.factories.initiatives import make_member
from tests.factories.services import make_administrator, make_person
from tests.factories.surveys import agree, begin, finish, make_survey, meet
from tests.methods.questionnaires.test_sides import BOTH
from tests.tools.surveys.test_results import close, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fewest")]


@pytest.fixture
def survey():
    return make_survey(questions=BOTH.encode(), asked="everyone")


def professional(survey):
    organisation, worker = survey.initiative.service.organisation, make_person("Pro")
    add_professional(actor=make_administrator(), organisation=organisation, person=worker)
    return make_member(survey.initiative, worker, role="professional", organisation=organisation)


def test_each_side_sees_its_own_statements(survey, client):
    seen = {}
    for role, who in (("citizen", make_member(survey.initiative)), ("professional", professional(survey))):
        person, _response = begin(survey, who)
        client.force_login(person)
        told = client.get(f"/surveys/{survey.pk}/answer/").content.decode()
        seen[role] = [words for words in ("They give me room.", "We give them room.") if words in told]
    assert seen == {"citizen": ["They give me room."], "professional": ["We give them room."]}


def test_a_code_is_told_from_one_that_was_mistyped():
    code = new_code()
    assert re.fullmatch("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code)
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    other = "2" if code[0] != "2" else "3"
    for wrong in (other + code[1:], code[:-1], code + "2", "", "1OI0-2222"):
        with pytest.raises(NoCode):
            read_code(wrong)


def test_both_tell_of_an_encounter_by_one_code_and_neither_twice(survey, client):
    client.force_login(worker := professional(survey))
    told = client.get(f"/surveys/{survey.pk}/encounter/")
    code = told.context["form"]["encounter-code"].value()
    client.post(f"/surveys/{survey.pk}/encounter/", {"encounter-code": code, "heard": "8"})
    client.logout()
    client.post(f"/surveys/{survey.pk}/encounter/", {"encounter-code": code.lower(), "heard": "3"})
    found = Encounter.objects.order_by("side")
    assert [(one.side, one.answers) for one in found] == [
        ("citizen", {"heard": 3}),
        ("professional", {"heard": 8}),
    ]
    assert len({one.name for one in found}) == 1
    assert code not in str([*found.values()])
    with pytest.raises(Refused, match="your side has told of it already"):
        meet(survey, worker, code, heard=1)


def test_a_code_that_is_none_changes_nothing_and_comes_back(survey, client):
    told = client.post(f"/surveys/{survey.pk}/encounter/", {"encounter-code": "KLM4-7XQ", "heard": "8"})
    assert "This is no code" in told.content.decode()
    assert 'value="KLM4-7XQ"' in told.content.decode()
    assert Encounter.objects.count() == 0


def test_who_stands_on_neither_side_meets_nobody_here(survey):
    with pytest.raises(Refused, match="you stand on neither side"):
        meet(survey, make_member(survey.initiative, role="moderator"), heard=1)


def test_a_survey_that_asks_nothing_of_encounters_has_no_such_page(client):
    survey = make_survey(asked="everyone")
    client.force_login(make_member(survey.initiative))
    assert client.get(f"/surveys/{survey.pk}/encounter/").status_code == 403
    assert "About an encounter" not in client.get(f"/surveys/{survey.pk}/").content.decode()


def test_whoever_withdraws_takes_along_what_they_told_of_encounters(survey):
    worker = finish(survey, professional(survey), room2=3)
    meet(survey, worker, heard=8)
    answering.withdraw_response(actor=worker, survey=survey)
    assert Encounter.objects.count() == 0


def test_whoever_told_of_an_encounter_alone_can_withdraw_that_too(survey, client):
    client.force_login(worker := professional(survey))
    meet(survey, worker, heard=8)
    assert "You told of an encounter." in client.get(f"/surveys/{survey.pk}/").content.decode()
    client.post(f"/surveys/{survey.pk}/withdraw/")
    assert Encounter.objects.count() == 0


def test_the_journal_says_nothing_of_encounters(survey):
    meet(survey, professional(survey), heard=8)
    assert not Entry.objects.filter(verb="surveys.answer_encounter").exists()


def test_scholars_get_dyads_by_a_number_that_is_no_code(survey):
    worker, other = finish(survey, professional(survey), room2=3), finish(survey, room1=1)
    finish(survey, room1=2)
    for code, heard in (("2222-2222", 8), ("2322-2223", 9)):
        meet(survey, worker, code, heard=heard)
    meet(survey, other, "2222-2222", heard=2)
    agreement = agree(survey, ground="task", basis="The law.")
    found = [*research_rows(agreement, research_codebook(agreement), keys_for(agreement))]
    own = {row["_person"]: row["_side"] for row in found if row["_dyad"] == -8}
    dyads = [row for row in found if row["_dyad"] != -8]
    assert sorted((row["_side"], row["heard"]) for row in dyads) == [(1, 2), (2, 8), (2, 9)]
    shared = {row["_dyad"] for row in dyads if row["heard"] in (2, 8)}
    assert (len(shared), len({row["_dyad"] for row in dyads}), sorted(own.values())) == (1, 2, [1, 1, 2])
    assert all(own[row["_person"]] == row["_side"] for row in dyads)
    assert {row["room1"] for row in dyads} == {-8}


def test_encounters_of_whoever_gave_no_leave_stay(survey):
    meet(survey, professional(survey), heard=8)
    agreement = agree(survey, ground="task", basis="The law.")
    assert [*research_rows(agreement, research_codebook(agreement), keys_for(agreement))] == []


def answered(survey, professionals):
    for number in range(6):
        finish(survey, room1=3, glad=1 + number % 2)
    for number in range(professionals):
        worker = finish(survey, professional(survey), room2=1, glad=2)
        code = new_code()
        meet(survey, worker, code, heard=9)
        encounters.answer_encounter(
            actor=AnonymousUser(),
            survey=survey,
            code=code,
            answers={"heard": 6},
            language="en",
            device=str(number),
        )
    close(survey)
    release_what_is_due()


def test_results_of_both_sides_stand_beside_each_other_with_their_gap(survey, client):
    answered(survey, professionals=5)
    told = page(client, survey)
    for words in ("Citizens answer 2.0 higher, on a scale from 1 to 3", "Professionals answer 3.0 higher"):
        assert words in told
    assert "A sheet for a talk" not in told


def test_of_few_professionals_a_sheet_for_a_talk_takes_the_place_of_a_figure(survey, client):
    answered(survey, professionals=4)
    told = page(client, survey)
    assert "A sheet for a talk" in told
    assert "higher, on a scale" not in told
    sheet = client.get(f"/surveys/{survey.pk}/talk/").content.decode()
    for words in ("They give me room.", "We give them room.", "Did you feel heard?"):
        assert words in sheet
    assert '<svg class="sp-chart' not in sheet
