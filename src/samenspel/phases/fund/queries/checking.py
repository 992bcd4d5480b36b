"""Whether the ledger holds, read from its rows alone: what the triggers refuse is looked for once more."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from samenspel.phases.fund.models import Entry, Ledger, Line

UNBALANCED = "its lines do not sum to nothing"
FEW_LINES = "it has fewer than two lines"
OPEN = "it was never sealed"
STRANGE = "a line of it is on an account of another ledger"
NO_MIRROR = "it is not the mirror of the entry that it undoes"


@dataclass(frozen=True)
class Fault:
    entry: int
    text: str

    def __str__(self) -> str:
        return f"Entry {self.entry}: {self.text}."


@dataclass(frozen=True)
class Checked:
    ledgers: int
    entries: int
    lines: int
    faults: tuple[Fault, ...]


def check_ledgers() -> Checked:
    """All ledgers of the site."""
    faults = tuple(sorted(_faults(), key=lambda fault: fault.entry))
    return Checked(Ledger.objects.count(), Entry.objects.count(), Line.objects.count(), faults)


def _faults() -> Iterator[Fault]:
    summed = Entry.objects.order_by().annotate(cents=Sum("lines__cents"), count=Count("lines"))
    for pk, _cents, count in summed.filter(~Q(cents=0) | Q(count__lt=2)).values_list("pk", "cents", "count"):
        yield Fault(pk, FEW_LINES if count < 2 else UNBALANCED)
    for pk in Entry.objects.filter(sealed_at=None).values_list("pk", flat=True):
        yield Fault(pk, OPEN)
    strange = Line.objects.exclude(account__ledger=F("entry__ledger")).order_by()
    for pk in strange.values_list("entry", flat=True).distinct():
        yield Fault(pk, STRANGE)
    for pk in Entry.objects.filter(reverses__in=_not_undone()).values_list("pk", flat=True):
        yield Fault(pk, NO_MIRROR)


def _not_undone() -> set[int]:
    """Entries that were reversed, and still move something on an account."""
    pair = Q(entry__reverses__isnull=False) | Q(entry__reversed_by__isnull=False)
    lines = Line.objects.filter(pair).order_by().annotate(undone=Coalesce("entry__reverses", "entry"))
    moved = lines.values("undone", "account").annotate(cents=Sum("cents"))
    return set(moved.exclude(cents=0).values_list("undone", flat=True))
