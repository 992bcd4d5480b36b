"""What the plan phase tells the rest of the house."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan.phase import BUDGET_ROUND, IMPORTED_ROUND
from samenspel.spine.initiatives.doings import doings_for
from samenspel.spine.initiatives.queries import in_words
from samenspel.spine.initiatives.registry import CARDS
from samenspel.spine.initiatives.search import found_by
from samenspel.spine.people.completeness import forgotten_fields
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.plan import election_file, make_round, make_tally
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db


def test_the_plan_phase_offers_budget_rounds():
    assert CARDS["plan"].activities == (BUDGET_ROUND, IMPORTED_ROUND)


def test_a_round_is_shown_where_its_activity_is_listed():
    round = make_round()
    assert round.activity.get_absolute_url() == round.get_absolute_url()


def test_every_field_about_a_person_is_registered():
    models = list(apps.get_app_config("plan").get_models())
    assert forgotten_fields(models) == []


def test_what_happens_is_told_in_words():
    initiative = make_initiative()
    make_tally(make_round(election_file(description="Our budget"), initiative))
    told = [one["text"] for one in in_words(initiative, Entry.objects.filter(verb__startswith="plan."))]
    assert set(told) == {
        "Somebody imported “Our budget”: 10 ballots about 3 projects.",
        "The votes of “Our budget” were counted: 2 of 3 projects were chosen.",
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


def test_a_counted_round_is_there_to_be_read_by_everyone():
    initiative = make_initiative()
    tally = make_tally(make_round(initiative=initiative))
    doings = doings_for(AnonymousUser(), [initiative])
    assert [doing.url for doing in doings if doing.phase == "plan"] == [tally.get_absolute_url()]
