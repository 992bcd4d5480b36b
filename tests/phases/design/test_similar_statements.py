"""Statements that are much alike, beside the field while somebody types one."""

import pytest

from samenspel.phases.design.actions.statements import moderate_statements
from samenspel.phases.design.actions.synonyms import change_synonyms
from samenspel.phases.design.models.statements import Statement
from tests.checks import assert_page, words
from tests.factories.design import address, make_opinion_map
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db
SEEDS = ("The library opens in the evening.", "Close the café.", "Lend tools too.")


@pytest.fixture
def map():
    return make_opinion_map(seeds=SEEDS)


def typed(client, map, text):
    asked = {"text": text}
    page = client.get(address(map, "statements/similar/"), asked, headers={"HX-Request": "true"})
    return [one.text for one in page.context["alike"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Opening the libraries", ["The library opens in the evening."]),
        ("tool", ["Lend tools too."]),
        ("airport", []),
        ("", []),
        ('\x00 "OR 1=1 NEAR(', []),
    ],
)
def test_what_was_said_already_stands_beside_the_field(client, map, text, found):
    assert typed(client, map, text)[:1] == found


def test_the_towns_own_words_find_them_too(client, map):
    organisation = map.initiative.service.organisation
    change_synonyms(actor=make_administrator(), organisation=organisation, lines="bieb = library")
    assert typed(client, map, "bieb") == ["The library opens in the evening."]


def test_at_most_five_and_none_that_people_do_not_vote_on(client):
    map = make_opinion_map(seeds=[f"The library has number {number}." for number in range(9)])
    assert len(typed(client, map, "library")) == 5
    chief = coordinator_of(map.initiative)
    moderate_statements(actor=chief, map=map, numbers=list(range(1, 9)), kind="hide", reason="No.")
    assert typed(client, map, "library") == ["The library has number 8."]
    waiting = make_opinion_map(moderated="before", seeds=())
    Statement.objects.create(map=waiting, number=1, text="The library waits.")
    assert typed(client, waiting, "library") == []


def test_without_a_script_who_wants_to_looks_first_and_nothing_is_saved(client, map):
    client.force_login(make_member(map.initiative))
    page = client.post(address(map, "statements/add/"), {"text": "The library opens late.", "look": "1"})
    assert_page(page)
    assert Statement.objects.filter(text="The library opens late.").count() == 0
    assert "The library opens in the evening." in words(page)
    assert 'value="1"' in page.content.decode()
    page = client.post(address(map, "statements/add/"), {"text": "Airport.", "look": "1"})
    assert "Nobody said anything much like it." in words(page)
    assert_page(client.post(address(map, "statements/add/"), {"look": "1"}))
    plain = client.get(address(map, "statements/similar/"), {"text": "library"})
    assert plain.url == f"{address(map)}?q=library"
