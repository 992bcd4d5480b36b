"""Whoever does not take part yet finds the way in beside what there is to do, and is led on to it."""

from urllib.parse import quote

import pytest

from samenspel.tools.writing.queries import document_of
from tests.checks import assert_page
from tests.factories.design import address, make_board, make_idea, make_opinion_map, make_text
from tests.factories.initiatives import make_member
from tests.factories.prototypes import make_prototype
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
MAKERS = {
    "idea": (make_board, lambda board: address(board, "add/")),
    "vote": (make_opinion_map, lambda map: address(map, "vote/")),
    "trial": (make_prototype, lambda prototype: address(prototype, "try/")),
    "words": (make_text, lambda text: f"/writing/{document_of(text).pk}/write/"),
}


def ways_in(response):
    return [link for link in assert_page(response).links if "/join/" in link]


@pytest.fixture(params=MAKERS)
def found(request):
    """What there is to do something with, and where that is done."""
    make, goal = MAKERS[request.param]
    thing = make()
    return thing, goal(thing)


def test_a_stranger_joins_and_lands_on_what_there_is_to_do(client, found):
    thing, goal = found
    (join,) = ways_in(client.get(thing.get_absolute_url()))
    assert join == f"/initiatives/{thing.initiative.slug}/join/?next={quote(goal, safe='')}"
    client.force_login(make_person("Mo"))
    assert ways_in(client.get(thing.get_absolute_url())) == [join]
    assert client.post(join)["Location"] == goal
    assert_page(client.get(goal))


def test_who_takes_part_already_is_led_on_at_once(client, found):
    thing, goal = found
    (join,) = ways_in(client.get(thing.get_absolute_url()))
    assert client.get(join).status_code == 302
    client.force_login(make_member(thing.initiative))
    assert client.get(join)["Location"] == goal
    assert ways_in(client.get(thing.get_absolute_url())) == []


def test_nobody_is_asked_in_for_what_is_over(client):
    for make in (make_board, make_opinion_map, make_prototype, make_text):
        assert ways_in(client.get(make(days=(-9, -2)).get_absolute_url())) == []


def test_a_map_that_is_over_says_so_and_asks_nobody_to_sign_in(client):
    response = client.get(make_opinion_map(days=(-9, -2)).get_absolute_url())
    assert "This is not open now: it has not begun yet, or it is over." in response.content.decode()


def test_who_can_support_an_idea_only_as_a_member_is_asked_in(client):
    idea = make_idea(make_board())
    client.force_login(make_person("Mo"))
    (join,) = ways_in(client.get(idea.get_absolute_url()))
    assert client.post(join)["Location"] == idea.get_absolute_url()
    assert ways_in(client.get(idea.get_absolute_url())) == []


def test_who_may_not_write_is_led_back_to_the_text(client):
    text = make_text()
    client.force_login(make_person("Mo"))
    page = assert_page(client.get(f"/writing/{document_of(text).pk}/write/"), 403)
    assert text.get_absolute_url() in page.links
