"""Voting: into the box, and out of it again, mixed."""

import hashlib
from collections import Counter
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.methods.budgeting.signs import Report, look
from samenspel.phases.plan.actions.mixing_papers import keep_papers, papers_in_numbers
from samenspel.phases.plan.box.birth import read_birth_year
from samenspel.phases.plan.box.choices import choices_of
from samenspel.phases.plan.box.keyring import tidy_keys
from samenspel.phases.plan.box.keys import KeyGone, find_key
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.marks import Marks
from samenspel.phases.plan.box.mixing import Mixed, mix
from samenspel.phases.plan.box.roll import (
    key_gone,
    key_of,
    mailbox_of_voter,
    not_on_roll,
    out_of_time,
    unsaid,
)
from samenspel.phases.plan.box.rules_text import rules_digest
from samenspel.phases.plan.box.sealing import binding, new_receipt, seal
from samenspel.phases.plan.box.shuffling import shuffle_roll
from samenspel.phases.plan.box.signs import note_of, open_notes, seal_note
from samenspel.phases.plan.box.written import choice_of, longest_choice
from samenspel.phases.plan.models import Ballot, BudgetRound, Receipt, SignReport, Voter
from samenspel.phases.plan.queries import alone_with_the_box, at_the_box
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

AT_ONCE = 5000
State, Channel = BudgetRound.State, Voter.Channel
VERB = "plan.cast_ballot"


class RulesBroken(Exception):
    """The rules in the database are not those that were fixed before the vote."""


def cast_ballot(
    *,
    actor: Person,
    round: BudgetRound,
    marks: Marks,
    code: str = "",
    birth_year: str = "",
    agreed: bool = False,
    address: str = "",
) -> str:
    """Seal the ballot and put it in the box, in place of the voter's earlier one; returns the receipt.

    `agreed`: true for who says to be old enough and to live where voters live, where the rules ask that.
    `birth_year` as it was typed, `address` as the network knows it: noted beside the ballot, sealed too.

    It counts when it was received before voting ended, even if it had to wait in line after that. Not in the
    journal: when somebody voted is nobody's business.
    """
    with acting(actor, VERB, round, at_the_box) as round:
        if faults := [*marks.faults, *unsaid(round, agreed)]:
            raise Refused(VERB, faults[0])
        _refuse_out_of_time(round, clock.received())
        key = key_of(actor, round, code)
        if not key:
            raise Refused(VERB, not_on_roll(round))
        note = _note(actor, round, birth_year, address)
        try:
            return _put_in_box(round, key, mailbox_of_voter(actor, round), marks, note)
        except KeyGone as error:
            raise Refused(VERB, key_gone()) from error


def _note(actor: Person, round: BudgetRound, birth_year: str, address: str) -> str:
    """Without the mailbox where people vote with a code: nobody is to know whose code it was."""
    year, faults = read_birth_year(birth_year, round)
    if faults:
        raise Refused(VERB, faults[0])
    email = "" if round.who == BudgetRound.Who.CODES else actor.email
    return note_of(round, address=address, email=email or "", birth_year=year)


def _refuse_out_of_time(round: BudgetRound, received_at: datetime) -> None:
    if reason := out_of_time(round, received_at):
        raise Refused(VERB, reason)


def _put_in_box(round: BudgetRound, key: str, mailbox: str, marks: Marks, note: str) -> str:
    """By the database's own uniqueness: whoever is not on the roll enters it, and of two at once one does."""
    known = round.voters.filter(key=key).first()
    if known is None:
        voter = Voter(round=round, key=key, mailbox=mailbox, channel=Channel.ONLINE)
        voter.sealed = _sealed(round, voter, marks)
        voter.receipt, voter.noted = new_receipt(), seal_note(note, round, voter)
        try:
            with transaction.atomic():
                voter.save(force_insert=True)
            return voter.receipt
        except IntegrityError as error:
            known = round.voters.filter(key=key).first()
            if known is None:
                raise Refused(VERB, _("With this mailbox a vote was cast already.")) from error
    known = fresh(round.voters, known.pk)
    if known.channel not in ("", Channel.ONLINE):
        raise Refused(VERB, _("You voted on paper. Nobody votes twice."))
    words = {"sealed": _sealed(round, known, marks), "noted": seal_note(note, round, known)}
    set_values(known, channel=Channel.ONLINE, receipt=known.receipt or new_receipt(), **words)
    return known.receipt


def _sealed(round: BudgetRound, voter: Voter, marks: Marks) -> bytes:
    limits = limits_of(round)
    return seal(
        choice_of(marks.given, limits),
        public_key=round.public_key,
        bound_to=binding(round, voter.token, find_key(round.public_key)),
        length=longest_choice(limits, len(choices_of(round))),
    )


describe("plan.close_voting", _("Voting in “{title}” is over, and the ballots were mixed: {ballots}."))


def close_voting(*, actor: Person | None, round: BudgetRound) -> BudgetRound:
    """Open the box, mix what is in it, look for signs of fraud, and destroy its key.

    Nobody else is in here meanwhile: whoever was in time has put the ballot in, and whoever comes after
    finds the box closed. Raises RulesBroken, KeyGone.
    """
    with acting(actor, "plan.close_voting", round, alone_with_the_box) as round:
        if rules_digest(round) != round.rules_sha256:
            raise RulesBroken(f"Round {round.pk}: what decides is not what was fixed.")
        private_key = find_key(round.public_key)
        mixed, report = mix(round, private_key), look(open_notes(round, private_key), settings.FEWEST_SHOWN)
        _keep(round, mixed, report)
        tell(
            actor,
            "plan.close_voting",
            round,
            ballots=sum(mixed.choices.values()),
            unreadable=mixed.unreadable,
            signs=len(report.signs),
            **papers_in_numbers(round, mixed.invalid),
            receipts_sha256=hashlib.sha256("\n".join(mixed.receipts).encode()).hexdigest(),
        )
        transaction.on_commit(tidy_keys, robust=True)
    return round


def _keep(round: BudgetRound, mixed: Mixed, report: Report) -> None:
    """Sorted, in one transaction: neither order nor moment of a row says whose it was."""
    choices: Counter[str] = mixed.choices
    round.has_too_few_ballots = sum(choices.values()) < round.least_ballots
    Ballot.objects.bulk_create(
        (Ballot(round=round, choice=choice, count=choices[choice]) for choice in sorted(choices)),
        batch_size=AT_ONCE,
    )
    Receipt.objects.bulk_create(
        (Receipt(round=round, code=code) for code in mixed.receipts), batch_size=AT_ONCE
    )
    SignReport.objects.create(round=round, signs=len(report.signs), found=report.as_json())
    round.voters.update(sealed=None, noted=None, receipt="", email="", mailbox="")
    shuffle_roll(round)
    keep_papers(round, mixed.invalid)
    round.state, round.unreadable = State.CLOSED, mixed.unreadable
    round.electorate = round.voters.count() if round.has_roll else None
    round.save(update_fields=["state", "unreadable", "electorate", "has_too_few_ballots"])
