"""A form that was open while somebody signed in in another window is shown anew, filled in."""

import pytest
from django.test import Client

from tests.foundation.typed.test_lost_sessions import HERE, WRITE, send

pytestmark = pytest.mark.django_db
NOT_SENT = "Nothing is sent yet; what you typed is here"
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def visitor(come_in):
    visitor = Client(enforce_csrf_checks=True)
    come_in(visitor)
    visitor.get(WRITE)
    return visitor


def test_its_words_stand_in_the_new_form(visitor):
    answer = send(visitor, csrfmiddlewaretoken="old", headers=OURS)
    page = visitor.get(answer["Location"]).content.decode()
    assert (answer.status_code, NOT_SENT in page, HERE in page) == (302, True, False)
    assert ("By the pond.</textarea>" in page, 'value="old"' in page) == (True, False)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Referer": "http://evil.example/"}, {"Origin": "http://["}, {}],
)
def test_another_site_puts_words_into_nobodys_mouth(visitor, lies, headers):
    assert (send(visitor, headers=headers).status_code, lies()) == (403, [])


def test_a_browser_without_cookies_is_not_sent_round_in_a_circle(lies):
    answer = send(Client(enforce_csrf_checks=True), headers=OURS)
    assert (answer.status_code, lies()) == (403, [])
