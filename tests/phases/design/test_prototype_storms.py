"""Many at once on one draft: each tries it once, and what people tried stays as they tried it."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import drafting, trying
from samenspel.phases.design.models.prototypes import Draft, Experience, Step, Trial
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.prototypes import begin, make_prototype, make_step, steps_of
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]


def test_hundreds_of_presses_of_one_person_are_one_trial_with_one_answer_for_each_step():
    prototype = make_prototype(steps=("One", "Two"))
    member = make_member(prototype.initiative)

    def press(client):
        trial = begin(prototype, member)
        for step in steps_of(prototype):
            trying.answer_step(actor=member, trial=trial, step=step, went=("well", "stuck")[client % 2])

    assert set(storm(press)) == {None}
    assert (Trial.objects.count(), Experience.objects.count()) == (1, 2)


def test_who_begins_while_a_step_changes_tries_what_stays():
    prototype = make_prototype(steps=("One",))
    members = [make_member(prototype.initiative) for _ in range(CLIENTS)]
    coordinator, step = coordinator_of(prototype.initiative), steps_of(prototype)[0]

    def act(client):
        if client == CLIENTS // 2:
            return drafting.change_step(actor=coordinator, step=step, title="Uno").title
        trial = begin(prototype, members[client])
        return [one.title for one in trial.draft.steps.all()]

    said = storm(act)
    tried = [[step.title for step in trial.draft.steps.all()] for trial in Trial.objects.order_by("pk")]
    assert sorted(one for one in said if one != "Uno") == sorted(tried)
    assert (len(tried), Draft.objects.count() in (1, 2)) == (CLIENTS - 1, True)


def test_steps_added_at_once_each_have_their_place():
    prototype = make_prototype(steps=())
    storm(lambda client: make_step(prototype, title=f"Step {client}"))
    assert [step.place for step in steps_of(prototype)] == list(range(1, CLIENTS + 1))


def test_of_many_who_change_what_was_tried_one_makes_the_next_version():
    prototype = make_prototype(steps=("One",))
    begin(prototype)
    coordinator, step = coordinator_of(prototype.initiative), steps_of(prototype)[0]
    said = storm(lambda client: drafting.change_step(actor=coordinator, step=step, title=f"Uno {client}"))
    assert sum(isinstance(one, Step) for one in said) == 1
    assert sum(isinstance(one, Refused) for one in said) == CLIENTS - 1
    assert Draft.objects.count() == 2
