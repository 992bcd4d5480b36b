"""What is killed on its way: a vote that is opened, ballots that are cast, a box that is opened.

A deed begins, acts, and looks again when it was killed: each line that is false there names a fault.
"""

import os
import time
from pathlib import Path

from django.conf import settings
from django.test import Client

from samenspel.foundation.clock import GRACE
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.locks.once import new_key
from samenspel.phases.plan import tasks
from samenspel.phases.plan.box.keyring import OPENS_WITHIN, find_keyring, tidy_keys
from samenspel.phases.plan.box.keys import HELD, NEW, find_key
from samenspel.phases.plan.box.roll import code_key
from samenspel.phases.plan.box.sealing import binding, unseal
from samenspel.phases.plan.models import Ballot, Receipt, SignReport, Voter
from samenspel.phases.plan.queries import find_round
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import close_papers, make_coded_vote
from tests.factories.plan import (
    address,
    clock,
    close,
    make_check,
    make_own_round,
    make_proposal,
    make_vote,
    make_voter,
    vote,
)

CODES = 2000
ALREADY = "You voted already"
ROLL = [field.attname for field in Voter._meta.concrete_fields]
AGED = 2 * OPENS_WITHIN.total_seconds()


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def keys_of(round):
    """The endings of its files."""
    return [path.suffix for path in Path(settings.BALLOT_KEYS).glob(f"{round.public_key}.*")]


def told_of(round, verb):
    """How often the journal says it."""
    return Entry.objects.filter(verb=verb, object_id=str(round.pk)).count()


def receipts_of(round):
    return {*Receipt.objects.filter(round=round).values_list("code", flat=True)}


def votes_of(round):
    return dict(round.ballots.values_list("choice", "count"))


class FirstBallot:
    """Each time of another voter, who looks again and sends the same form once more."""

    BEFORE = ([], ["1"])
    close = staticmethod(close)

    def __init__(self):
        self.round, self.receipts = make_vote(), set()

    def begin(self):
        person = make_voter()
        self.key, self.client, self.code, self.once = str(person.pk), client_of(person), "", new_key()

    def act(self):
        return self.send("1", self.once)

    def send(self, choice, once):
        form = {"choose": choice, "once": once, "code": self.code}
        answer = self.client.post(address(self.round, "vote/"), form)
        assert answer.status_code == 302
        return answer["Location"]

    def look_again(self):
        before, told = self.in_box(), self.is_told()
        receipt = self.act()
        self.receipts.add(Path(receipt).name)
        return {
            "what was sent is in the box, or what was there": before in self.BEFORE,
            "the page tells what is in the box": told in (None, bool(before)),
            "what is sent again is there once": self.in_box() == ["1"],
            "the receipt is found": self.client.get(receipt).status_code == 200,
            "the key is still there": keys_of(self.round) == [HELD],
        }

    def is_done(self):
        return self.in_box() == ["1"]

    def in_box(self):
        private, rows = find_key(self.round.public_key), self.round.voters.filter(key=self.key)
        return [
            unseal(bytes(row.sealed), private_key=private, bound_to=binding(self.round, row.token, private))
            for row in rows.exclude(sealed=None)
        ]

    def is_told(self):
        return ALREADY in self.client.get(address(self.round, "ballot/")).content.decode()

    def end(self):
        self.close(self.round)
        return {
            "each voter has one vote": votes_of(self.round) == {"1": len(self.receipts)},
            "each receipt is published": receipts_of(self.round) == self.receipts,
            "the key is gone": keys_of(self.round) == [],
        }


class ChangedBallot(FirstBallot):
    """In place of an earlier one."""

    BEFORE = (["2"], ["1"])

    def begin(self):
        super().begin()
        self.send("2", new_key())


class BallotWithACode(FirstBallot):
    """Of somebody who has no account, and whom no page knows."""

    close = staticmethod(close_papers)

    def __init__(self):
        (self.round, codes), self.receipts = make_coded_vote(count=CODES), set()
        self.codes = iter(codes)

    def begin(self):
        self.client, self.code, self.once = Client(), next(self.codes), new_key()
        self.key = code_key(self.round, self.code)

    def is_told(self):
        return None


class OpenedBox:
    """By the worker; the same box until it is open, and then another."""

    VERB, CHOSEN = "plan.close_voting", (1, 1, 2, 2, 2, 3)
    round = None

    def begin(self):
        if self.round is None or self.is_done():
            self.round = make_vote()
            self.receipts = {vote(self.round, place) for place in self.CHOSEN}
            self.client, self.once = client_of(coordinator_of(self.round.initiative)), new_key()
        self.roll = self.rows()

    def is_done(self):
        return find_round(self.round.pk).state == "closed"

    def rows(self):
        rows = self.round.voters.order_by("pk").values_list(*ROLL)
        return [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in rows]

    def act(self):
        with clock(self.round.votes_until + GRACE):
            self.open()

    def open(self):
        tasks.close_what_is_over()

    def look_again(self):
        is_open = self.is_done()
        tidy_keys()
        told = told_of(self.round, self.VERB) == int(is_open)
        return {"the journal tells what is": told, **(self.if_open() if is_open else self.if_not())}

    def if_open(self):
        emptied = self.round.voters.filter(sealed=None, noted=None, receipt="", mailbox="")
        return {
            "all is counted once": votes_of(self.round) == {"1": 2, "2": 3, "3": 1},
            "each receipt is published": receipts_of(self.round) == self.receipts,
            "the roll is emptied": emptied.count() == self.round.voters.count() == len(self.CHOSEN),
            "the key is gone": keys_of(self.round) == [],
        }

    def if_not(self):
        mixed = [model.objects.filter(round=self.round) for model in (Ballot, Receipt, SignReport)]
        return {
            "the roll is as it was": self.rows() == self.roll,
            "nothing is beside it": not any(rows.exists() for rows in mixed),
            "the key is still there": keys_of(self.round) == [HELD],
        }

    def end(self):
        return {"no key is left over": find_keyring().spent == []}


class OpenedBoxByHand(OpenedBox):
    """A coordinator presses the button."""

    def open(self):
        form = {"once": self.once}
        assert self.client.post(address(self.round, "close/"), form).status_code == 302


class OpenedVote:
    """The rules are fixed and a key is made; the same round until people vote in it, and then another."""

    VERB = "plan.open_voting"
    round = None

    def begin(self):
        if self.round is None or self.round.public_key:
            self.round = make_own_round()
            make_check(make_proposal(self.round))
            self.client, self.once = client_of(coordinator_of(self.round.initiative)), new_key()

    def act(self):
        form = {"once": self.once}
        assert self.client.post(address(self.round, "open/"), form).status_code == 302

    def is_done(self):
        self.round = find_round(self.round.pk)
        return self.round.state == "voting"

    def look_again(self):
        is_open = self.is_done()
        self.grow_old()
        tidy_keys()
        return {
            "the journal tells what is": told_of(self.round, self.VERB) == int(is_open),
            "its key is held": not is_open or keys_of(self.round) == [HELD],
            "what is no round's is gone": not [*Path(settings.BALLOT_KEYS).glob(f"*{NEW}")],
            "a ballot is taken": not is_open or bool(vote(self.round, 1)),
        }

    def grow_old(self):
        moment = time.time() - AGED
        for path in Path(settings.BALLOT_KEYS).glob("*"):
            os.utime(path, (moment, moment))

    def end(self):
        return {"no key is left over": find_keyring().spent == []}


DEEDS = (FirstBallot, ChangedBallot, BallotWithACode, OpenedBox, OpenedBoxByHand, OpenedVote)
