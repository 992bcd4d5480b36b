"""What a child is called: one name for everything it does here, never a full one."""

from django.utils.translation import gettext, override

from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.naming import Naming
from samenspel.spine.people.models import Person

NO_BREAK = "\u00a0"  # and so no family name: a child's name has no space, says the database


def children_of(initiative: Initiative) -> list[Person]:
    members = initiative.memberships.filter(left_at=None, person__is_child=True)
    return [member.person for member in members.select_related("person")]


def name_for(person: Person | None, initiative: Initiative, first_name: str = "") -> str:
    """As the newest charter says; a role where no first name is known. Who bears a role keeps it."""
    known = person.display_name if person is not None and person.is_child else ""
    if initiative.charters.latest("number").children != Naming.ROLE_NAMES and (first_name or known):
        return first_name or known
    taken = {child.display_name for child in children_of(initiative)}
    with override(initiative.language):
        roles = [gettext("Pupil %(number)d") % {"number": number} for number in range(1, len(taken) + 2)]
    roles = [role.replace(" ", NO_BREAK) for role in roles]
    return known if known in roles else next(role for role in roles if role not in taken)
