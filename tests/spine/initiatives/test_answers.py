"""Texts that get an answer."""

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation import clock
from samenspel.phases.plan.models import Check, Objection
from samenspel.spine.initiatives.answers import give_answer
from tests.factories.plan import make_own_round
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[Check, Objection])
def text(request):
    round, person = make_own_round(), make_person()
    if request.param is Objection:
        return round.objections.create(by=person, text="It went wrong.")
    proposal = round.proposals.create(title="A bench", state="draft")
    return proposal.checks.create(by=person, is_possible=False, reason="Too dear.")


def test_an_answer_has_words_and_a_moment_and_a_second_takes_its_place(text):
    for words in ("Yes.", "No."):
        give_answer(text, words)
    text.refresh_from_db()
    assert (text.answer, text.answered_at <= clock.now()) == ("No.", True)


@pytest.mark.parametrize("wrong", [{"answer": "Yes."}, {"answered_at": clock.now()}])
def test_the_database_takes_no_half_answer(text, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(text).objects.filter(pk=text.pk).update(**wrong)
