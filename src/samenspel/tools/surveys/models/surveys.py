"""Surveys: what is asked, of whom, and when. What was asked stays as it was once somebody answered it."""

import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.vault import Concealed
from samenspel.spine.initiatives.models import OfActivity, Within, one_of

SURVEY = "survey"
LONGEST_HOLD = 24 * 60


class Asked(models.TextChoices):
    MEMBERS = "members", _("Who takes part in the initiative")
    EVERYONE = "everyone", _("Everyone who sees the initiative, also without an account")
    INVITED = "invited", _("Only who is invited by mail")


class Basis(models.TextChoices):
    """Why answers may be used. The law has more grounds; these are the ones that surveys stand on."""

    CONSENT = "consent", _("Consent: people say yes, and may take it back")
    TASK = "task", _("A public task: the law gives it to the organisation")
    INTEREST = "interest", _("A legitimate interest that weighs more than what it asks of people")


class Survey(OfActivity):
    """The title of its activity says what about. `key`: random; pseudonyms are made with it, so that answers
    of one person in several waves can be put together, and nowhere else. `hold_minutes`: how long a place in
    a quota is kept for somebody who answers no further. `basis`: on which the initiative itself uses the
    answers, and in `because` which task or interest that is."""

    asked = models.CharField(_("Who is asked"), max_length=8, choices=Asked.choices, default=Asked.MEMBERS)
    hold_minutes = models.PositiveSmallIntegerField(default=60)
    basis = models.CharField(
        _("On which basis you use the answers"), max_length=8, choices=Basis.choices, default=Basis.CONSENT
    )
    because = models.CharField(_("Which task or interest"), max_length=300, blank=True)
    asks_children = models.BooleanField(_("It asks children, too"), default=False)
    key = Concealed(default="", editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="survey_asked_known", condition=one_of("asked", Asked)),
            models.CheckConstraint(
                name="survey_holds_places_for_a_while", condition=Q(hold_minutes__range=(1, LONGEST_HOLD))
            ),
            models.CheckConstraint(name="survey_basis_known", condition=one_of("basis", Basis)),
            models.CheckConstraint(
                name="survey_basis_explained", condition=Q(basis="consent") | ~Q(because="")
            ),
        ]

    @property
    def paper_wave(self) -> "Wave | None":
        """The last that has begun, or else the first: sheets can be printed before it begins."""
        begun = self.waves.filter(opens_at__lte=clock.received()).order_by("-opens_at").first()
        return begun or self.waves.order_by("opens_at").first()


class Edition(Within):
    """The questions. Once somebody began to answer, they stay as they are; a change makes the next edition.
    `questions`: as `methods.questionnaires` writes them down; `sealed_on`: the day of the first answer."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(default=1)
    questions: Any = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.now)
    sealed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="edition_number_once", fields=["survey", "number"]),
            models.UniqueConstraint(
                name="edition_one_at_a_time", fields=["survey"], condition=Q(sealed_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(_("Edition %(number)d")) % {"number": self.number}


class Wave(Within):
    """A time in which people are asked, until the next wave begins or the activity closes. `results`: what
    was told at `told_at` of the answers to the edition `told_of`, and stays as it is. `papers_until`: when
    sheets of paper are typed in at the latest, where there are any; `papers_to`: where to bring them."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="waves")
    number = models.PositiveSmallIntegerField(default=1)
    opens_at = models.DateTimeField(_("Begins"))
    told_at = models.DateTimeField(null=True, blank=True)
    told_of = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    results: Any = models.JSONField(default=dict)
    papers_until = models.DateTimeField(_("Sheets are typed in until"), null=True, blank=True)
    papers_to = models.CharField(_("Where to bring or send a sheet"), max_length=300, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="wave_number_once", fields=["survey", "number"]),
            models.UniqueConstraint(name="wave_moment_once", fields=["survey", "opens_at"]),
        ]

    def __str__(self) -> str:
        return str(_("Wave %(number)d")) % {"number": self.number}


UP = "activity__initiative__service__organisation"


def every_survey() -> models.QuerySet[Survey]:
    """With what its pages and permissions need."""
    return Survey.objects.select_related(UP)


def new_key() -> str:
    return secrets.token_urlsafe(32)
