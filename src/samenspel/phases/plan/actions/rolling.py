"""Who may vote, where that is a list: addresses, or codes that go by post."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.codes import new_code
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.mailboxes import mailbox
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.foundation.vault import conceal_bytes, reveal_bytes
from samenspel.phases.plan.box.roll import code_key, list_key
from samenspel.phases.plan.models import BudgetRound, CodeList, Voter
from samenspel.phases.plan.models.ballots import any_number
from samenspel.phases.plan.queries import locked
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

AT_ONCE, CODES = 5000, "codes to vote with"
Progress = Callable[[int, int], None]


describe(
    "plan.list_voters", _("{actor} put addresses on the list of voters of “{title}”: {voters}."), news=False
)


def list_voters(
    *, actor: Person, round: BudgetRound, emails: Iterable[str], progress: Progress | None = None
) -> int:
    """Put these addresses on the roll, in place of those that were there; returns how many."""
    addresses = sorted({mailbox(email) for email in emails})
    keys = _told((list_key(round, email) for email in addresses), len(addresses), progress)
    rows = sorted(zip(keys, addresses, strict=True))
    with acting(actor, "plan.list_voters", round, locked) as round:
        _put_on_roll(round, rows)
        tell(actor, "plan.list_voters", round, voters=len(rows))
    return len(rows)


class AlreadyMade(Exception):
    """What was ordered is there; another worker was quicker."""


describe("plan.make_codes", _("{actor} made codes to vote with in “{title}”: {voters}."), news=False)


def make_codes(
    *,
    actor: Person,
    round: BudgetRound,
    count: int,
    order: uuid.UUID | None = None,
    progress: Progress | None = None,
) -> list[str]:
    """New codes in place of those that were there. On the roll are only their digests; they themselves wait,
    concealed, for whoever downloads them. Raises AlreadyMade."""
    codes = sorted({new_code() for _number in range(count)})
    keys = sorted(_told((code_key(round, code) for code in codes), len(codes), progress))
    concealed = conceal_bytes("\n".join(codes).encode(), CODES)
    with put_aside(ContentFile(concealed)) as file, acting(actor, "plan.make_codes", round, locked) as round:
        for earlier in CodeList.objects.filter(round=round):
            if earlier.pk == order:
                raise AlreadyMade
            _drop(earlier.file)
            earlier.delete()
        CodeList.objects.create(id=order or uuid.uuid4(), round=round, file=file)
        _put_on_roll(round, [(key, "") for key in keys])
        tell(actor, "plan.make_codes", round, voters=len(codes))
    return codes


describe("plan.download_codes", _("{actor} downloaded the codes to vote with in “{title}”."), news=False)


def download_codes(*, actor: Person, round: BudgetRound) -> list[str]:
    """Hand them over, once."""
    with acting(actor, "plan.download_codes", round, locked) as round:
        file = round.code_list.file
        if not default_storage.exists(file):
            raise Refused(
                "plan.download_codes",
                _("These codes were not downloaded within a day, and are gone. Make new ones."),
            )
        with default_storage.open(file) as kept:
            codes = reveal_bytes(kept.read(), CODES).decode().split()
        set_values(round.code_list, file="")
        _drop(file)
        tell(actor, "plan.download_codes", round)
    return codes


def _drop(file: str) -> None:
    """With the transaction that no longer needs it."""
    if file:
        transaction.on_commit(lambda: default_storage.delete(file))


def _put_on_roll(round: BudgetRound, rows: list[tuple[str, str]]) -> None:
    """Keys, sorted, and addresses. Random numbers go up with the keys, which tell nothing either: a database
    fills one page after the other then, and does not come back to each."""
    round.voters.all().delete()
    numbers = sorted(any_number() for _row in rows)
    numbered = zip(numbers, rows, strict=True)
    voters = (Voter(id=number, round=round, key=key, email=email) for number, (key, email) in numbered)
    while some := [*islice(voters, AT_ONCE)]:
        Voter.objects.bulk_create(some)


def _told(made: Iterator[str], total: int, progress: Progress | None) -> Iterator[str]:
    for number, one in enumerate(made, start=1):
        yield one
        if progress and number % AT_ONCE == 0:
            progress(number, total)
