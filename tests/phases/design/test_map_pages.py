"""What the page of a map costs and says."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.phases.design.models.votes import AGREE, DISAGREE
from tests.checks import assert_page
from tests.factories.design import make_imported_map, make_opinion_map, renew, vote_on
from tests.factories.initiatives import coordinator_of, make_member
from tests.phases.design.test_conversations import SEATTLE
from tests.stages import stage

pytestmark = pytest.mark.django_db
SEEDS = [f"Thing {number} is needed." for number in range(1, 13)]


@stage
def two_camps(people=12):
    """All agree on the first six; on the others the halves say the opposite of each other."""
    map = make_opinion_map(seeds=SEEDS)
    for place in range(people):
        member = make_member(map.initiative)
        for number in range(1, 13):
            says_yes = number <= 6 or (place % 2) == (number % 2)
            vote_on(map, member, AGREE if says_yes else DISAGREE, number)
    return renew(map)


def test_first_stands_what_unites_then_the_groups_then_the_map():
    page = Client().get(two_camps(40).get_absolute_url())
    assert_page(page)
    words = page.content.decode()
    order = [
        words.index(f">{title}<")
        for title in ("What unites", "Who thinks alike", "The map", "All statements")
    ]
    assert order == sorted(order)
    assert [told.agrees for told in page.context["uniting"]] == [True] * 5
    assert {told.text for told in page.context["uniting"]} < {*SEEDS[:6]}
    assert [group["size"] for group in page.context["groups"]] == [20, 20]
    assert "Most of every group agreed: A 20/20, B 20/20." in words


def test_the_map_is_a_drawing_with_its_table():
    page = Client().get(two_camps(40).get_absolute_url())
    chart = page.context["chart"]
    assert chart.rows == (("Group A", "20"), ("Group B", "20"))
    letters = re.findall(
        r'<text x="[^"]+" y="[^"]+" text-anchor="middle"><tspan class="design-letter"', chart.svg
    )
    assert len(letters) == 2, "a size of its own on <text> would move it down"
    assert chart.svg.count("<circle") == len(page.context["found"].spots)
    assert "20 people</title>" in chart.svg


def test_the_page_costs_as_much_with_thousands_of_votes_as_with_few(django_assert_num_queries):
    few = make_opinion_map()
    comments, votes = SEATTLE
    many = renew(make_imported_map(comments=comments, votes=votes))
    for map, number in ((few, 8), (many, 9)):  # and one for the words of statements that unite or divide
        Client().get(map.get_absolute_url())
        with django_assert_num_queries(number):
            Client().get(map.get_absolute_url())


def test_a_statement_is_found_by_its_words_and_those_at_odds_come_first_if_wished():
    map = two_camps()
    page = Client().get(map.get_absolute_url(), {"q": "thing 1", "sort": "against"})
    shown = [one.statement.number for one in page.context["standing"]]
    assert shown == [10, 11, 12, 1]


def test_a_map_that_is_over_can_be_read_and_says_that_it_is():
    map = two_camps()
    type(map.activity).objects.filter(pk=map.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    page = Client().get(map.get_absolute_url())
    assert (page.context["may_vote"].allowed, page.status_code) == (False, 200)


def test_a_coordinator_changes_how_it_is_held_and_votes_stay(client):
    map = two_camps(2)
    client.force_login(coordinator_of(map.initiative))
    answer = client.post(f"{map.get_absolute_url()}change/", {"moderated": "before", "seeds_first": "on"})
    assert answer["Location"] == map.get_absolute_url()
    map.refresh_from_db()
    assert (map.moderated, map.seeds_first, map.takes_visitors) == ("before", True, False)
    assert map.voters.count() == 2


def test_what_a_script_is_answered_is_the_part_of_the_page_that_is_new(client):
    map = make_opinion_map(seeds=SEEDS[:2])
    client.force_login(make_member(map.initiative))
    sent = {"statement": map.statements.get(number=1).pk, "value": "1", "turn": "1"}
    part = client.post(f"{map.get_absolute_url()}vote/", sent, headers={"hx-request": "true"})
    page = client.get(f"{map.get_absolute_url()}vote/?turn=2&last={sent['statement']}")
    assert (part.status_code, part.context["turn"], part.context["shown"].statement.number) == (200, 2, 2)
    assert _plain(part) in _plain(page)


def _plain(response):
    """Without what is made anew for every form."""
    words = re.sub(
        r'(name="(csrfmiddlewaretoken|once|shown)"[^>]*value=)"[^"]*"', r"\1", response.content.decode()
    )
    return " ".join(words.split())
