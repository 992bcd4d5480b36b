import re

import pytest
from django.core.cache import cache
from django.test import Client

from samenspel.foundation.journal.models import Message

CODE = r"(?<![\w-])[A-Z]{4}-[A-Z]{4}(?![\w-])"  # and not a piece of the link


@pytest.fixture(autouse=True)
def fresh_limits():
    """Every test begins with nobody having asked too often."""
    cache.clear()


@pytest.fixture
def mails():
    """What was put in the outbox, oldest first, as (to, subject, text)."""
    return lambda: list(Message.objects.order_by("created_at").values_list("to", "subject", "text"))


@pytest.fixture
def way_in(client):
    """Ask for a mail; returns the path of its link and its code."""

    def ask(email, browser=client, **values):
        browser.post("/people/sign-in/", {"email": email, **values})
        text = Message.objects.filter(to=email).latest("created_at").text
        return re.search(r"/people/sign-in/link/\S+", text)[0], re.search(CODE, text)[0]

    return ask


@pytest.fixture
def another_client():
    """A second browser."""
    return Client()
