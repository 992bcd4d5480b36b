"""Who makes a thing with whom, and who finds it good.

Abstract: a phase makes each its own with the one field that leads to its thing, which is called `thing`
everywhere. So the database itself sees to it that nobody is an author twice.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Within


class OncePerPerson(models.Model):
    """One person, once at a thing."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="%(app_label)s_%(class)s_once", fields=["thing", "person"])
        ]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.person_id}"  # type: ignore[attr-defined] # of each phase's own


class Author(OncePerPerson):
    """Somebody who makes a thing, alone or with others; until agreed to, an invitation to do so.

    `thing`: a foreign key, related_name="authors".
    """

    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta(OncePerPerson.Meta):
        abstract = True


class Support(OncePerPerson):
    """Somebody finds that a thing should come about.

    `thing`: a foreign key, related_name="supports".
    """

    since = models.DateTimeField(default=clock.now)

    class Meta(OncePerPerson.Meta):
        abstract = True


class Merge(Within):
    """The authors of one thing ask those of another to take them in; gone when it is done or refused.

    `thing`: a one-to-one field, related_name="merge"; `into`: a foreign key, related_name="merges".
    """

    WITHIN = "into"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(name="%(app_label)s_%(class)s_of_two", condition=~Q(thing=F("into")))
        ]

    def __str__(self) -> str:
        return f"{self.thing_id} → {self.into_id}"  # type: ignore[attr-defined] # of each phase's own
