"""The ledger of an initiative: entries in double entry, in whole cents, that only grow.

An entry is written with its lines and then sealed; only sealed entries count. What is sealed the database
itself keeps as it is (see `box`). What was received, paid or given back is a sum over lines, never a field.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Initiative, Within

LONGEST_TEXT = 400


class Ledger(Within):
    """The money of an initiative in one currency."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="ledgers")
    currency = models.CharField(_("Currency"), max_length=3, default="EUR")

    class Meta:
        ordering = ("currency",)
        constraints = [
            models.UniqueConstraint(name="ledger_once_per_currency", fields=["initiative", "currency"]),
            models.CheckConstraint(name="ledger_in_a_currency", condition=~Q(currency="")),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} ({self.currency})"


class Account(Within):
    """Where money is, or what it is for. `name` tells the accounts of one kind apart."""

    WITHIN = "ledger"

    class Kind(models.TextChoices):
        BANK = "bank", _("Bank")
        PROVIDER = "provider", _("Payment provider")
        UNMATCHED = "unmatched", _("Not known yet whose")
        GIFTS = "gifts", _("Gifts")
        FEES = "fees", _("Fees")
        PAYOUTS = "payouts", _("Payouts")

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    name = models.CharField(_("Name"), max_length=100, blank=True)

    class Meta:
        ordering = ("kind", "name")
        constraints = [
            models.UniqueConstraint(name="account_once_per_ledger", fields=["ledger", "kind", "name"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}" if self.name else str(self.get_kind_display())


class Entry(Within):
    """One event that moved money. `reverses`: the entry that this one undoes, and `reason` why."""

    WITHIN = "ledger"

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="entries")
    booked_on = models.DateField()
    text = models.CharField(max_length=LONGEST_TEXT)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="reversed_by", null=True, blank=True
    )
    reason = models.CharField(_("Why it is undone"), max_length=LONGEST_TEXT, blank=True)
    sealed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("booked_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="entry_reversed_with_reason",
                condition=Q(reverses=None, reason="") | (Q(reverses__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(name="entry_reverses_another", condition=~Q(reverses=F("pk"))),
        ]

    def __str__(self) -> str:
        return self.text


class Line(Within):
    """What an entry puts on one account (more than 0) or takes from it."""

    WITHIN = "entry"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lines")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines")
    cents = models.BigIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(name="line_moves_money", condition=~Q(cents=0)),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.cents}"
