"""Who governs, over time: charters, hours, answers, and what both sides say of it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.learn.actions.governance import answer_five
from samenspel.phases.learn.actions.watching import check_readiness, note_gauge
from samenspel.phases.learn.models.governance import Governed
from samenspel.phases.learn.queries.governance import answered_by_year, governing_of, readiness_over_time
from samenspel.spine.initiatives.actions import adopt_charter
from samenspel.spine.initiatives.to_do import doings_for
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import make_check, make_own_round, make_proposal
from tests.factories.risks import make_professional

pytestmark = pytest.mark.django_db


def days_ago(days):
    return clock.at(clock.now() - timedelta(days=days))


def adopt(initiative, **matters):
    rows = [{"matter": name, "decided_by": who, "other_side": ""} for name, who in matters.items()]
    words = {"citizens_promise": "We come.", "organisation_promise": "We answer."}
    return adopt_charter(actor=coordinator_of(initiative), initiative=initiative, matters=rows, **words)


def address(initiative):
    return f"/learn/governance/of/{initiative.slug}/"


def test_versions_of_the_charter_stand_beside_each_other_with_what_changed(client):
    initiative = make_initiative()
    adopt(initiative, Hours="organisation", Books="citizens")
    adopt(initiative, Hours="together", Books="organisation")
    turned = [(one.matter, str(one.turn)) for one in governing_of(initiative).turned[-2:]]
    assert turned == [("Hours", "delegated"), ("Books", "taken_back")]
    page = client.get(address(initiative)).content.decode()
    assert "left more to citizens" in page
    assert "taken back by the organisation" in page


def test_answers_are_counted_by_the_year_in_which_contributions_came(settings):
    settings.FEWEST_SHOWN = 2
    round = make_own_round(days=(-500, 3, 5, 7, 9))
    with days_ago(450):
        old = [make_proposal(round) for _one in range(2)]
    with days_ago(440):
        for one in old:
            make_check(one)
    with days_ago(3):
        make_check(make_proposal(round))
        make_proposal(round)
    found = [(one.came, one.answered, one.days) for one in answered_by_year(round.initiative)]
    assert found[0] == (2, 2, 10)
    assert found[-1] == (2, 1, None)


def test_both_sides_answer_and_members_read_them_beside_each_other(client):
    initiative = make_initiative()
    answer_five(
        actor=coordinator_of(initiative), initiative=initiative, answers={"others": "They are asked twice."}
    )
    client.force_login(make_professional(initiative))
    assert client.post(f"{address(initiative)}answer/", {"others": "They lose nothing."}).status_code == 302
    client.force_login(make_member(initiative))
    page = client.get(address(initiative)).content.decode()
    assert page.index("They are asked twice.") < page.index("They lose nothing.")
    client.logout()
    page = client.get(address(initiative)).content.decode()
    assert "They are asked twice." not in page
    assert "Nobody noted hours yet." not in page


def test_what_was_answered_before_stays_readable_and_is_filled_in(client):
    initiative = make_initiative()
    actor = coordinator_of(initiative)
    for words in ("Nothing.", "A thank-you evening."):
        answer_five(actor=actor, initiative=initiative, answers={"compensation": words})
    client.force_login(actor)
    page = client.get(address(initiative)).content.decode()
    assert page.index("A thank-you evening.") < page.index("Nothing.")
    form = client.get(f"{address(initiative)}answer/").context["form"]
    assert form["compensation"].value() == "A thank-you evening."


def test_the_journal_does_not_say_who_answered_for_a_side():
    initiative = make_initiative()
    answer_five(actor=coordinator_of(initiative), initiative=initiative, answers={"others": "No."})
    assert [one.actor for one in Entry.objects.filter(verb="learn.answer_five")] == [""]


def test_no_answer_at_all_comes_back_and_unknown_questions_are_refused(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    assert client.post(f"{address(initiative)}answer/", {"others": " "}).status_code == 200
    with pytest.raises(Refused, match="at least one of the five"):
        answer_five(actor=coordinator_of(initiative), initiative=initiative, answers={"moon": "Yes."})
    assert not Governed.objects.exists()


def test_hours_that_were_noted_are_told_with_their_source(client):
    initiative = make_initiative()
    actor = coordinator_of(initiative)
    note_gauge(
        actor=actor,
        initiative=initiative,
        gauge="staff_hours",
        part=Decimal(12),
        whole=Decimal(20),
        source="The rota of March",
    )
    client.force_login(actor)
    page = client.get(address(initiative)).content.decode()
    assert "The rota of March" in page
    assert "staff hours a week now: 12" in page


def test_readiness_is_told_of_the_start_and_of_the_end_of_each_year_and_asked_again_after_one():
    initiative = make_initiative()
    actor = coordinator_of(initiative)
    for days, words in ((800, "Not yet."), (799, "Nearly."), (420, "We are.")):
        with days_ago(days):
            check_readiness(actor=actor, initiative=initiative, answers={"had_a_say": words})
    found = readiness_over_time(initiative)
    assert [one.is_first for one in found][:1] == [True]
    assert sum(one.is_first for one in found) == 1
    assert "Are we still ready?" in [str(one.title) for one in doings_for(actor, [initiative])]
    check_readiness(actor=actor, initiative=initiative, answers={"had_a_say": "Still."})
    assert "Are we still ready?" not in [str(one.title) for one in doings_for(actor, [initiative])]


def test_it_asks_as_often_whatever_came(client, django_assert_max_num_queries):
    round = make_own_round(days=(-60, 3, 5, 7, 9))
    for _time in range(4):
        make_check(make_proposal(round))
    for number in range(3):
        adopt(round.initiative, **{f"Matter {number}": "together"})
    with django_assert_max_num_queries(9):
        governing_of(round.initiative)
        answered_by_year(round.initiative)
