"""An opinion map: set up by who runs the initiative, filled by who takes part, read by everyone."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.votes import AGREE, DISAGREE, Vote, Voter
from tests.checks import HOSTILE, assert_page
from tests.factories.design import SEEDS, make_opinion_map, make_statement, renew, vote_on
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
ASKED = {
    "title": "What should the library do?",
    "summary": "It has a new roof.",
    "seeds": "Open in the evening.\n\n  Lend   tools too. \nOpen in the evening.",
    "moderated": "before",
    "takes_visitors": "on",
    "opens_at": "2026-01-01T10:00",
    "closes_at": "",
}


def votes_in(map):
    cast = Vote.objects.filter(voter__map=map).order_by("voter", "statement")
    return list(cast.values_list("statement__number", "value"))


def test_a_coordinator_sets_up_a_map_with_statements_to_begin_with(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    response = client.post(f"/design/opinion-maps/set-up/{initiative.slug}/", ASKED)
    map = OpinionMap.objects.get()
    assert response["Location"] == map.get_absolute_url() == f"/design/opinion-maps/{map.pk}/"
    assert list(map.statements.values_list("number", "text", "state", "is_seed")) == [
        (1, "Open in the evening.", "approved", True),
        (2, "Lend tools too.", "approved", True),
    ]
    assert (map.moderated, map.takes_visitors, map.seeds_first) == ("before", True, False)
    assert_page(client.get(map.get_absolute_url()))


def test_a_seed_of_141_signs_comes_back_as_it_was_typed(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    typed = {**ASKED, "seeds": "x" * 141}
    page = client.post(f"/design/opinion-maps/set-up/{initiative.slug}/", typed)
    assert (page.status_code, OpinionMap.objects.count()) == (200, 0)
    assert "x" * 141 in page.content.decode()


def test_a_member_votes_with_the_three_buttons_and_sees_another_statement(client):
    map = make_opinion_map()
    client.force_login(make_member(map.initiative))
    page = client.get(f"{map.get_absolute_url()}vote/")
    assert_page(page)
    shown = page.context["shown"].statement
    sent = {"statement": shown.pk, "value": "1", "shown": page.context["seal"], "turn": "1"}
    answer = client.post(f"{map.get_absolute_url()}vote/", sent)
    assert answer["Location"] == f"{map.get_absolute_url()}vote/?turn=2&last={shown.pk}"
    assert votes_in(map) == [(shown.number, AGREE)]
    assert client.get(answer["Location"]).context["shown"].statement != shown


def test_a_second_vote_takes_the_place_of_the_first():
    map = make_opinion_map()
    member = make_member(map.initiative)
    vote_on(map, member, AGREE)
    vote_on(map, member, DISAGREE)
    assert votes_in(map) == [(1, DISAGREE)]


@pytest.mark.parametrize("days", [(1, 2), (-2, -1)])
def test_before_it_opens_and_after_it_closes_nobody_votes_or_says_anything(days):
    map = make_opinion_map(days=days)
    member = make_member(map.initiative)
    with pytest.raises(Refused, match="This is not open now"):
        vote_on(map, member, AGREE)
    with pytest.raises(Refused, match="This is not open now"):
        make_statement(map, member)


def test_who_takes_no_part_does_not_vote():
    map = make_opinion_map()
    for person in (make_person("Xena"), AnonymousUser()):
        with pytest.raises(Refused, match=r"not a member|sign in first"):
            vote_on(map, person, AGREE, device="x")
    assert Voter.objects.count() == 0


def test_the_journal_tells_who_asked_and_never_who_voted():
    map = make_opinion_map()
    vote_on(map, make_member(map.initiative), AGREE)
    verbs = Entry.objects.filter(verb__startswith="design.").values_list("verb", flat=True)
    assert [*verbs] == ["design.set_up_opinion_map"]


def test_with_few_people_the_page_is_a_list_that_tells_of_nobody(client):
    map = make_opinion_map()
    vote_on(map, make_member(map.initiative), AGREE)
    page = client.get(renew(map).get_absolute_url())
    assert [page.context["chart"], page.context["uniting"]] == [None, []]
    assert [one.statement.text for one in page.context["standing"]] == list(SEEDS)
    assert "1 agree" not in page.content.decode()


def test_hostile_words_are_shown_as_words(client):
    map = make_opinion_map(seeds=[HOSTILE], title=HOSTILE[:100])
    client.force_login(coordinator_of(map.initiative))
    for page in ("", "vote/", "statements/moderate/"):
        assert_page(response := client.get(f"{map.get_absolute_url()}{page}"))
        assert "<script>alert(1)" not in response.content.decode()
