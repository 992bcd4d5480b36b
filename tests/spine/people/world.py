"""A mail with a link to sign in by."""

import re

from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import Message
from samenspel.spine.people.actions import ask_to_sign_in, withdraw_consent
from samenspel.spine.people.queries import find_child
from tests.factories.children import make_child


def words(initiative, author):
    """Whoever has a link may use it: one for theirs would open a door that is not to be found."""
    if not initiative.is_public:
        return {}
    ask_to_sign_in(actor=AnonymousUser(), email=author.email)
    text = Message.objects.filter(to=author.email).latest("created_at").text
    child = {"link": make_child(says_yes=True)[1]}
    pages = dict.fromkeys(("show_child", "give_consent", "withdraw_consent", "print_name"), child)
    refused = make_child(first_name="Lou")[1]
    withdraw_consent(child=find_child(refused))
    pages["take_back_no"] = {"link": refused}
    return {"open_link": {"link": re.search(r"/sign-in/link/(.+?)/", text)[1]}, **pages}
