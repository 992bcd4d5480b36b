"""What trials of a draft showed: how each step went, how it felt, and words of those who tried it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When, Window
from django.db.models.functions import MD5, Cast, Concat, RowNumber

from samenspel.phases.design.models.prototypes import Draft, Experience, Step, Trial, Went

MOST_QUOTED = 3
WORST_FIRST = (Went.STOPPED, Went.STUCK, Went.HESITATED, Went.WELL)
SEVERITY = Case(*(When(went=went, then=Value(place)) for place, went in enumerate(WORST_FIRST)))
MIXED = MD5(Concat(Cast("step", TextField()), Value(" "), Cast("pk", TextField()), output_field=TextField()))
"""An order that is another one at each step, and tells neither whose words they are nor when they came."""
QUOTED = ~Q(text="") & Q(hidden_because="")


@dataclass
class Counted:
    """How one step went, by `Went` and by `Feeling`."""

    went: Counter[str] = field(default_factory=Counter)
    felt: Counter[str] = field(default_factory=Counter)

    @property
    def answers(self) -> int:
        return self.went.total()

    @property
    def stumbled(self) -> int:
        return self.answers - self.went[Went.WELL]

    @property
    def share(self) -> float | None:
        """Of those who came here, who stumbled."""
        return self.stumbled / self.answers if self.answers else None


def counted(drafts: Iterable[Draft]) -> dict[int, Counted]:
    """By step, in one query."""
    found: dict[int, Counted] = defaultdict(Counted)
    rows = Experience.objects.filter(step__draft__in=drafts).order_by()
    for step, went, feeling, number in rows.values_list("step", "went", "feeling").annotate(Count("pk")):
        found[step].went[went] += number
        if feeling:
            found[step].felt[feeling] += number
    return found


def quoted(draft: Draft) -> dict[int, list[Experience]]:
    """By step, some words of those whom it went worst, in two queries: the words of all are never sorted."""
    place = Window(RowNumber(), partition_by=F("step"), order_by=[SEVERITY, MIXED])
    ranked = (
        Experience.objects.filter(QUOTED, step__draft=draft).annotate(rank=place).order_by("step", "rank")
    )
    best = list(ranked.filter(rank__lte=MOST_QUOTED).values_list("pk", flat=True))
    said = Experience.objects.in_bulk(best)
    found: dict[int, list[Experience]] = defaultdict(list)
    for key in best:
        found[said[key].step_id].append(said[key])
    return found


def words_at(step: Step) -> "QuerySet[Experience]":
    """All that people said there, the worst first."""
    said = step.experiences.exclude(text="")
    return said.order_by(SEVERITY, MIXED)


def is_over(trial: Trial, last: int) -> bool:
    """`last`: the place of the last step."""
    newest = trial.experiences.select_related("step").order_by("-step__place").first()
    return newest is not None and (newest.went == Went.STOPPED or newest.step.place >= last)


def people_counted(draft: Draft, last: int) -> dict[str, int]:
    """Of those who said how a step went: how many they are, went through to the end or to where they stopped,
    and had somebody beside them. Who only begins is not among them: alone one could begin for five."""
    mine = Experience.objects.filter(trial=OuterRef("pk"))
    ended = Exists(mine.filter(Q(went=Went.STOPPED) | Q(step__place=last)))
    return draft.trials.filter(Exists(mine)).aggregate(
        tried=Count("pk"), ended=Count("pk", filter=Q(ended)), helped=Count("pk", filter=Q(person=None))
    )
