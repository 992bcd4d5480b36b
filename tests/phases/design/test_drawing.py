"""Which statement somebody is asked about next, and with what chance it came."""

import random
from collections import Counter

import pytest

from samenspel.phases.design.actions.statements import moderate_statements
from samenspel.phases.design.models.statements import Statement
from samenspel.phases.design.models.votes import AGREE, PASS, Vote
from samenspel.phases.design.queries import opinion_maps
from samenspel.phases.design.queries.opinion_maps import draw_statement, voter_of
from tests.factories.design import make_opinion_map, make_statement, renew, vote_on
from tests.factories.initiatives import coordinator_of, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return lambda map: make_member(map.initiative)


@pytest.fixture(autouse=True)
def lots(monkeypatch):
    monkeypatch.setattr(opinion_maps, "DRAWING", random.Random(13))


def asked(map, person, times):
    voter = voter_of(map, person, "")
    return [draw_statement(map, voter) for _ in range(times)]


def page_of(map):
    return f"{map.get_absolute_url()}vote/"


def test_statements_without_votes_are_equally_likely(member):
    map = make_opinion_map()
    shown = asked(map, member(map), 600)
    assert {round(one.chance, 9) for one in shown} == {round(1 / 3, 9)}
    assert min(Counter(one.statement.number for one in shown).values()) > 150


def test_what_was_voted_on_weighs_less_than_what_is_new(member):
    map = make_opinion_map()
    for _ in range(9):
        vote_on(map, make_member(map.initiative), PASS)
    shown = asked(renew(map), member(map), 100)
    assert Counter(one.statement.number for one in shown)[1] < 5


def test_nobody_is_asked_twice(member):
    map, person = make_opinion_map(), None
    person = member(map)
    vote_on(map, person, AGREE)
    assert {one.statement.number for one in asked(map, person, 50)} == {2, 3}
    vote_on(map, person, AGREE, 2)
    vote_on(map, person, PASS, 3)
    assert asked(map, person, 1) == [None]


def test_seeds_come_first_where_that_is_wished(member):
    map = make_opinion_map(seeds_first=True)
    person = member(map)
    for text in ("One.", "Two.", "Three.", "Four."):
        make_statement(map, person, text)
    assert {one.statement.is_seed for one in asked(map, person, 40)} == {True}
    for number in (1, 2, 3):
        vote_on(map, person, AGREE, number)
    assert {one.statement.number for one in asked(map, person, 40)} == {4, 5, 6, 7}


def test_a_statement_about_a_person_waits_until_seven_votes_and_is_one_in_five_at_most(member):
    map = make_opinion_map(seeds=[f"Thing {number}." for number in range(1, 31)])
    numbers = list(range(21, 31))
    moderate_statements(actor=coordinator_of(map.initiative), map=map, numbers=numbers, kind="about_person")
    person, about = member(map), []
    for place in range(1, 26):
        statement = asked(map, person, 1)[0].statement
        vote_on(map, person, AGREE, statement.number)
        about += [place] if statement.is_about_person else []
    assert len(about) <= 5
    assert min(about) == 8


def test_hidden_split_and_unread_statements_are_not_asked(member):
    map = make_opinion_map(moderated="before")
    person = member(map)
    make_statement(map, person)
    for number, state in ((1, "hidden"), (2, "split")):
        Statement.objects.filter(map=map, number=number).update(state=state)
    assert {one.statement.number for one in asked(map, person, 30)} == {3}


def test_the_chance_with_which_it_was_drawn_is_kept_with_the_vote(client, member):
    map = make_opinion_map()
    client.force_login(member(map))
    page = client.get(page_of(map))
    statement = page.context["shown"].statement
    client.post(page_of(map), {"statement": statement.pk, "value": "0", "shown": page.context["seal"]})
    assert Vote.objects.get().chance == pytest.approx(1 / 3)


def test_nobody_makes_a_chance_or_takes_one_of_another_statement_or_person(client, member):
    map = make_opinion_map()
    client.force_login(member(map))
    page = client.get(page_of(map))
    statement, seal = page.context["shown"].statement, page.context["seal"]
    other = map.statements.exclude(pk=statement.pk).first()
    client.post(page_of(map), {"statement": other.pk, "value": "1", "shown": seal})
    client.post(page_of(map), {"statement": statement.pk, "value": "1", "shown": f"x{seal}"})
    client.force_login(make_member(map.initiative))
    client.post(page_of(map), {"statement": statement.pk, "value": "1", "shown": seal})
    assert list(Vote.objects.values_list("chance", flat=True)) == [None, None, None]


def test_who_takes_a_vote_back_is_asked_again_and_the_chance_stays(client, member):
    map = make_opinion_map()
    client.force_login(member(map))
    page = client.get(page_of(map))
    statement = page.context["shown"].statement
    client.post(page_of(map), {"statement": statement.pk, "value": "1", "shown": page.context["seal"]})
    answer = client.post(f"{map.get_absolute_url()}take-back/", {"statement": statement.pk, "turn": "2"})
    assert Vote.objects.count() == 0
    again = client.get(answer["Location"])
    assert (again.context["shown"].statement, again.context["turn"]) == (statement, 1)
    client.post(page_of(map), {"statement": statement.pk, "value": "-1", "shown": again.context["seal"]})
    assert Vote.objects.get().chance == pytest.approx(1 / 3)


def test_after_ten_statements_a_person_is_asked_whether_it_is_enough(client, member):
    map = make_opinion_map(seeds=[f"Thing {number}." for number in range(12)])
    client.force_login(member(map))
    address = page_of(map)
    for _ in range(10):
        page = client.get(address)
        sent = {"statement": page.context["shown"].statement.pk, "value": "1", "turn": page.context["turn"]}
        address = client.post(page_of(map), sent)["Location"]
    page = client.get(address)
    assert (page.context["shown"], page.context["is_enough"], page.context["left"]) == (None, True, 2)
    assert "Enough, or ten more?" in page.content.decode()


@pytest.mark.parametrize("turn", ["x", "-1", "٣", "9" * 40, ""])
def test_a_turn_that_is_no_number_is_the_first(client, member, turn):
    map = make_opinion_map()
    client.force_login(member(map))
    assert client.get(page_of(map), {"turn": turn, "statement": turn}).context["turn"] == 1
