"""One of everything that is registered here about a person."""

from samenspel.foundation.journal import record
from samenspel.foundation.journal.models import Message
from samenspel.foundation.locks import writing
from tests.canaries import plants


@plants("journal.Message")
def plant_message(person):
    texts = {"subject": "canary-subject", "text": "canary-text " * 2000, "html": "canary-html"}
    texts["headers"] = {"List-Id": "canary-header@example.org"}
    Message.objects.create(to=person.email, **texts)


@plants("journal.Entry")
def plant_entry(person):
    with writing():
        record(actor=person, verb="people.change_me", thing=person)
