"""A wish: the least that a thing can be."""

from django.db import models

from samenspel.foundation.ui.maps.placed import Placed
from samenspel.spine.initiatives.models import Initiative, Within
from samenspel.tools.promises import models as promises
from samenspel.tools.together import models as together


class Wish(Placed, Within):
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/wishes/{self.pk}/"


class Wisher(together.Author):
    thing = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="authors")


class Fan(together.Support):
    thing = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="supports")


class Union(together.Merge):
    thing = models.OneToOneField(Wish, on_delete=models.CASCADE, related_name="merge")
    into = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="merges")


class Vow(promises.Promise):
    thing = models.OneToOneField(Wish, on_delete=models.CASCADE, related_name="vow")


class Step(promises.Milestone):
    promise = models.ForeignKey(Vow, on_delete=models.CASCADE, related_name="milestones")


class Tiding(promises.Update):
    promise = models.ForeignKey(Vow, on_delete=models.CASCADE, related_name="updates")


class Opinion(promises.Verdict):
    promise = models.ForeignKey(Vow, on_delete=models.CASCADE, related_name="verdicts")
