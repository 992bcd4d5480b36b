"""Many at once: nobody says more than a day takes, nothing is answered twice, nothing is lost."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.phases.assess.actions.impressions import MOST_A_DAY, take_back_feedback
from samenspel.phases.assess.models.feedback import Impression
from samenspel.spine.initiatives.models import Reply
from tests.factories.feedback import answer, let_through, make_feedback, say
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
MANY = 64


def refused(said):
    return sum(isinstance(one, Refused) for one in said)


def test_sixty_four_presses_of_one_browser_say_no_more_than_a_day_takes():
    feedback = make_feedback()
    said = storm(lambda client: say(feedback, f"{client}"), clients=MANY)
    assert (Impression.objects.count(), refused(said)) == (MOST_A_DAY, MANY - MOST_A_DAY)


def test_of_sixty_four_browsers_nobodys_words_are_lost():
    feedback = make_feedback()
    storm(lambda client: say(feedback, f"{client}", device=f"{client}"), clients=MANY)
    assert {one.hindered for one in Impression.objects.all()} == {f"{client}" for client in range(MANY)}


def test_of_many_who_answer_one_does():
    said = say(make_feedback())
    answers = storm(lambda client: answer(said, did=f"{client}"))
    assert (Reply.objects.count(), refused(answers)) == (1, CLIENTS - 1)
    assert Impression.objects.get().reply == Reply.objects.get()


def test_a_theme_that_many_give_at_once_is_one():
    feedback = make_feedback()
    said = [say(feedback, device=f"{client}") for client in range(CLIENTS)]
    storm(lambda client: let_through(said[client], ("Hours", "hours")[client % 2]))
    assert feedback.themes.get().impressions.count() == CLIENTS


def test_what_is_taken_back_while_it_is_answered_is_gone():
    said = say(make_feedback())

    def act(client):
        if client % 2:
            return answer(said)
        return take_back_feedback(actor=AnonymousUser(), impression=said, device="a telephone")

    storm(act)
    assert (Impression.objects.count(), Reply.objects.count() in (0, 1)) == (0, True)
