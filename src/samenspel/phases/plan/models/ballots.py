"""Who votes, and what was voted: never in the same row once the box is open."""

import secrets
import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxField
from samenspel.phases.plan.models.rounds import BudgetRound


def any_number() -> int:
    """By which no row says whether it came before another: SQLite keeps rows in the order of their numbers,
    and a count upwards would be the order of voting."""
    return secrets.randbelow(2**63 - 1) + 1


class Voter(models.Model):
    """One name on the roll, and while people vote the sealed ballot beside it.

    `key` is whoever votes: a person's id, or the digest of a code or of a line on the list. `sealed` is
    encrypted before it gets here, to a key that this database does not hold, and emptied when the box is
    mixed; it opens only together with the row's own `token`. So is `noted`, by which fraud may be recognised.
    `mailbox` is a digest of the address with which somebody votes who is on no list: an account may change
    its address or be closed, and the mailbox has voted. No moment and no order is kept: the row says that
    somebody voted, not when. `receipt` is the voter's, and stays the same when the ballot is changed.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        DESK = "desk", _("at a desk, on paper")
        LETTER = "letter", _("on paper, by letter")

    id = models.BigAutoField(primary_key=True, default=any_number)
    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="voters")
    key = models.CharField(max_length=64)
    token = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    email = MailboxField(blank=True)
    mailbox = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, blank=True)
    sealed = models.BinaryField(null=True)
    receipt = models.CharField(max_length=20, blank=True)
    noted = models.BinaryField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="voter_once_per_round", fields=["round", "key"]),
            models.UniqueConstraint(
                name="voter_address_once_per_round", fields=["round", "email"], condition=~Q(email="")
            ),
            models.UniqueConstraint(
                name="voter_mailbox_once_per_round", fields=["round", "mailbox"], condition=~Q(mailbox="")
            ),
            models.CheckConstraint(
                name="voter_channel_known", condition=Q(channel__in=["", "online", "desk", "letter"])
            ),
            models.CheckConstraint(
                name="voter_sealed_only_online", condition=Q(sealed__isnull=True) | Q(channel="online")
            ),
            models.CheckConstraint(
                name="voter_noted_only_beside_a_ballot",
                condition=Q(noted__isnull=True) | Q(sealed__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.key[:8]}"


class Receipt(models.Model):
    """Of one voter whose ballot was in the box when it was mixed; written sorted."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="receipts")
    code = models.CharField(max_length=64)

    class Meta:
        ordering = ("code",)
        constraints = [models.UniqueConstraint(name="receipt_once", fields=["round", "code"])]

    def __str__(self) -> str:
        return self.code


class Ballot(models.Model):
    """Equal ballots, counted. Rows are written sorted, so nothing is left of who voted when.

    `choice` is written and read by `box/written.py`; its points are in 1/points_scale.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="ballots")
    choice = models.TextField(blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = [models.CheckConstraint(name="ballot_was_cast", condition=Q(count__gte=1))]

    def __str__(self) -> str:
        return f"{self.count} × {self.choice}"
