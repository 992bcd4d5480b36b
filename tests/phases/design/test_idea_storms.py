"""Many at once on one board: each supports once, each change is counted, and one answer settles it."""

import pytest

from samenspel.foundation.access import Overtaken
from samenspel.foundation.locks.versions import version_of
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.actions.clustering import cluster_ideas
from samenspel.phases.design.models.ideas import Idea
from samenspel.phases.design.queries.ideas import IDEA
from tests.factories.design import author_of, make_board, make_idea
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.services import make_person
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS = 16


def test_of_many_at_once_each_supports_once():
    idea = make_idea(make_board())
    people = [make_member(idea.initiative, make_person(f"Mo {number}")) for number in range(CLIENTS // 4)]
    said = storm(lambda number: actions.support_idea(actor=people[number % len(people)], idea=idea), CLIENTS)
    assert (set(said), idea.supports.count()) == ({None}, len(people))


def test_of_many_who_saw_the_same_one_changes_it():
    idea = make_idea(make_board())
    seen = version_of(idea, IDEA)

    def change(number):
        return actions.change_idea(actor=author_of(idea), idea=idea, title=f"A kettle {number}", seen=seen)

    said = storm(change, CLIENTS)
    assert [type(one) for one in said if isinstance(one, Exception)] == [Overtaken] * (CLIENTS - 1)
    assert sum(isinstance(one, Idea) for one in said) == 1


def test_many_who_name_a_group_at_once_make_one():
    board = make_board()
    idea, coordinator = make_idea(board), coordinator_of(board.initiative)
    storm(lambda number: cluster_ideas(actor=coordinator, board=board, ideas=[idea], title="Warm"), CLIENTS)
    assert [one.title for one in board.clusters.all()] == ["Warm"]
