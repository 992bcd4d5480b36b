"""What people say in an opinion map, and what moderators decided about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.opinion import weight
from samenspel.phases.design.counting import Standing
from samenspel.phases.design.models.opinion_maps import Moderated, OpinionMap
from samenspel.spine.initiatives.models import Activity, Within, one_of

LONGEST, LONGEST_IMPORTED, LONGEST_REASON = 140, 2000, 400


class State(models.TextChoices):
    UNREAD = "unread", _("Not read yet")
    APPROVED = "approved", _("Approved")
    HIDDEN = "hidden", _("Hidden")
    SPLIT = "split", _("Split")


class Statement(Within):
    """Its text never changes: people voted on these words. Other words are another statement.

    `number` is its own within the map, as in Polis' files. How it stands (`disagrees`, `passes`, `agrees`,
    `reach`) is what the task found that last made the map anew.
    """

    WITHIN = "map"

    map = models.ForeignKey(OpinionMap, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.TextField(_("Statement"), max_length=LONGEST_IMPORTED)
    state = models.CharField(max_length=8, choices=State.choices, default=State.UNREAD)
    is_seed = models.BooleanField(default=False)
    is_about_person = models.BooleanField(default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    split_from = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts"
    )
    added_at = models.DateTimeField(default=clock.now)
    disagrees = models.PositiveIntegerField(default=0)
    passes = models.PositiveIntegerField(default=0)
    agrees = models.PositiveIntegerField(default=0)
    reach = models.FloatField(default=0)

    class Meta:
        ordering = ("map", "number")
        constraints = [
            models.UniqueConstraint(name="statement_number_once", fields=["map", "number"]),
            models.CheckConstraint(name="statement_has_text", condition=~Q(text="")),
            models.CheckConstraint(name="statement_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="statement_split_from_another",
                condition=Q(split_from=None) | ~Q(split_from=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.map.get_absolute_url()

    @property
    def activity(self) -> Activity:
        return self.map.activity

    @property
    def weight(self) -> float:
        return weight(*self.standing, is_about_person=self.is_about_person)

    @property
    def standing(self) -> Standing:
        return (self.disagrees, self.passes, self.agrees, self.reach)

    @property
    def seen(self) -> int:
        return self.disagrees + self.passes + self.agrees


class Kind(models.TextChoices):
    APPROVE = "approve", _("Approve")
    HIDE = "hide", _("Hide")
    ABOUT_PERSON = "about_person", _("It is about a person")
    NOT_ABOUT_PERSON = "not_about_person", _("It is not about a person")
    SPLIT = "split", _("Split")


class Ruling(Within):
    """What a moderator decided about a statement, and why."""

    WITHIN = "statement"

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="rulings")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    reason = models.CharField(_("Reason"), max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ruled_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(name="ruling_kind_known", condition=one_of("kind", Kind)),
            models.CheckConstraint(name="ruling_hides_with_reason", condition=~Q(kind="hide", reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"


def every_statement() -> models.QuerySet[Statement]:
    """With what permissions need."""
    statements: Any = Statement.objects.select_related(
        "map__activity__initiative__service__organisation", "author"
    )
    return statements.defer("map__found", "map__group_of")  # type: ignore[no-any-return]


def is_asked(map: OpinionMap) -> Q:
    """Those that people vote on."""
    asked = [State.APPROVED]
    if map.moderated == Moderated.AFTER:
        asked.append(State.UNREAD)
    return Q(state__in=asked)
