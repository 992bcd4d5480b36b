"""Who comes in is told by one page alone."""

import json

import pytest

from samenspel.tools.writing.live.tickets import ticket_in
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def test_only_the_page_of_a_text_tells_who_comes_in():
    ann = make_person("Ann")
    answer = {"document": 5, "person": str(ann.pk), "name": "Ann", "may_write": True, "is_gone": False}
    told = json.dumps(answer).encode()
    ticket = ticket_in("/writing/5/follow/", told)
    assert (ticket.document, ticket.person, ticket.may_write) == (5, ann, True)
    for path in ("/plan/rounds/5/results/result.json", "/writing/5/poll/", "/nowhere/"):
        assert ticket_in(path, told) is None
