"""Many at once around one partner: one answer counts, and the journal says it once."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.models.partners import FurtherService, Partner
from tests.factories.initiatives import coordinator_of
from tests.factories.partners import make_partner, make_question
from tests.factories.services import make_service
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS = 64


def others(answers, *allowed):
    return [one for one in answers if isinstance(one, Exception) and not isinstance(one, (Refused, *allowed))]


def told(*verbs):
    return Entry.objects.filter(verb__in=[f"initiatives.{verb}" for verb in verbs]).count()


def test_of_many_who_say_yes_and_no_and_take_it_back_one_is_first():
    partner = make_question()
    speaker, cora = partner.organisation.professionals.get(), coordinator_of(partner.initiative)

    def answer(number):
        mine = Partner.objects.get(pk=partner.pk)
        if number % 3 == 0:
            return actions.accept_partnership(actor=speaker, partner=mine, promise=f"Room {number}")
        if number % 3 == 1:
            return actions.decline_partnership(actor=speaker, partner=mine, reason="No room")
        return actions.end_partnership(actor=cora, partner=mine, reason="Not needed")

    assert others(storm(answer, CLIENTS)) == []
    said = told("accept_partnership", "decline_partnership")
    ended = told("end_partnership")
    state = Partner.objects.get().state
    assert (state, said, ended) in [("declined", 1, 0), ("ended", 1, 1), ("ended", 0, 1)]


def test_of_many_who_ask_the_same_organisation_one_does():
    partner = make_partner()
    cora, organisation = coordinator_of(partner.initiative), partner.organisation
    actions.end_partnership(actor=cora, partner=partner, reason="Done")

    def ask(_number):
        return actions.ask_partner(
            actor=cora, initiative=partner.initiative, organisation=organisation, asked_for="A room"
        )

    assert others(storm(ask, CLIENTS)) == []
    assert [*Partner.objects.order_by("pk").values_list("state", flat=True)] == ["ended", "asked"]


def test_of_many_who_take_a_service_off_the_list_one_does():
    partner = make_partner()
    speaker = partner.organisation.professionals.get()
    service = make_service(organisation=partner.organisation)
    further = actions.add_service(actor=speaker, initiative=partner.initiative, service=service)

    def drop(_number):
        mine = FurtherService.objects.get(pk=further.pk)
        return actions.drop_service(actor=speaker, further=mine, reason="No teacher")

    assert others(storm(drop, CLIENTS), FurtherService.DoesNotExist) == []
    assert (FurtherService.objects.count(), told("drop_service")) == (0, 1)
