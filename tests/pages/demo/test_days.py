"""The past of the demo town: one order of days, which journal, rows and news agree about."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry
from samenspel.pages.demo.days import day, in_one_order, live
from samenspel.phases.plan.models import BudgetRound, Voter
from samenspel.spine.initiatives.models import Initiative
from tests.factories.town import make_town

DATED = {
    "initiatives.start_initiative": "created_at",
    "initiatives.join": "joined_at",
    "initiatives.adopt_charter": "adopted_at",
    "initiatives.decide": "decided_at",
    "initiatives.reply": "replied_at",
    "plan.submit_proposal": "submitted_at",
    "plan.check_proposal": "checked_at",
    "talk.write_comment": "written_at",
    "talk.answer_comment": "written_at",
    "people.sign_up": "joined_at",
}


def test_lives_go_on_in_the_order_of_their_moments_and_nobody_goes_back():
    told = []

    def life(name, *days):
        for number in days:
            yield day(number)
            told.append((name, clock.now() == day(number)))

    live(in_one_order(life("a", -9, -3), in_one_order(life("b", -5, -7), life("c")), life("d", -4)))
    assert told == [("a", True), ("b", True), ("b", False), ("d", True), ("a", True)]


@pytest.fixture
def loaded():
    make_town()


@pytest.mark.django_db
def test_the_journal_tells_the_past_in_its_order_and_none_of_it_is_to_come(loaded):
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()
    assert len({moment.date() for moment in moments}) > 40


@pytest.mark.django_db
def test_rows_say_the_same_moment_as_the_journal(loaded):
    told = 0
    for entry in Entry.objects.filter(verb__in=DATED):
        row = apps.get_model(entry.object_type).objects.get(pk=entry.object_id)
        assert getattr(row, DATED[entry.verb]) == entry.at, entry.verb
        told += 1
    assert set(Entry.objects.filter(verb__in=DATED).values_list("verb", flat=True)) == set(DATED)
    assert told > 150


@pytest.mark.django_db
def test_initiatives_began_on_different_days_long_ago(loaded):
    days = [one.created_at.date() for one in Initiative.objects.all()]
    assert (len(set(days)) >= 6, max(days) <= (timezone.now() - timedelta(days=5)).date()) == (True, True)


@pytest.mark.django_db
def test_rounds_went_their_way_within_their_dates(loaded):
    for round in BudgetRound.objects.filter(file_name=""):
        made = round.proposals.values_list("submitted_at", flat=True)
        assert all(round.activity.opens_at <= moment < round.proposals_until for moment in made)


@pytest.mark.django_db
def test_nothing_tells_when_somebody_voted(loaded):
    assert not [field for field in Voter._meta.fields if field.get_internal_type().startswith("Date")]
    assert not Entry.objects.filter(verb__in=("plan.cast_ballot", "plan.mark_voter", "plan.enter_sheet"))
