"""Opening the box: what was voted, without who voted it."""

from collections import Counter
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from samenspel.phases.plan.box.papers import open_sheets
from samenspel.phases.plan.box.sealing import Unreadable, binding, unseal
from samenspel.phases.plan.models import BudgetRound


@dataclass(frozen=True)
class Mixed:
    """How often each choice was made, on whatever way, and the receipts of what was counted, sorted.

    `invalid`: sheets of paper without a vote, by kind.
    """

    choices: Counter[str]
    receipts: list[str]
    unreadable: int
    invalid: Counter[str]


def mix(round: BudgetRound, private_key: X25519PrivateKey) -> Mixed:
    """Every envelope in the box and every sheet, opened in memory. What does not open is unreadable."""
    choices: Counter[str] = Counter()
    receipts, unreadable = [], 0
    envelopes = round.voters.filter(sealed__isnull=False).values_list("token", "sealed", "receipt")
    for token, sealed, receipt in envelopes.iterator():
        sealed = bytes(sealed or b"")
        bound_to = binding(round, token, private_key)
        try:
            choices[unseal(sealed, private_key=private_key, bound_to=bound_to)] += 1
        except Unreadable:
            unreadable += 1
        else:
            receipts.append(receipt)
    papers = open_sheets(round, private_key)
    return Mixed(
        choices + papers.choices,
        sorted(receipts + papers.receipts),
        unreadable + papers.unreadable,
        papers.invalid,
    )
