"""The figures of a map: made anew while people vote, every ten seconds at most, never by two at once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.tasks.worker import run_worker
from samenspel.methods.opinion import opinion_map, read_statements, read_votes
from samenspel.phases.design.actions import opinion_maps as actions
from samenspel.phases.design.counting import Found, found_in
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.votes import AGREE, DISAGREE, PASS
from samenspel.phases.design.queries.opinion_maps import votes_of
from samenspel.phases.design.tasks import renew_map
from tests.factories.design import make_imported_map, make_opinion_map, renew, vote_on
from tests.factories.initiatives import make_member
from tests.factories.plan import clock
from tests.phases.design.test_conversations import SEATTLE

pytestmark = pytest.mark.django_db


def at(seconds):
    return clock(timezone.now() + timedelta(seconds=seconds))


def voted():
    map = make_opinion_map()
    vote_on(map, make_member(map.initiative), AGREE)
    return map


def waiting():
    return DBTaskResult.objects.filter(task_path__endswith="renew_map").count()


def test_votes_make_a_map_stale_and_the_worker_makes_it_anew():
    map = voted()
    assert actions.renew_when_stale() == 1
    run_worker(once=True)
    map = OpinionMap.objects.get()
    assert (map.as_found.votes, map.is_stale, map.renewing) == (1, False, "")
    assert list(map.statements.values_list("disagrees", "passes", "agrees")) == [
        (0, 0, 1),
        (0, 0, 0),
        (0, 0, 0),
    ]


def test_nothing_is_made_anew_where_nobody_voted():
    make_opinion_map()
    assert (actions.renew_when_stale(), waiting()) == (0, 0)


def test_it_is_made_anew_once_in_ten_seconds_at_most():
    map = renew(voted())
    vote_on(map, make_member(map.initiative), AGREE)
    with at(9):
        assert actions.renew_when_stale() == 0
    with at(11):
        assert actions.renew_when_stale() == 1


def test_it_is_never_made_anew_by_two_at_once():
    map = voted()
    assert actions.renew_when_stale() == 1
    vote_on(map, make_member(map.initiative), PASS)
    with at(60):
        assert (actions.renew_when_stale(), waiting()) == (0, 1)


def test_a_task_that_was_lost_is_followed_by_another_and_then_saves_nothing():
    map = voted()
    lost = actions.take_turn(map)
    actions.mark_stale(map)
    with at(601):
        name = actions.take_turn(map)
    assert lost != name
    assert renew_map.call(map.pk, lost) is False
    assert OpinionMap.objects.get().found == {}
    assert renew_map.call(map.pk, name) is True


def test_votes_while_it_is_made_anew_make_it_stale_again():
    map = voted()
    name = actions.take_turn(map)
    vote_on(map, make_member(map.initiative), DISAGREE, 2)
    renew_map.call(map.pk, name)
    assert OpinionMap.objects.get().is_stale


def test_a_statement_of_which_the_votes_were_taken_back_stands_at_nought():
    map = voted()
    renew(map)
    map.voters.all().delete()
    renew(map)
    assert list(map.statements.values_list("agrees", flat=True)) == [0, 0, 0]


def test_a_real_conversation_gives_the_groups_that_the_methods_find():
    comments, votes = SEATTLE
    map = renew(make_imported_map(comments=comments, votes=votes))
    alone = opinion_map(read_votes(votes, read_statements(comments)))
    found = map.as_found
    assert [(one.name, one.size) for one in found.groups] == [(one.name, one.size) for one in alone.groups]
    ids = alone.votes.statements
    assert [one.statement for one in found.uniting] == [int(ids[one.statement]) for one in alone.uniting]
    assert sum(spot.count for spot in found.spots) == sum(
        1 for place in alone.positions if place[0] == place[0]
    )


def test_what_is_found_is_the_same_when_it_is_read_back():
    comments, votes = SEATTLE
    map = make_imported_map(comments=comments, votes=votes)
    found, _group_of = found_in(*votes_of(map))
    assert found.groups
    assert Found.from_json(renew(map).found) == found


def test_four_people_are_no_map_and_as_many_as_the_site_tells_of_are():
    map = make_opinion_map(seeds=[f"Thing {number}." for number in range(1, 9)])
    for place in range(5):
        assert renew(map).as_found.has_map is False
        member = make_member(map.initiative)
        for number in range(1, 8):
            vote_on(map, member, AGREE if (place + number) % 2 else DISAGREE, number)
    assert renew(map).as_found.has_map is True
