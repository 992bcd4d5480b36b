"""A link is good for who opened it in time, however busy we were."""

from datetime import timedelta

import pytest

from samenspel.foundation.clock import GRACE, receiving
from samenspel.spine.people.models import SignInRequest
from samenspel.spine.people.proofs import VALID
from samenspel.spine.people.queries import request_of_link
from samenspel.spine.people.tasks import forget_what_is_past
from tests.factories.plan import clock

pytestmark = pytest.mark.django_db(transaction=True)
A_MOMENT, WAIT = timedelta(microseconds=1), GRACE / 2


def test_a_link_to_sign_in_is_good_for_who_opened_it_in_time(way_in):
    link = way_in("noor@example.org")[0].rpartition("/link/")[2].rstrip("/")
    until = SignInRequest.objects.get().asked_at + VALID
    with clock(until + WAIT), receiving(until - A_MOMENT):
        forget_what_is_past()
        assert request_of_link(link).email == "noor@example.org"
    with clock(until + WAIT), receiving(until), pytest.raises(SignInRequest.DoesNotExist):
        request_of_link(link)
