"""Sixty-four draw at once, and the worker is killed in the middle of sending: nobody is in two arms."""

from collections import Counter

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.tools.surveys import letters, tasks
from samenspel.tools.surveys.actions import inviting
from samenspel.tools.surveys.models.invitations import Invitation, Token
from samenspel.tools.surveys.models.randomisations import Arm, Randomisation
from tests.factories.randomisations import DICE, announce, comes, hold, list_people, people, set_up
from tests.factories.surveys import make_survey
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS = 64


def ready(count=20):
    made = set_up(make_survey(asked="invited"))
    list_people(made, people(count))
    announce(made)
    comes(made)
    return made


def test_of_sixty_four_who_draw_at_once_one_does():
    made = ready()
    said = storm(lambda number: hold(Randomisation.objects.get(pk=made.pk), f"{DICE} {number}"), CLIENTS)
    refused = [one for one in said if isinstance(one, Refused)]
    assert [one for one in said if isinstance(one, Exception) and not isinstance(one, Refused)] == []
    assert len(refused) == CLIENTS - 1
    assert made.assigned.count() == 20
    assert Counter(made.assigned.values_list("arm__number", flat=True)) == {1: 10, 2: 10}


def test_of_workers_who_invite_at_once_nobody_is_written_to_twice():
    made = ready()
    hold(made)
    storm(lambda number: tasks.write_letters(), 8)
    tasks.write_letters()
    assert Message.objects.values("to").distinct().count() == Message.objects.count() == 20
    assert Invitation.objects.count() == 20


class Killed(BaseException):
    """As a worker that is no more."""


@pytest.mark.parametrize("at", [1, 7, 10, 13, 20])
def test_killed_in_the_middle_of_sending_it_goes_on_where_it_was(at, monkeypatch):
    made, written = ready(), []
    hold(made)
    monkeypatch.setattr(inviting, "AT_ONCE", 5)

    def killed(*words):
        written.append(words)
        if len(written) == at:
            raise Killed
        return letters.write_letter(*words)

    monkeypatch.setattr(inviting, "write_letter", killed)
    with pytest.raises(Killed):
        tasks.write_letters()
    monkeypatch.setattr(inviting, "write_letter", letters.write_letter)
    for _again in range(2):
        tasks.write_letters()
    assert Message.objects.values("to").distinct().count() == Message.objects.count() == 20
    assert Token.objects.count() == 20
    assert not Arm.objects.filter(queued_at=None).exists()
