"""Children and their guardians, by the actions and by the links in their mails."""

import re
from itertools import count

from samenspel.foundation.journal.models import Message
from samenspel.spine.initiatives import actions
from samenspel.spine.people.actions import give_consent
from samenspel.spine.people.queries import find_child
from tests.factories.initiatives import CHARTER, coordinator_of, make_initiative

numbers = count(1)


def make_school(children="first_names", **values):
    """An initiative in which children take part."""
    initiative = make_initiative(**values)
    adopt(initiative, children)
    return initiative


def adopt(initiative, children, **values):
    coordinator = coordinator_of(initiative)
    words = {**CHARTER, **values}
    return actions.adopt_charter(actor=coordinator, initiative=initiative, children=children, **words)


def make_child(initiative=None, first_name="Kim", says_yes=False, actor=None):
    """The membership, and the link in the mail to the guardian."""
    initiative, number = initiative or make_school(), next(numbers)
    membership = actions.add_child(
        actor=actor or coordinator_of(initiative),
        initiative=initiative,
        first_name=first_name,
        email=f"kid{number}@example.org",
        guardian_email=f"parent{number}@example.org",
    )
    link = link_to(membership.person.child.guardian_email)
    if says_yes:
        say_yes(link)
    return membership, link


def link_to(guardian_email):
    """In the newest mail."""
    text = Message.objects.filter(to=guardian_email).latest("created_at").text
    return re.search(r"/people/children/(.+?)/", text)[1]


def say_yes(link, guardian_name="Ria Parent"):
    return give_consent(child=find_child(link), guardian_name=guardian_name)
