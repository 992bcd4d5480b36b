"""Who takes which scene of a script, and who plays whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.phases.design.models.texts import Text
from samenspel.spine.initiatives.models import Within

LONGEST_ROLE = 80


class InScript(Within):
    """Somebody takes something in a script."""

    WITHIN = "text"

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="%(class)ss")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ("id",)

    def get_absolute_url(self) -> str:
        return reverse("design:show_cast", args=[self.text_id])


class SceneClaim(InScript):
    """Where the scene is, the text itself knows, by the mark `key` on its first line; `scene` is what that
    said then. A claim is no lock: everybody else may write there too."""

    class Purpose(models.TextChoices):
        WRITE = "write", _("I write it")
        PLAY = "play", _("I play in it")

    scene = models.CharField(max_length=200)
    purpose = models.CharField(max_length=5, choices=Purpose.choices)

    class Meta(InScript.Meta):
        constraints = [
            models.CheckConstraint(
                name="scene_claim_purpose_known", condition=Q(purpose__in=["write", "play"])
            ),
        ]

    def __str__(self) -> str:
        return self.scene

    @property
    def key(self) -> str:
        return f"c:{self.pk}"


class Casting(InScript):
    """`role`: as the script wrote it then."""

    role = models.CharField(max_length=LONGEST_ROLE)

    class Meta(InScript.Meta):
        constraints = [
            models.UniqueConstraint(name="cast_once", fields=["text", "role", "person"]),
            models.CheckConstraint(name="casting_has_role", condition=~Q(role="")),
        ]

    def __str__(self) -> str:
        return self.role
