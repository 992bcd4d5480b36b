"""The year of birth on the ballot, the page of signs, and what who certifies must say."""

import pytest

from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Certification, SignReport, Voter
from samenspel.phases.plan.queries import find_round
from tests.checks import HOSTILE, assert_page
from tests.factories.plan import address, after, close, make_own_round, make_vote, make_voter, vote
from tests.factories.services import make_administrator
from tests.phases.plan.test_signs import WHY, born, notes_of, vote_honestly, with_signs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_are_few(settings):
    settings.FEWEST_SHOWN = 5


def text(response):
    return " ".join(response.content.decode().split())


def test_the_year_of_birth_travels_with_the_ballot_and_is_sealed(client):
    round = make_vote(asks_birth_year=True)
    client.force_login(make_voter())
    assert_page(client.get(address(round, "ballot/")))
    year = born(round, 34)
    over = client.post(address(round, "ballot/"), {"choose": ["1"], "birth_year": year}, follow=True)
    assert_page(over)
    assert f'name="birth_year" value="{year}"' in text(over)
    client.post(address(round, "vote/"), {"choose": ["1"], "birth_year": year})
    assert [note.age for note in notes_of(round)] == [34]


@pytest.mark.parametrize("path", ["ballot/", "vote/"])
@pytest.mark.parametrize("typed", ["1825", "85", HOSTILE])
def test_a_wrong_year_gets_a_sentence_and_stays_typed(client, path, typed):
    round = make_vote(asks_birth_year=True)
    client.force_login(make_voter())
    page = client.post(address(round, path), {"choose": ["1"], "birth_year": typed}, follow=True)
    assert_page(page)
    assert "Your ballot is not in the box yet" in text(page)
    assert typed == HOSTILE or f'value="{typed}"' in text(page)
    assert not Voter.objects.exists()


def test_people_are_told_what_is_noted_before_they_vote(client):
    client.force_login(make_voter())
    page = text(client.get(address(make_vote(), "ballot/")))
    assert "your network address and mailbox are sealed beside your ballot, scrambled." in page
    assert "birth_year" not in page


def test_a_vote_is_noted_with_the_address_that_it_came_from(client, settings):
    round = make_vote()
    for remote, forwarded in [("145.97.0.1", ""), ("145.97.0.1", "9.9.9.9")]:
        client.force_login(make_voter())
        headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
        client.post(address(round, "vote/"), {"choose": ["1"]}, REMOTE_ADDR=remote, **headers)
    assert len({note.origin for note in notes_of(round)}) == 1


def test_behind_a_proxy_that_the_site_knows_its_word_counts(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    round = make_vote()
    for forwarded in ("145.97.0.1", "6.6.6.6, 145.97.0.1", "145.97.0.2"):
        client.force_login(make_voter())
        client.post(address(round, "vote/"), {"choose": ["1"]}, HTTP_X_FORWARDED_FOR=forwarded)
    origins = [note.origin for note in notes_of(round)]
    assert (len(origins), len(set(origins)), "" in origins) == (3, 2, False)


def test_nobody_sees_signs_before_the_box_is_open(client):
    client.force_login(make_administrator())
    page = client.get(address(make_vote(), "signs/"))
    assert page.status_code == 403
    assert "Signs of fraud are looked for when the ballot box is opened." in text(page)


def test_everyone_reads_what_was_unusual_in_plain_sentences(client):
    round = with_signs()
    page = client.get(address(round, "signs/"))
    assert_page(page)
    assert "30 votes came from one network address. Different mailboxes among them: 5." in text(page)
    assert "used for more than 3 votes each. There are 5 such mailboxes." in text(page)
    assert "Of 220 honest votes that were simulated, 11 showed it." in text(page)
    assert "Look hard" in text(page)
    box = client.get(address(round, "box/"))
    assert_page(box)
    assert "2 things were unusual" in text(box)


def test_where_nothing_was_unusual_the_page_says_what_was_looked_at(client):
    round = make_vote()
    vote_honestly(round)
    close(round)
    page = client.get(address(round, "signs/"))
    assert_page(page)
    assert "Nothing unusual was seen" in text(page)
    assert "Votes looked at: 60" in text(page)
    assert "This vote did not ask for the year of birth" in text(page)
    assert "Nothing unusual was seen." in text(client.get(address(round, "box/")))


def test_small_numbers_are_not_shown(client):
    round = make_vote()
    vote(round, 1, address="145.97.0.1")
    close(round)
    assert "Votes looked at: fewer than 5" in text(client.get(address(round, "signs/")))


def test_who_certifies_without_words_is_asked_for_them(client):
    round = with_signs()
    client.force_login(make_administrator())
    with after(round.objections_until):
        assert_page(client.get(address(round, "box/")))
        page = client.post(address(round, "certify/"), {"despite": " "})
        assert_page(page)
        assert "Say in a sentence what you found out, and why you certify all the same." in text(page)
        assert not Certification.objects.exists()


def test_too_many_words_are_kept_as_they_were_typed(client):
    round = with_signs()
    client.force_login(make_administrator())
    with after(round.objections_until):
        page = client.post(address(round, "certify/"), {"despite": "x" * 3001})
    assert "x" * 3001 in text(page)
    assert not Certification.objects.exists()


def test_what_certifiers_found_out_is_read_by_everyone(client):
    round = with_signs()
    client.force_login(make_administrator())
    with after(round.objections_until):
        client.post(address(round, "certify/"), {"despite": f"{WHY} {HOSTILE}"})
    client.logout()
    page = client.get(address(round, "box/"))
    assert_page(page)
    assert WHY in text(page)
    assert HOSTILE not in text(page)


def test_where_nothing_was_unusual_no_words_are_asked(client):
    round = make_vote()
    vote_honestly(round, 10)
    close(round)
    client.force_login(make_administrator())
    with after(round.objections_until):
        assert "despite" not in text(client.get(address(round, "box/")))
        client.post(address(round, "certify/"))
    assert Certification.objects.get().despite == ""


def test_a_box_that_was_opened_before_signs_were_looked_for_is_shown_and_certified(client):
    round = with_signs()
    SignReport.objects.all().delete()
    client.force_login(make_administrator())
    assert_page(client.get(address(round, "box/")))
    assert client.get(address(round, "signs/")).status_code == 403
    with after(round.objections_until):
        actions.certify_round(actor=make_administrator(), round=find_round(round.pk))


def test_the_page_costs_the_same_queries_with_no_and_with_many_signs(client, django_assert_num_queries):
    quiet, round = make_vote(), with_signs()
    vote(quiet, 1)
    close(quiet)
    client.get(address(quiet, "signs/"))
    for each in (quiet, round):
        with django_assert_num_queries(5):
            client.get(address(each, "signs/"))


def test_a_coordinator_chooses_whether_the_year_of_birth_is_asked(client):
    round = make_own_round(days=(-1, 5, 8, 12, 15), asks_birth_year=True)
    client.force_login(make_administrator())
    page = client.get(address(round, "change/"))
    assert_page(page)
    assert 'name="asks_birth_year"' in text(page)
    assert "checked" in text(page).split('name="asks_birth_year"')[1].split(">")[0]
    assert "who tell the year of their birth" in text(client.get(address(round)))
