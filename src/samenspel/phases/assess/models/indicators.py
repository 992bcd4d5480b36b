"""Indicators: what should change, how that is measured, and what was read so far."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.indicators import Aim, Rhythm
from samenspel.spine.initiatives.models import Initiative, Within

LONGEST_NOTE, LONGEST_REASON, LONGEST_UNIT = 240, 400, 40
DIGITS, PLACES = 18, 6


def _choices(kind: Any, labels: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(one.value), labels[one]) for one in kind]


RHYTHMS = _choices(
    Rhythm,
    {
        Rhythm.DAY: _("Every day"),
        Rhythm.WEEK: _("Every week"),
        Rhythm.MONTH: _("Every month"),
        Rhythm.QUARTER: _("Every quarter"),
        Rhythm.YEAR: _("Every year"),
    },
)
AIMS = _choices(Aim, {Aim.MORE: _("Higher is better"), Aim.LESS: _("Lower is better")})


class Value(models.DecimalField):  # type: ignore[type-arg]  # none at run time
    def __init__(self, *names: Any, **options: Any) -> None:
        super().__init__(*names, **{"max_digits": DIGITS, "decimal_places": PLACES, **options})


class Indicator(Within):
    """`begins_on`: from this day on the initiative can make a difference. `comparison`: how one would know
    that it did; `compared_with`: what is measured beside it, where something is. `counts`: verbs of the
    journal that it counts; without any, values are read elsewhere. `weighed`: what a task found out of the
    values whose digest it names."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="indicators")
    outcome = models.CharField(_("What should change"), max_length=240)
    title = models.CharField(_("What is measured"), max_length=120)
    unit = models.CharField(_("Unit"), max_length=LONGEST_UNIT)
    rhythm = models.CharField(_("How often"), max_length=7, choices=RHYTHMS)
    aim = models.CharField(_("Direction"), max_length=4, choices=AIMS)
    begins_on = models.DateField(_("The day on which it begins"))
    baseline = Value(_("Value before it begins"), null=True, blank=True)
    target = Value(_("Goal"))
    target_on = models.DateField(_("By when"))
    source = models.CharField(_("Where the values come from"), max_length=400)
    comparison = models.CharField(_("How you would know that it comes from this"), max_length=600)
    compared_with = models.CharField(_("What is measured beside it"), max_length=80, blank=True)
    counts: Any = models.JSONField(default=list, blank=True)
    weighed: Any = models.JSONField(default=dict, blank=True)
    added_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(_("Why it ends"), max_length=LONGEST_REASON, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(name="indicator_title_once", fields=["initiative", "title"]),
            models.CheckConstraint(
                name="indicator_is_whole",
                condition=~Q(outcome="") & ~Q(title="") & ~Q(unit="") & ~Q(source="") & ~Q(comparison=""),
            ),
            models.CheckConstraint(
                name="indicator_rhythm_known", condition=Q(rhythm__in=[name for name, _label in RHYTHMS])
            ),
            models.CheckConstraint(
                name="indicator_aim_known", condition=Q(aim__in=[name for name, _label in AIMS])
            ),
            models.CheckConstraint(
                name="indicator_goal_after_start", condition=Q(target_on__gt=F("begins_on"))
            ),
            models.CheckConstraint(
                name="indicator_ends_with_reason",
                condition=Q(ended_at__isnull=True, end_reason="", archived_at__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assess:show_indicator", args=[self.pk])

    @property
    def phase(self) -> str:
        return "assess"

    @property
    def was_said_before(self) -> bool:
        """Whether it stood here before anybody could know how it goes."""
        return localdate(self.added_at) <= self.begins_on


class TargetChange(Within):
    """A goal that was moved: from where, and why."""

    WITHIN = "indicator"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="target_changes")
    target = Value()
    target_on = models.DateField()
    new_target = Value()
    new_target_on = models.DateField()
    reason = models.CharField(_("Why the goal changes"), max_length=LONGEST_REASON)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-pk",)
        constraints = [models.CheckConstraint(name="target_changes_with_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.target} {self.new_target}"


class Side(models.TextChoices):
    OURS = "ours", _("Ours")
    BESIDE = "beside", _("Beside it")


class Way(models.TextChoices):
    TYPED = "typed", _("Typed")
    FILE = "file", _("From a file")
    SOURCE = "source", _("From the source")


class Reading(Within):
    """One value of one period, known by its first day. It is never written over: it ends, with a reason, and
    perhaps another one `corrects` it."""

    WITHIN = "indicator"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    side = models.CharField(max_length=6, choices=Side.choices, default=Side.OURS)
    period = models.DateField(_("Period"))
    value = Value(_("Value"))
    note = models.CharField(_("Note"), max_length=LONGEST_NOTE, blank=True)
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.TYPED)
    noted_at = models.DateTimeField(default=clock.now)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(_("Why it was wrong"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        ordering = ("-period", "side", "-pk")
        constraints = [
            models.UniqueConstraint(
                name="reading_once_per_period",
                fields=["indicator", "side", "period"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(name="reading_side_known", condition=Q(side__in=Side.values)),
            models.CheckConstraint(name="reading_way_known", condition=Q(way__in=Way.values)),
            models.CheckConstraint(
                name="reading_ends_with_reason",
                condition=Q(ended_at__isnull=True, end_reason="")
                | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return f"{self.indicator.get_absolute_url()}#readings"


class Form(models.TextChoices):
    CSV = "csv", _("Table (CSV)")
    JSON = "json", "JSON"


class RemoteSource(Within):
    """Another site that offers the values of an indicator. `form` and the names say how they are found there;
    `next_at`: when it is asked again; `got_at`: when it last gave something of use; `failure`: why it did not
    since, and `failures` how often in a row."""

    WITHIN = "indicator"

    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="remote")
    address = models.CharField(_("Address"), max_length=2000)
    form = models.CharField(_("What is there"), max_length=4, choices=Form.choices)
    decimal = models.CharField(_("Mark before decimals"), max_length=1, default=".")
    path = models.CharField(_("Where the list is"), max_length=200, blank=True)
    period_name = models.CharField(_("What the day or period is called"), max_length=200)
    value_name = models.CharField(_("What the value is called"), max_length=200)
    beside_name = models.CharField(_("What the comparison is called"), max_length=200, blank=True)
    next_at = models.DateTimeField(default=clock.now)
    got_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failure: Any = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"])]
        constraints = [
            models.CheckConstraint(
                name="remote_is_whole", condition=~Q(address="") & ~Q(period_name="") & ~Q(value_name="")
            ),
            models.CheckConstraint(name="remote_form_known", condition=Q(form__in=Form.values)),
            models.CheckConstraint(name="remote_decimal_known", condition=Q(decimal__in=(".", ","))),
        ]

    def __str__(self) -> str:
        return self.address


UP = "initiative__service__organisation"


def every_indicator() -> models.QuerySet[Indicator]:
    """With what its pages and permissions need."""
    return Indicator.objects.select_related(UP, "remote")


def every_reading() -> models.QuerySet[Reading]:
    return Reading.objects.select_related(f"indicator__{UP}")
