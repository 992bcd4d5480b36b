"""Joint reflections: what people of a session write together, and what they conclude from it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.learn.models.series import Edition
from samenspel.spine.initiatives.models import Within, one_of

LONGEST_QUOTE = 1000


class Reflection(Within):
    """Its text is in `tools/writing`, letter by letter. Closed, it keeps its `words`, and stands in the
    library as a `publication`, so that what is made of it has a source."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="reflection")
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="en")
    words = models.TextField(blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("opened_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="reflection_closed_with_publication",
                condition=Q(closed_at=None, publication=None)
                | Q(closed_at__isnull=False, publication__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return gettext("Joint reflection: %(session)s") % {"session": self.session}

    def get_absolute_url(self) -> str:
        return reverse("learn:show_reflection", args=[self.pk])

    @property
    def parent(self) -> Edition:
        """A session has a page only once it is public."""
        return self.session.edition

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ConclusionKind(models.TextChoices):
    FINDING = "finding", _("Finding")
    BARRIER = "barrier", _("Barrier")
    PROPOSAL = "proposal", _("Proposal")


class Conclusion(Within):
    """Words of the text from which something follows. `picked_by`: who took them out of it."""

    WITHIN = "reflection"

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="conclusions")
    kind = models.CharField(_("What it is"), max_length=8, choices=ConclusionKind.choices)
    quote = models.TextField(_("Words of the text"), max_length=LONGEST_QUOTE)
    picked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("reflection", "pk")
        constraints = [
            models.CheckConstraint(name="conclusion_kind_known", condition=one_of("kind", ConclusionKind)),
        ]

    def __str__(self) -> str:
        return self.quote if len(self.quote) <= 80 else f"{self.quote[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("learn:show_conclusion", args=[self.pk])


class Agreement(Within):
    """Somebody who takes part says that they agree. Not when."""

    WITHIN = "conclusion"

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="agreements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("conclusion", "person")
        constraints = [models.UniqueConstraint(name="agreement_once", fields=["conclusion", "person"])]

    def __str__(self) -> str:
        return str(self.person)


def every_reflection() -> "models.QuerySet[Reflection]":
    return Reflection.objects.select_related("session__edition__series", "session__chair", "publication")


def every_conclusion() -> "models.QuerySet[Conclusion]":
    up = ("reflection__session__edition__series", "reflection__publication", "picked_by")
    return Conclusion.objects.select_related(*up)
