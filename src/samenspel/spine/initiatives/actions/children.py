"""Children in an initiative: put on the list by grown-ups, with a question to their guardian."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.mailboxes import mailbox
from samenspel.spine.initiatives.actions.members import enter
from samenspel.spine.initiatives.actions.naming import name_for
from samenspel.spine.initiatives.models import Initiative, Membership, Role
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.rules import may_put_any_child_on_the_list
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.actions import be_child, sign_up
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Person
from samenspel.spine.people.queries import owner_of

untold(
    "initiatives.add_child", "initiatives.ask_guardian", because="That somebody is a child is nobody's news."
)


def add_child(
    *, actor: Person, initiative: Initiative, email: str, guardian_email: str = "", first_name: str = ""
) -> Membership:
    """With an account of its own, at an address that is new here. Who runs nothing here is asked themselves,
    as the guardian."""
    with acting(actor, "initiatives.add_child", initiative, locked) as initiative:
        if not may_put_any_child_on_the_list(actor, initiative):
            guardian_email = actor.email or ""
        if owner_of(email):
            raise Refused("initiatives.add_child", HAS_ACCOUNT)
        name = name_for(None, initiative, first_name)
        person = sign_up(email=email, display_name=name, language=initiative.language)
        membership = enter(person, initiative, Role.CITIZEN, charter=initiative.charters.first())
        _ask(actor, membership, name, guardian_email, "initiatives.add_child")
        tell(actor, "initiatives.add_child", membership)
    return membership


HAS_ACCOUNT = _(
    "Somebody has an account with this address. Let them join by themselves, and say in the list of members "
    "that this is a child."
)


def ask_guardian(
    *, actor: Person, membership: Membership, guardian_email: str, first_name: str = ""
) -> Membership:
    """Of a member who turns out to be a child; or once more, at this address."""
    with acting(actor, "initiatives.ask_guardian", membership.initiative, locked) as initiative:
        membership = initiative.memberships.select_related("person").get(pk=membership.pk, left_at=None)
        if membership.role != Role.CITIZEN:
            raise Refused("initiatives.ask_guardian", _("A child takes part as a citizen, in no other role."))
        name = name_for(membership.person, initiative, first_name)
        _ask(actor, membership, name, guardian_email, "initiatives.ask_guardian")
        tell(actor, "initiatives.ask_guardian", membership)
    return membership


def _ask(actor: Person, membership: Membership, name: str, guardian_email: str, verb: str) -> None:
    guardian = mailbox(guardian_email)
    link = be_child(membership.person, name, guardian_email=guardian, asked_by=actor, verb=verb)
    url = absolute(reverse("people:show_child", args=[link]))
    initiative = membership.initiative
    write_to_address(
        guardian,
        initiative.language,
        "initiatives/ask_guardian",
        title=initiative.title,
        child=name,
        by=actor,
        url=url,
    )
