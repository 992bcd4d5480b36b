"""The polling desk, and the sheets and letters to print, page by page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.phases.plan.models import Sheet, Voter
from tests.checks import HOSTILE, assert_page, assert_shown_as_text, words
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import (
    make_coded_vote,
    make_listed_vote,
    make_paper_vote,
    mark,
)
from tests.factories.plan import address, clock, make_voter, vote
from tests.factories.services import make_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_paper_vote()


@pytest.fixture
def clerk(client, round):
    client.force_login(person := coordinator_of(round.initiative))
    return person


def test_a_voter_is_looked_up_then_marked(client, round, clerk):
    assert "The voter&#x27;s e-mail address" in words(client.get(address(round, "desk/")))
    found = words(client.post(address(round, "desk/"), {"shown": "ada@example.org"}))
    assert ("This voter may vote" in found, Voter.objects.exists()) == (True, False)
    done = client.post(address(round, "desk/"), {"shown": "ada@example.org", "mark": "1"}, follow=True)
    assert "Marked. Give the voter a sheet." in words(done)
    assert "1 voter was marked at a desk." in words(done)
    again = words(client.post(address(round, "desk/"), {"shown": "ada@example.org"}))
    assert "No sheet for this voter" in again
    assert 'name="mark"' not in again
    refused = client.post(address(round, "desk/"), {"shown": "ada@example.org", "mark": "1"})
    assert "Nobody votes twice." in words(refused)


def test_the_desk_says_that_an_online_ballot_makes_place(client, round, clerk):
    person = make_voter()
    vote(round, 1, person=person)
    found = words(client.post(address(round, "desk/"), {"shown": person.email}))
    assert "This voter voted online" in found
    done = client.post(address(round, "desk/"), {"shown": person.email, "mark": "1"}, follow=True)
    assert "The ballot from online is taken out of the box" in words(done)


def test_whoever_is_not_on_the_roll_is_said_so_and_what_was_typed_is_kept(client):
    round, _codes = make_coded_vote()
    client.force_login(coordinator_of(round.initiative))
    answer = client.post(address(round, "desk/"), {"shown": HOSTILE, "mark": "1"})
    assert_shown_as_text(answer)
    assert "Nobody on the roll of this round has" in words(answer)


def test_a_desk_asks_for_age_and_home_where_the_rules_do(client):
    round = make_paper_vote(least_age=12, area=make_area())
    client.force_login(coordinator_of(round.initiative))
    typed = {"shown": "ada@example.org", "mark": "1"}
    assert "This field is required" in words(client.post(address(round, "desk/"), typed))
    found = words(client.post(address(round, "desk/"), {"shown": "ada@example.org", "agreed": "on"}))
    assert '<input type="hidden" name="agreed" value="on">' in found
    client.post(address(round, "desk/"), {**typed, "agreed": "on"})
    assert Voter.objects.get().channel == "desk"


def test_out_of_time_the_desk_says_so(client, round, clerk):
    with clock(round.votes_until):
        client.force_login(clerk)
        assert "The desk is closed" in words(client.get(address(round, "desk/")))
        refused = client.post(address(round, "desk/"), {"shown": "ada@example.org", "mark": "1"})
        assert "Voting is over. Nobody can be marked any more." in words(refused)


def test_sheets_are_printed_once_each_with_a_code_and_all_projects(client, round, clerk):
    assert_page(client.get(address(round, "sheets/print/")))
    page = words(client.post(address(round, "sheets/print/"), {"count": "3", "languages": ["en", "nl"]}))
    assert (page.count('class="paper-sheet"'), Sheet.objects.count()) == (3, 3)
    assert page.count("<svg viewBox") == 3
    assert page.count("€ 60") == 3
    assert page.count('class="paper-words" lang="nl"') == 3
    assert [page.count(f">{sheet.start}-") for sheet in Sheet.objects.all()] == [1, 1, 1]


def test_many_projects_stand_in_two_columns(client):
    round = make_paper_vote(costs=(10_00,) * 13)
    client.force_login(coordinator_of(round.initiative))
    page = words(client.post(address(round, "sheets/print/"), {"count": "1", "languages": ["en"]}))
    assert (page.count("paper-pair--two"), page.count('class="paper-choice"')) == (7, 13)


@pytest.mark.parametrize("typed", [{}, {"count": "0"}, {"count": "501"}, {"count": "x"}])
def test_a_number_of_sheets_that_cannot_be_is_explained(client, round, clerk, typed):
    answer = client.post(address(round, "sheets/print/"), {"languages": ["en"], **typed})
    assert "sp-error-summary" in words(answer)
    assert not Sheet.objects.exists()


def test_letters_bear_the_codes_of_the_file_and_nothing_of_it_is_kept(client):
    round, codes = make_coded_vote()
    client.force_login(coordinator_of(round.initiative))
    assert_page(client.get(address(round, "sheets/letters/")))
    file = SimpleUploadedFile("codes.csv", "\r\n".join(["code", *codes]).encode())
    page = words(
        client.post(address(round, "sheets/letters/"), {"file": file, "first": "2", "languages": ["nl"]})
    )
    assert [page.count(f">{code}</p>") for code in codes] == [0, 1, 1]
    assert page.count(f"/plan/rounds/{round.pk}/ballot/</span>") == 2
    assert page.count("<svg viewBox") == 4
    assert page.count(f"<p>{round.initiative.service.organisation}</p>") == 2
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "There is no code in this"),
        ("code\n", "There is no code in this"),
        ("AAAA-BBBB-CCCC", "Code 1: “AAAA-BBBB-CCCC” is not a code of this round."),
    ],
)
def test_letters_with_wrong_codes_are_not_printed(client, typed, said):
    round, _codes = make_coded_vote()
    client.force_login(coordinator_of(round.initiative))
    answer = client.post(
        address(round, "sheets/letters/"), {"typed": typed, "first": "1", "languages": ["en"]}
    )
    assert said in words(answer)


def test_whoever_voted_on_paper_is_told_so_on_the_ballot(client, round):
    person = make_voter()
    mark(round, person.email)
    client.force_login(person)
    assert "You voted on paper. Nobody votes twice." in words(client.get(address(round, "ballot/")))


def test_whoever_is_on_the_list_and_voted_on_paper_is_told_so_on_the_ballot(client):
    round, person = make_listed_vote("a@example.org"), make_voter()
    person.email = "a@example.org"
    person.save()
    mark(round, person.email)
    client.force_login(person)
    assert "You voted on paper. Nobody votes twice." in words(client.get(address(round, "ballot/")))


def test_the_round_leads_workers_to_the_desk_and_others_not(client, round, clerk):
    assert address(round, "desk/") in words(client.get(address(round)))
    client.force_login(make_voter())
    assert address(round, "desk/") not in words(client.get(address(round)))
    assert client.get(address(round, "desk/")).status_code == 403
