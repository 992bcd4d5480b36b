"""What the plan phase tells the rest of the house."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan import actions
from samenspel.phases.plan.cards import BUDGET_ROUND, IMPORTED_ROUND
from samenspel.phases.plan.models import Support
from samenspel.phases.plan.queries import find_round
from samenspel.spine.initiatives.activity_kinds import kinds_of
from samenspel.spine.initiatives.queries import entries_in_words
from samenspel.spine.initiatives.search import found_by
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.spine.people.completeness import forgotten_fields
from samenspel.spine.people.queries import data_of
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.plan import (
    after,
    clock,
    close,
    election_file,
    make_check,
    make_own_round,
    make_proposal,
    make_round,
    make_tally,
    make_vote,
    vote,
)
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db


def test_the_plan_phase_offers_budget_rounds():
    kinds = kinds_of("plan")
    assert (kinds["budget_round"], kinds["imported_round"]) == (BUDGET_ROUND, IMPORTED_ROUND)


def test_a_round_is_shown_where_its_activity_is_listed():
    round = make_round()
    assert round.activity.get_absolute_url() == round.get_absolute_url()


def test_every_field_about_a_person_is_registered():
    models = list(apps.get_app_config("plan").get_models())
    assert forgotten_fields(models) == []


def test_what_happens_is_told_in_words():
    initiative = make_initiative()
    make_tally(make_round(election_file(description="Our budget"), initiative))
    told = [
        one["text"] for one in entries_in_words(initiative, Entry.objects.filter(verb__startswith="plan."))
    ]
    assert set(told) == {
        "Somebody imported “Our budget”. Ballots: 10; projects: 3.",
        "The votes of “Our budget” were counted. Projects: 3, of which chosen: 2.",
    }


def found(person, words):
    return [one.title for label, things in found_by(person, words) if label == "Proposals" for one in things]


def test_proposals_are_found_by_whoever_may_see_them():
    make_round()
    make_round(initiative=make_draft())
    assert found(AnonymousUser(), "café repair") == ["Repair café"]
    assert found(make_administrator(), "repair") == ["Repair café"] * 2
    assert found(AnonymousUser(), "repair night") == []


def waiting(person, initiative):
    return [doing.url for doing in doings_for(person, [initiative]) if doing.phase == "plan" and doing.waits]


def test_an_uncounted_round_waits_for_its_coordinator():
    initiative = make_initiative()
    coordinator, member = coordinator_of(initiative), make_member(initiative)
    round = make_round(initiative=initiative)
    assert waiting(coordinator, initiative) == [f"/plan/rounds/{round.pk}/tally/"]
    assert waiting(member, initiative) == []
    make_tally(round)
    assert waiting(coordinator, initiative) == []


def test_a_proposal_waits_for_a_check_and_a_draft_for_its_author():
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    author = make_member(round.initiative, make_person("Ina"))
    proposal = make_proposal(round, author)
    draft = actions.add_proposal(actor=author, round=round, title="Not yet")
    assert waiting(coordinator_of(round.initiative), round.initiative) == [
        f"{proposal.get_absolute_url()}check/"
    ]
    assert waiting(author, round.initiative) == [draft.get_absolute_url()]
    make_check(proposal)
    assert waiting(coordinator_of(round.initiative), round.initiative) == []


def test_a_vote_is_offered_while_it_is_open_and_then_waits_to_be_certified():
    round = make_vote()
    initiative, coordinator = round.initiative, coordinator_of(round.initiative)
    offered = [doing.url for doing in doings_for(AnonymousUser(), [initiative]) if doing.phase == "plan"]
    assert f"/plan/rounds/{round.pk}/ballot/" in offered
    for _ in range(5):
        vote(round, 1)
    close(round)
    with clock(round.votes_until):
        objection = actions.raise_objection(
            actor=make_administrator(), round=find_round(round.pk), text="Slow."
        )
        assert waiting(coordinator, initiative) == [f"/plan/rounds/{round.pk}/objections/{objection.pk}/"]
        actions.answer_objection(actor=coordinator, objection=objection, answer="Yes.")
    with after(round.objections_until):
        assert waiting(coordinator, initiative) == [f"/plan/rounds/{round.pk}/box/"]
        actions.certify_round(actor=coordinator, round=find_round(round.pk))
        assert waiting(coordinator, initiative) == []


def test_a_draft_is_found_by_nobody():
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    author = make_member(round.initiative, make_person("Ina"))
    actions.add_proposal(actor=author, round=round, title="Submarine")
    assert [found(person, "Submarine") for person in (author, AnonymousUser(), make_administrator())] == [
        [],
        [],
        [],
    ]


def test_a_counted_round_is_there_to_be_read_by_everyone():
    initiative = make_initiative()
    tally = make_tally(make_round(initiative=initiative))
    doings = doings_for(AnonymousUser(), [initiative])
    assert [doing.url for doing in doings if doing.phase == "plan"] == [tally.get_absolute_url()]


def test_a_download_asks_no_more_when_more_is_held():
    person, round, asked = make_person("Ina"), make_own_round(), []
    for number in (1, 9):
        for _time in range(number):
            Support.objects.create(thing=make_proposal(round), person=person)
        with CaptureQueriesContext(connection) as queries:
            data_of(person)
        asked.append(len(queries))
    assert asked[0] == asked[1]
