"""Who voted on which statement. There are no moments here, and no order but that in which rows were made."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.statements import Statement

AGREE, PASS, DISAGREE = 1, 0, -1


class Voter(models.Model):
    """Who votes in one map: a person, a browser by the digest of what its cookie holds, or somebody elsewhere
    of whom nothing is known (from a file)."""

    map = models.ForeignKey(OpinionMap, on_delete=models.CASCADE, related_name="voters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    device = models.CharField(max_length=64, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="voter_once_per_person", fields=["map", "person"]),
            models.UniqueConstraint(name="voter_once_per_device", fields=["map", "device"]),
            models.CheckConstraint(
                name="voter_is_person_or_device", condition=Q(person=None) | Q(device=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Vote(models.Model):
    """`chance`: that with which the statement was drawn for this voter; none where it was looked for."""

    voter = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="votes", db_index=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField()
    chance = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="vote_once", fields=["voter", "statement"]),
            models.CheckConstraint(name="vote_value_known", condition=Q(value__in=(AGREE, PASS, DISAGREE))),
            models.CheckConstraint(
                name="vote_chance_is_one",
                condition=Q(chance=None) | Q(chance__gt=0, chance__lte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voter_id} {self.statement_id}"
