"""Who may vote: the key under which somebody stands on the roll."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samenspel.foundation.codes import plain_code
from samenspel.foundation.locks import share
from samenspel.foundation.mailboxes import mailbox
from samenspel.phases.plan.models import BudgetRound, Voter
from samenspel.spine.initiatives.rules import is_member

Who = BudgetRound.Who
BOX = 7_026_364  # any number, the same everywhere: of the locks on a box and its roll


def key_of(person: Any, round: BudgetRound, code: str = "") -> str:
    """The key of whoever asks, on the roll or able to enter it; empty for who may not vote."""
    if round.who == Who.CODES:
        return _on_roll(round, key=code_key(round, code)) if code else ""
    if not person.is_authenticated or not person.email:
        return ""
    if round.who == Who.LIST:
        return _on_roll(round, email=person.email)
    if round.who == Who.MEMBERS and not is_member(person, round):
        return ""
    return "" if _voted_as_another(round, person) else str(person.pk)


def _on_roll(round: BudgetRound, **found_by: str) -> str:
    return round.voters.filter(**found_by).values_list("key", flat=True).first() or ""


def _voted_as_another(round: BudgetRound, person: Any) -> bool:
    """The mailbox did, with an account that is closed or has another address since."""
    own, mailbox = str(person.pk), mailbox_key(round, person.email)
    keys = round.voters.filter(Q(key=own) | Q(mailbox=mailbox)).values_list("key", flat=True)
    return bool(keys) and own not in keys


def has_voted(person: Any, round: BudgetRound) -> bool:
    """On this site; for the person alone to know."""
    if not person.is_authenticated or not person.email or round.who == Who.CODES:
        return False
    own = Q(email=person.email) if round.who == Who.LIST else Q(key=str(person.pk))
    return round.voters.filter(own, channel=Voter.Channel.ONLINE).exists()


def has_voted_on_paper(person: Any, round: BudgetRound) -> bool:
    """Under any key that this person has, with an account or without one."""
    if not person.is_authenticated or not person.email:
        return False
    own = Q(key=str(person.pk)) | Q(mailbox=mailbox_key(round, person.email)) | Q(email=person.email)
    return round.voters.filter(own, channel__in=(Voter.Channel.DESK, Voter.Channel.LETTER)).exists()


def mailbox_key(round: BudgetRound, email: str) -> str:
    """What the roll holds of the mailbox of somebody who is on no list: enough to know it again."""
    return salted_hmac(f"plan.mailbox.{round.pk}", mailbox(email), algorithm="sha256").hexdigest()


def mailbox_of_voter(person: Any, round: BudgetRound) -> str:
    """Nothing where a line or a code of a list votes."""
    return "" if round.has_roll else mailbox_key(round, person.email)


def out_of_time(round: BudgetRound, received_at: datetime) -> str:
    """Why a ballot that was received then does not count."""
    if round.votes_until is None or received_at >= round.votes_until:
        return _("Voting is over. Your ballot came too late and was not counted.")
    if round.votes_from is None or received_at < round.votes_from:
        return _("Voting has not begun yet.")
    return ""


def unsaid(round: BudgetRound, agreed: object) -> list[str]:
    """What is wrong when somebody does not declare to be old enough, and to live where voters live."""
    if agreed or not (round.least_age or round.area_id):
        return []
    return [_("Say that you are one of those who may vote.")]


def key_gone() -> str:
    """Why nobody can vote, and no sheet of paper be entered."""
    return _("The key to this box can't be read here. Ask those who run this site.")


def not_on_roll(round: BudgetRound) -> str:
    """Why somebody without a key does not vote."""
    if round.who == Who.CODES:
        return _("This code is not known in this round. Look at your letter, and type it again.")
    return _("You are not on the list of voters of this round.")


def leave_lists(person: Any) -> None:
    if person.email:
        _as_they_stay(email=person.email).update(email="")


def leave_rolls(person: Any) -> None:
    """An erased account keeps its one vote: while people vote, the mailbox stays beside it."""
    for voter in _as_they_stay(key=str(person.pk)):
        Voter.objects.filter(pk=voter.pk).update(key=secrets.token_hex(32))


def _as_they_stay(**found_by: str) -> QuerySet[Voter]:
    """These rows, while nobody opens their boxes or writes their rolls anew from what was read before."""
    rows = Voter.objects.filter(**found_by)
    for round_id in sorted({*rows.values_list("round_id", flat=True)}):
        share(BOX, round_id)
    return rows


def code_key(round: BudgetRound, code: str) -> str:
    """Of a code as somebody types it: in any case, with or without dashes."""
    return hashlib.sha256(f"samenspel code|{round.pk}|{plain_code(code)}".encode()).hexdigest()


def list_key(round: BudgetRound, email: str) -> str:
    return salted_hmac(f"plan.list.{round.pk}", mailbox(email), algorithm="sha256").hexdigest()
