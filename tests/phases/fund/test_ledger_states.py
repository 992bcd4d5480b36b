"""Whatever is booked and undone, in whatever order: no cent is lost, and none appears."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samenspel.foundation.access import Refused
from samenspel.phases.fund.actions import reverse_entry
from samenspel.phases.fund.models import Account
from samenspel.phases.fund.queries.beancount import as_beancount
from samenspel.phases.fund.queries.checking import check_ledgers
from samenspel.phases.fund.queries.ledger import balances
from tests.examples import examples
from tests.factories.fund import DAY, make_ledger, post
from tests.factories.initiatives import coordinator_of

KINDS = st.sampled_from([kind.value for kind in Account.Kind])
MONEY = st.integers(1, 10**12)


class Books(RuleBasedStateMachine):
    """`expected`: cents on each kind of account, added up beside the database."""

    @initialize()
    def open(self):
        self.point = transaction.atomic()
        self.point.__enter__()
        self.ledger = make_ledger()
        self.actor = coordinator_of(self.ledger.initiative)
        self.expected, self.moved, self.undone = Counter(), {}, {}

    @rule(out=KINDS, into=KINDS, fee=st.integers(0, 99), cents=MONEY, days=st.integers(-400, 400))
    def book(self, out, into, fee, cents, days):
        """A gift, a payout, a payment of a provider less its fee, a line that turned out to be a gift…"""
        moved = Counter({into: cents})
        moved["fees"] += fee
        moved[out] -= cents + fee
        moved = {kind: amount for kind, amount in moved.items() if amount}
        if len(moved) < 2:
            return
        entry = post(self.ledger, DAY + timedelta(days=days), **moved)
        self.moved[entry] = moved
        self._count(moved, 1)

    @precondition(lambda self: self.moved)
    @rule(data=st.data())
    def undo(self, data):
        entry = data.draw(st.sampled_from([*self.moved]))
        mirror = reverse_entry(actor=self.actor, entry=entry, reason="It was wrong.")
        moved = self.moved.pop(entry)
        self.undone[entry] = mirror
        self._count(moved, -1)

    @precondition(lambda self: self.undone)
    @rule(data=st.data())
    def undo_again(self, data):
        for entry in data.draw(st.sampled_from([*self.undone.items()])):
            with pytest.raises(Refused, match="undone already"):
                reverse_entry(actor=self.actor, entry=entry, reason="Once more.")

    @rule(kind=KINDS, off=st.integers(-3, 3).filter(bool), cents=st.integers(10, 999))
    def book_what_is_cents_off(self, kind, off, cents):
        other = "bank" if kind != "bank" else "gifts"
        with pytest.raises(Refused, match="sum to nothing"):
            post(self.ledger, **{kind: cents, other: off - cents})

    @invariant()
    def every_cent_is_where_it_should_be(self):
        found = {account.kind: cents for account, cents in balances(self.ledger).items()}
        assert found == {kind: self.expected[kind] for kind in found}
        assert sum(found.values()) == 0
        assert not check_ledgers().faults

    @invariant()
    def what_is_exported_adds_up_too(self):
        added, said = read_again(as_beancount(self.ledger))
        assert all(added[name] == cents for name, cents in said.items())
        assert set(added) <= set(said)

    def _count(self, moved, sign):
        for kind, amount in moved.items():
            self.expected[kind] += sign * amount

    def teardown(self):
        if hasattr(self, "point"):
            transaction.set_rollback(True)
            self.point.__exit__(None, None, None)


def read_again(lines):
    """What the transactions of a file of beancount sum to, and what its balances say."""
    added, said = Counter(), {}
    for line in lines:
        words = line.split()
        if line.startswith("  ") and ":A" in words[0]:
            added[words[0]] += cents_of(words[1])
        elif words[1:2] == ["balance"]:
            date.fromisoformat(words[0])
            said[words[2]] = cents_of(words[3])
    assert sum(added.values()) == 0
    return added, said


def cents_of(text):
    return int(text.replace(".", ""))


@pytest.mark.django_db
@pytest.mark.slow
def test_no_cent_is_lost_whatever_is_booked_and_undone():
    run_state_machine_as_test(Books, settings=examples(8, stateful_step_count=20))
