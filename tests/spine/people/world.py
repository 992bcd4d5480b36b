"""A mail with a link to sign in by."""

import re

from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import Message
from samenspel.spine.people.actions import ask_to_sign_in
from tests.factories.children import make_child


def words(initiative, author):
    """Whoever has a link may use it: one for theirs would open a door that is not to be found."""
    if not initiative.is_public:
        return {}
    ask_to_sign_in(actor=AnonymousUser(), email=author.email)
    text = Message.objects.filter(to=author.email).latest("created_at").text
    child = {"link": make_child(says_yes=True)[1]}
    names = ("show_child", "give_consent", "withdraw_consent", "take_back_no", "print_name")
    pages = dict.fromkeys(names, child)
    return {"open_link": {"link": re.search(r"/sign-in/link/(.+?)/", text)[1]}, **pages}
