"""Many at once: an initiative has two coders, and a question one answer."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.learn.actions.factors import score_case
from samenspel.phases.learn.models.factors import Comparison, ScoreSheet
from tests.factories.factors import make_comparison
from tests.factories.initiatives import make_initiative
from tests.factories.risks import make_professional
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
MANY, CODERS = 64, 6


def test_of_many_who_score_an_initiative_two_have_a_place():
    initiative = make_initiative()
    coders = [make_professional(initiative, f"Pro {number}") for number in range(CODERS)]
    words = {"initiative": initiative, "scores": {"trust": 1.0}, "because": {"trust": "Asked."}}
    said = storm(lambda client: score_case(actor=coders[client % CODERS], **words), clients=MANY)
    assert ScoreSheet.objects.count() == 2
    assert all(isinstance(one, ScoreSheet | Refused) for one in said)
    assert any(isinstance(one, Refused) for one in said)


def test_a_question_that_many_ask_at_once_has_one_row():
    storm(lambda client: make_comparison(), clients=MANY)
    assert Comparison.objects.count() == 1
