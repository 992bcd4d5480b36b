"""Whether the ledger holds, read from its rows alone: what the triggers refuse is looked for once more."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

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
    for entry in Entry.objects.exclude(reverses=None).select_related("reverses"):
        if entry.reverses and _moved(entry) != {key: -cents for key, cents in _moved(entry.reverses).items()}:
            yield Fault(entry.pk, NO_MIRROR)


def _moved(entry: Entry) -> dict[int, int]:
    return dict(entry.lines.order_by().values_list("account").annotate(Sum("cents")))
