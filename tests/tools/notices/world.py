"""An initiative that its author follows."""

from samenspel.tools.notices.models import Follow
from samenspel.tools.notices.tickets import token_of
from tests.world import EVERY_PAGE


def words(initiative, author):
    follow = Follow.objects.get(person=author, thing=f"initiatives.initiative/{initiative.pk}")
    found = {EVERY_PAGE: {"thing": follow.thing, "follow_id": follow.pk}}
    # Whoever has a ticket may use it: one for theirs would open a door that is not to be found.
    return {**found, "unsubscribe": {"token": token_of(follow)}} if initiative.is_public else found
