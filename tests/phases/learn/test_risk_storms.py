"""Many at once: two sides that score at the same moment are opened once, and neither is lost."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.learn.models.risks import Score, Scoring
from samenspel.phases.learn.models.watching import SignSeen
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.risks import make_professional, make_risk, make_sign, score
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
MANY = 64


def test_of_sixty_four_who_score_for_two_sides_each_side_has_one_and_both_are_opened_once():
    initiative = make_initiative()
    sides = (coordinator_of(initiative), make_professional(initiative))
    risk = make_risk(initiative)
    said = storm(lambda client: score(risk, sides[client % 2]), clients=MANY)
    assert sorted(Score.objects.values_list("side", flat=True)) == ["citizen", "organisation"]
    assert Scoring.objects.get().opened_at is not None
    assert Entry.objects.filter(verb="learn.open_scores").count() == 1
    assert all(isinstance(one, Scoring | Refused) for one in said)


def test_a_sign_that_many_workers_read_is_asked_once():
    initiative = make_initiative()
    storm(lambda client: make_sign(initiative), clients=MANY)
    assert SignSeen.objects.count() == 1
