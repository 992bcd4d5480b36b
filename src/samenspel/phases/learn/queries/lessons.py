"""What others learned that concerns an initiative: by its sectors, the phases it is in, and its own signs."""

from dataclasses import dataclass
from itertools import islice

from samenspel.foundation import clock
from samenspel.methods.barriers import SIGNS, Entry, Kind, catalogue
from samenspel.methods.cases import Case
from samenspel.phases.learn.models.findings import Finding
from samenspel.phases.learn.models.watching import SignSeen
from samenspel.phases.learn.queries.factors import all_cases
from samenspel.phases.learn.queries.risks import sectors_of
from samenspel.spine.initiatives.models import Activity, Initiative
from samenspel.spine.initiatives.terms import PHASE

MOST_ENTRIES, MOST_FINDINGS, MOST_CASES = 12, 12, 6
STUDY = "study-"


@dataclass(frozen=True)
class Lesson:
    """Something others learned, beside the initiative that it may help: an entry of the catalogue, or what a
    study found."""

    initiative: Initiative
    name: str
    entry: Entry | None = None
    finding: Finding | None = None


def lesson_of(initiative: Initiative, name: str) -> Lesson:
    """Of a name that nothing has: about nothing in particular."""
    key = name.removeprefix(STUDY)
    if name.startswith(STUDY) and key.isascii() and key.isdecimal() and len(key) < 18:
        finding = Finding.objects.select_related("synthesis", "source").filter(pk=int(key)).first()
        return Lesson(initiative, name, finding=finding)
    return Lesson(initiative, name, entry=catalogue().by_name.get(name))


@dataclass(frozen=True)
class Shown:
    """An entry of the catalogue, with the signs that were seen here and point to it, and those of its sectors
    that the initiative is in too."""

    entry: Entry
    signs: tuple[str, ...]
    sectors: tuple[str, ...]


def entries_for(initiative: Initiative, *, with_signs: bool) -> list[Shown]:
    """Those that a sign points to, then those of its sectors, then the evils, which are of all; `with_signs`:
    for those who may read them."""
    seen, sectors = (signs_seen(initiative) if with_signs else set()), {*sectors_of(initiative)}
    shown = [
        Shown(
            entry,
            tuple(name for name in SIGNS if name in seen and _points_to(name, entry)),
            tuple(name for name in entry.sectors if name in sectors),
        )
        for entry in catalogue().entries
    ]
    told = [one for one in shown if one.signs or one.sectors or one.entry.kind == Kind.EVIL]
    return sorted(told, key=lambda one: (not one.signs, not one.sectors))[:MOST_ENTRIES]


def _points_to(sign: str, entry: Entry) -> bool:
    return sign in entry.signs or entry.name in SIGNS[sign].entries


def signs_seen(initiative: Initiative) -> set[str]:
    """That wait, are looked into, or became a risk."""
    rows = SignSeen.objects.filter(initiative=initiative).exclude(state=SignSeen.State.ANSWERED)
    return {*rows.values_list("sign", flat=True)}


def findings_for(initiative: Initiative, labels: dict[str, set[str]]) -> list[Finding]:
    """Of studies in its sectors; `labels`: what each may be called where a curator typed it."""
    words = {word for name in sectors_of(initiative) for word in (name, *labels[name])}
    rows = Finding.objects.exclude(sector="").select_related("synthesis", "source").order_by("-pk")
    return [*islice((one for one in rows.iterator() if one.sector.casefold() in words), MOST_FINDINGS)]


@dataclass(frozen=True)
class Alike:
    """A case of the same sector. `phases`: those of the field that both are in."""

    case: Case
    phases: tuple[str, ...]


def cases_alike(initiative: Initiative) -> list[Alike]:
    """Those that share a phase go first; never itself."""
    sectors = {*sectors_of(initiative)}
    begun = Activity.objects.filter(initiative=initiative, opens_at__lte=clock.now())
    phases = {*begun.order_by().values_list("field_phase", flat=True)} & {*PHASE.values}
    found = [
        Alike(case, tuple(one for one in case.terms.get("field_phase", ()) if one in phases))
        for case in all_cases()
        if sectors & {*case.sectors} and case.key != initiative.slug
    ]
    return sorted(found, key=lambda one: -len(one.phases))[:MOST_CASES]
