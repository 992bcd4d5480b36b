import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.spine.people import actions
from samenspel.spine.people.models import Person, SignInRequest
from tests.foundation.storms import storm

MAILS = 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_links_of_one_address_opened_at_the_same_moment_let_one_in(attempt):
    nobody = AnonymousUser()
    asked = [actions.ask_to_sign_in(actor=nobody, email="noor@example.org") for _ in range(MAILS)]

    def open_link(number):
        return actions.open_link(actor=nobody, request=asked[number], language="nl")

    came_in = [one for one in storm(open_link, clients=MAILS) if one is not None]
    assert (came_in, SignInRequest.objects.count()) == ([Person.objects.get()], 0)
