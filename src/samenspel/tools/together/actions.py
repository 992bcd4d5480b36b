"""Making a thing with others. Who has a link becomes an author by an action of this tool; all else is called
inside an action of the phase, which asks for permission and tells the journal. Refusals and letters are the
phase's own: only it has a word for its things.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.access.predicates import Text
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.together.invitations import Invitation
from samenspel.tools.together.queries import authors_of

untold("together.become_author", because="The authors stand on the thing; some are in a draft.")


def become_author(*, actor: Person, invitation: Invitation) -> Any:
    """Take part in a thing whose link one of its authors shared. Twice is once."""
    with acting(actor, "together.become_author", invitation, _locked) as now:
        thing = now.thing
        if add_author(thing, actor):
            tell(actor, "together.become_author", thing)
    return thing


def _locked(invitation: Invitation) -> Invitation:
    return Invitation(invitation.together.locked(invitation.thing))


def add_author(thing: Any, person: Person) -> bool:
    """Twice is once: whether this person was none before."""
    _author, is_new = thing.authors.get_or_create(person=person, defaults={"agreed_at": clock.now()})
    if is_new:
        card_of(thing).joined(person, thing)
    return bool(is_new)


def support(thing: Any, person: Person, *, supports: bool) -> None:
    """Or no more. Twice is once."""
    if supports:
        thing.supports.get_or_create(person=person)
    else:
        thing.supports.filter(person=person).delete()


def ask(
    thing: Any, into: Any, person: Person, *, among: "QuerySet[Any]", verb: str, refusal: Text, letter: str
) -> Any:
    """Whether the authors of `into`, which must be `among` these, take this in. One question at a time."""
    if not among.filter(pk=into.pk).exists():
        raise Refused(verb, refusal)
    merges = thing._meta.get_field("merge").related_model._default_manager
    merge, is_new = merges.get_or_create(thing=thing, defaults={"into": into, "by": person})
    if not is_new:
        raise Refused(verb, _("You asked this before. Wait for the answer."))
    for author in authors_of(into):
        write_to(author, letter, into, theirs=thing)
    return merge


def answer(merge: Any, *, agrees: bool, letter: str) -> None:
    """With a yes the authors join, and their supporters come along once each. The question is gone."""
    old, kept = merge.thing, merge.into
    for person in authors_of(old):
        if agrees:
            write_to(person, letter, kept, yours=old)
        else:
            write_to(person, letter, old, theirs=kept)
    if agrees:
        _take_in(old, kept)
    merge.delete()


def _take_in(old: Any, kept: Any) -> None:
    for person in authors_of(old):
        add_author(kept, person)
    known = set(kept.supports.values_list("person_id", flat=True))
    newcomers = [one for one in old.supports.all() if one.person_id not in known]
    kept.supports.bulk_create(kept.supports.model(thing=kept, person_id=one.person_id) for one in newcomers)
