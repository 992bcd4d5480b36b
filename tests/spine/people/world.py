"""A mail with a link to sign in by."""

import re

from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import Message
from samenspel.spine.people.actions import ask_to_sign_in


def words(initiative, author):
    """Whoever has a link may use it: one for theirs would open a door that is not to be found."""
    if not initiative.is_public:
        return {}
    ask_to_sign_in(actor=AnonymousUser(), email=author.email)
    text = Message.objects.filter(to=author.email).latest("created_at").text
    return {"open_link": {"link": re.search(r"/sign-in/link/(.+?)/", text)[1]}}
