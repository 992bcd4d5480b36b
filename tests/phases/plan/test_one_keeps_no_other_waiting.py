"""Regular work over many: what goes wrong with one of them keeps no other waiting."""

import pytest

from samenspel.phases.plan import actions, tasks
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people import tasks as people
from samenspel.spine.people.models import Person
from samenspel.tools.seats import tasks as seats
from tests.factories.plan import after, make_vote, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    rounds = [make_vote(), make_vote()]
    for round in rounds:
        vote(round, 1)
    return rounds


def broken_for(first, function):
    def break_or_do(*given, **words):
        if first.pk in [getattr(one, "pk", None) for one in (*given, *words.values())]:
            raise ZeroDivisionError
        return function(*given, **words)

    return break_or_do


def test_a_box_that_breaks_keeps_no_other_closed(two, monkeypatch, caplog):
    monkeypatch.setattr(actions, "close_voting", broken_for(two[0], actions.close_voting))
    with after(max(round.votes_until for round in two)):
        tasks.close_what_is_over()
    assert [find_round(round.pk).state for round in two] == ["voting", "closed"]
    assert f"BudgetRound {two[0].pk} was left as it is" in caplog.text


def test_a_roll_that_breaks_keeps_no_other_from_being_mixed(two, monkeypatch):
    mixed = []
    monkeypatch.setattr(tasks, "shuffle_roll", broken_for(two[0], mixed.append))
    tasks.mix_rolls()
    assert mixed == [two[1]]


def test_an_erasure_that_breaks_keeps_no_other_waiting(monkeypatch):
    first, second = Person.objects.create(), Person.objects.create()
    gone = []
    monkeypatch.setattr(people, "_never_confirmed", lambda: [first, second])
    monkeypatch.setattr(people, "forget", broken_for(first, gone.append))
    monkeypatch.setattr(people, "empty_the_log", list)
    people.forget_what_is_past()
    assert gone == [second]


def test_places_that_break_keep_no_other_offers_waiting(two, monkeypatch):
    monkeypatch.setattr(seats, "places_with_expired_offers", lambda: BudgetRound.objects.order_by("pk"))
    monkeypatch.setattr(seats, "pass_on", broken_for(two[0], lambda actor, places: 1))
    assert seats.pass_offers_on() == 1
