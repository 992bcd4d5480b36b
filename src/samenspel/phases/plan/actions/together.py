"""Making a proposal with others: co-authors, and two proposals that become one."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused, require
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.plan.actions.rounds import locked, locked_proposal
from samenspel.phases.plan.models import Merge, Proposal, Support
from samenspel.phases.plan.queries import find_merge
from samenspel.phases.plan.together import Invitation
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import follow_at_first, follow_instead

State = Proposal.State


untold("plan.become_author", because="The authors stand on the proposal; some are in a draft.")


def become_author(*, actor: Person, invitation: Invitation) -> Proposal:
    """Take part in a proposal whose link one of its authors shared. Twice is once."""
    require(actor, "plan.become_author", invitation)
    with writing():
        _add_author(invitation.proposal, actor)
        tell(actor, "plan.become_author", invitation.proposal)
    return invitation.proposal


def _add_author(proposal: Proposal, person: Person) -> None:
    if proposal.authors.get_or_create(person=person, defaults={"agreed_at": clock.now()})[1]:
        follow_at_first(person, proposal)


describe("plan.ask_to_merge", _("{actor} asked to merge the proposal “{proposal}” into “{into}”."))


def ask_to_merge(*, actor: Person, proposal: Proposal, into: Proposal) -> Merge:
    """Its authors get a mail and say yes or no. One question at a time."""
    with writing():
        proposal = locked_proposal(proposal)
        require(actor, "plan.ask_to_merge", proposal)
        merge = _ask(actor, proposal, into)
        words = {"proposal": proposal.title, "into": into.title}
        tell(actor, "plan.ask_to_merge", proposal, beside=[into], **words)
        for person in _authors(into):
            write_to(person, "plan/merge_asked", into, theirs=proposal)
    return merge


def _ask(actor: Person, proposal: Proposal, into: Proposal) -> Merge:
    if into.round_id != proposal.round_id or into.state not in (State.SUBMITTED, State.ACCEPTED):
        raise Refused("plan.ask_to_merge", _("Choose a proposal of this round that is still open."))
    merge, is_new = Merge.objects.get_or_create(proposal=proposal, defaults={"into": into, "by": actor})
    if not is_new:
        raise Refused("plan.ask_to_merge", _("You asked this before. Wait for the answer."))
    return merge


describe("plan.answer_merge", _("{actor} answered the question to merge “{proposal}” into “{into}”."))


def answer_merge(*, actor: Person, merge: Merge, agrees: bool) -> Proposal:
    """With a yes the authors join, their supporters come along once each, and the other page leads here."""
    with writing():
        locked(merge.round)
        merge = find_merge(merge.into.round_id, merge.into_id, merge.pk)
        require(actor, "plan.answer_merge", merge)
        old, kept = merge.proposal, merge.into
        _mail_answer(old, kept, agrees=agrees)
        if agrees:
            _take_in(old, kept)
        merge.delete()
        words = {"proposal": old.title, "into": kept.title}
        tell(actor, "plan.answer_merge", kept, beside=[old], agrees=agrees, **words)
    return kept


def _mail_answer(old: Proposal, kept: Proposal, *, agrees: bool) -> None:
    for person in _authors(old):
        if agrees:
            write_to(person, "plan/merged", kept, yours=old)
        else:
            write_to(person, "plan/kept_apart", old, theirs=kept)


def _authors(proposal: Proposal) -> list[Person]:
    agreed = proposal.authors.filter(agreed_at__isnull=False).select_related("person")
    return [author.person for author in agreed]


def _take_in(old: Proposal, kept: Proposal) -> None:
    for person in _authors(old):
        _add_author(kept, person)
    known = set(kept.supports.values_list("person_id", flat=True))
    newcomers = [one for one in old.supports.all() if one.person_id not in known]
    Support.objects.bulk_create(Support(proposal=kept, person_id=one.person_id) for one in newcomers)
    follow_instead(old, kept)
    set_values(old, state=State.MERGED, merged_into=kept)
