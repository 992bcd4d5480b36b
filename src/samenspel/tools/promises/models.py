"""What was promised about a thing, and what came of it.

Abstract, as in `tools/together`: a phase makes each its own with the one field that leads on. That is `thing`
for a promise, and `promise` for what belongs to one.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Within


class Promise(Within):
    """Who carries it out, and how far it is. It has the page of its thing.

    `thing`: a one-to-one field.
    """

    WITHIN = "thing"

    class State(models.TextChoices):
        WAITING = "waiting", _("Not begun yet")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Will not be carried out")

    owner = models.CharField(_("Who carries it out"), max_length=160, blank=True)
    state = models.CharField(_("How far it is"), max_length=9, choices=State.choices, default=State.WAITING)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_state_known",
                condition=Q(state__in=["waiting", "under_way", "done", "dropped"]),
            )
        ]

    def __str__(self) -> str:
        return str(self.parent)

    def get_absolute_url(self) -> str:
        address: str = self.parent.get_absolute_url()
        return address


class Milestone(models.Model):
    """Something that was promised for a day.

    `promise`: a foreign key, related_name="milestones".
    """

    text = models.CharField(_("What will be there"), max_length=160)
    due_on = models.DateField(_("By when"))
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("due_on", "id")
        constraints = [models.CheckConstraint(name="%(app_label)s_%(class)s_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text

    @property
    def is_late(self) -> bool:
        return self.reached_on is None and self.due_on < clock.today()


class Update(Within):
    """News of what was promised, with a photo perhaps.

    `promise`: a foreign key, related_name="updates".
    """

    WITHIN = "promise"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("What is new"), max_length=3000)
    picture = models.FileField(_("Picture"), upload_to="updates", max_length=200, blank=True)
    picture_words = models.CharField(_("What the picture shows"), max_length=200, blank=True)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ("-written_at", "-id")
        constraints = [models.CheckConstraint(name="%(app_label)s_%(class)s_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:60]


class Verdict(Within):
    """One person's answer at the end: is this what was promised?

    `promise`: a foreign key, related_name="verdicts".
    """

    WITHIN = "promise"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_as_promised = models.BooleanField()
    text = models.TextField(_("In your words"), max_length=2000, blank=True)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ("-given_at", "-id")
        constraints = [models.UniqueConstraint(name="%(app_label)s_%(class)s_once", fields=["promise", "by"])]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.is_as_promised}"  # type: ignore[attr-defined] # of each phase's own
