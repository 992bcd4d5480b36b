"""Who stands at the polling desk: the row of the roll, by what the voter shows."""

import re
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from samenspel.foundation.mailboxes import is_address, mailbox
from samenspel.phases.plan.box.roll import code_key, mailbox_key
from samenspel.phases.plan.models import BudgetRound, Voter
from samenspel.spine.initiatives.rules import is_member
from samenspel.spine.people.models import Person

Who = BudgetRound.Who
LEAST_SIGNS = 4


@dataclass(frozen=True)
class AtDesk:
    """A voter: where the roll has them or will have them, and how they voted until now."""

    key: str
    mailbox: str
    channel: str
    email: str
    person: Person | None

    @property
    def may_still_vote(self) -> bool:
        return self.channel in ("", Voter.Channel.ONLINE)


def find_at_desk(round: BudgetRound, shown: str) -> AtDesk | None:
    """By the code of the letter, by the address, or where anyone votes by a number of the voter's own."""
    shown = shown.strip()
    if round.who == Who.CODES:
        return _on_roll(round, key=code_key(round, shown))
    if not is_address(shown):
        is_number = round.who == Who.ANYONE and "@" not in shown
        return _by_number(round, shown) if is_number else None
    email = mailbox(shown)
    if round.who == Who.LIST:
        return _on_roll(round, email=email)
    return _by_address(round, email)


def _on_roll(round: BudgetRound, **found_by: str) -> AtDesk | None:
    voter = round.voters.filter(**found_by).first()
    if voter is None:
        return None
    return AtDesk(
        voter.key, voter.mailbox, voter.channel, voter.email, Person.objects.filter(email=voter.email).first()
    )


def _by_address(round: BudgetRound, email: str) -> AtDesk | None:
    """Whoever voted from this mailbox, the account that has it, or a row that the mailbox finds later."""
    person, mailbox = Person.objects.filter(email=email).first(), mailbox_key(round, email)
    if round.who == Who.MEMBERS and not is_member(person, round):
        return None
    key = str(person.pk) if person else mailbox
    known = round.voters.filter(mailbox=mailbox).first() or round.voters.filter(key=key).first()
    if known:
        return AtDesk(known.key, known.mailbox, known.channel, email, person)
    return AtDesk(key, mailbox, "", email, person)


def _by_number(round: BudgetRound, shown: str) -> AtDesk | None:
    signs = re.sub(r"[\W_]", "", shown).upper()
    if len(signs) < LEAST_SIGNS:
        return None
    key = salted_hmac(f"plan.desk.{round.pk}", signs, algorithm="sha256").hexdigest()
    known = round.voters.filter(key=key).first()
    return AtDesk(key, "", known.channel if known else "", "", None)
