"""Who may vote, where that is a list: addresses, or codes that go by post."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.mailboxes import mailbox
from samenspel.phases.plan.box.roll import code_key, list_key, new_code
from samenspel.phases.plan.models import BudgetRound, Voter
from samenspel.phases.plan.queries import locked
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

AT_ONCE = 5000


describe(
    "plan.list_voters", _("{actor} put addresses on the list of voters of “{title}”: {voters}."), news=False
)


def list_voters(*, actor: Person, round: BudgetRound, emails: Iterable[str]) -> int:
    """Put these addresses on the roll, in place of those that were there; returns how many."""
    with acting(actor, "plan.list_voters", round, locked) as round:
        addresses = sorted({mailbox(email) for email in emails})
        round.voters.all().delete()
        Voter.objects.bulk_create(
            (Voter(round=round, key=list_key(round, email), email=email) for email in addresses),
            batch_size=AT_ONCE,
        )
        tell(actor, "plan.list_voters", round, voters=len(addresses))
    return len(addresses)


describe("plan.make_codes", _("{actor} made codes to vote with in “{title}”: {voters}."), news=False)


def make_codes(*, actor: Person, round: BudgetRound, count: int) -> list[str]:
    """New codes in place of those that were there. Only their digests are kept: print the list now."""
    with acting(actor, "plan.make_codes", round, locked) as round:
        codes = {new_code() for _ in range(count)}
        round.voters.all().delete()
        keys = sorted(code_key(round, code) for code in codes)
        Voter.objects.bulk_create((Voter(round=round, key=key) for key in keys), batch_size=AT_ONCE)
        tell(actor, "plan.make_codes", round, voters=len(codes))
    return sorted(codes)
