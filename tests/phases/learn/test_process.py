"""How an initiative went: steps and ways back, and what waited for an answer, as the journal tells it."""

from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.phases.design.actions.answering import decide_ideas
from samenspel.phases.learn.queries.process import answers_of, steps_of
from samenspel.phases.plan.actions.proposals import withdraw_proposal
from tests.factories.design import make_board, make_idea
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_meeting
from tests.factories.plan import make_check, make_own_round, make_proposal

pytestmark = pytest.mark.django_db


def days_ago(days):
    return clock.at(clock.now() - timedelta(days=days))


@pytest.fixture
def round():
    return make_own_round(days=(-60, 3, 5, 7, 9))


def test_contributions_came_were_answered_wait_or_ended(round):
    with days_ago(40):
        answered, _waits, gone = (make_proposal(round) for _ in range(3))
    with days_ago(30):
        make_check(answered)
        withdraw_proposal(actor=gone.authors.get().person, proposal=gone)
    with days_ago(10):
        make_check(make_proposal(round))
    with days_ago(2):
        make_proposal(round)
    [found] = answers_of(round.initiative)
    assert (found.came, found.answered, found.waiting, found.ended) == (5, 2, 2, 1)
    assert (found.days, found.longest, found.late) == (5, 40, 1)


def test_an_answer_that_is_given_again_counts_from_the_first(round):
    with days_ago(20):
        proposal = make_proposal(round)
    with days_ago(15):
        make_check(proposal)
    make_check(proposal)
    assert answers_of(round.initiative)[0].days == 5


def test_ideas_that_a_decision_names_are_answered_and_hidden_ones_ended():
    board = make_board(days=(-50, 1))
    with days_ago(21):
        named, hidden, _waits = (make_idea(board) for _ in range(3))
    with days_ago(14):
        decide_ideas(
            actor=coordinator_of(board.initiative),
            board=board,
            ideas=[named],
            state="taken_up",
            what="A lamp",
            why="It is dark.",
            decided_by="together",
        )
    type(hidden).objects.filter(pk=hidden.pk).update(hidden_because="It names somebody.")
    [found] = answers_of(board.initiative)
    assert (found.came, found.answered, found.waiting, found.ended, found.days) == (3, 1, 1, 1, 7)


def test_what_others_did_elsewhere_is_not_counted(round):
    make_proposal(make_own_round(days=(-60, 3, 5, 7, 9)))
    assert answers_of(round.initiative) == []


def test_a_step_back_is_one_to_an_earlier_phase_than_was_begun():
    initiative = make_initiative()
    for phase, day in (("plan", -30), ("design", -20), ("plan", -10), ("design", -5), ("assess", 5)):
        make_meeting(initiative, phase, (day, 9))
    steps = [(step.phase.value, step.back) for step in steps_of(initiative)]
    assert steps == [("plan", False), ("design", False), ("plan", True), ("design", False)]


def test_the_page_says_it_in_words_to_whoever_sees_the_initiative(client, round):
    with days_ago(40):
        make_proposal(round)
    page = client.get(f"/learn/process/of/{round.initiative.slug}/").content.decode()
    assert "of which long: 1" in page
    assert client.get(round.initiative.get_absolute_url()).content.decode().count("How it went") == 1


def test_of_an_initiative_in_which_nothing_happened_it_says_so(client):
    page = client.get(f"/learn/process/of/{make_initiative().slug}/").content.decode()
    assert "Nothing has begun yet." in page
    assert "Nothing came yet that waits for an answer." in page
    assert client.get(f"/learn/process/of/{make_draft().slug}/").status_code == 404


def test_it_asks_as_often_whatever_came(round, django_assert_max_num_queries):
    for _time in range(4):
        make_check(make_proposal(round))
    with django_assert_max_num_queries(5):
        answers_of(round.initiative)
