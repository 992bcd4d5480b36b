"""Agreements on research use: who may take answers along, what for, and until when."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.vault import Concealed
from samenspel.spine.initiatives.models import Within
from samenspel.tools.surveys.models.surveys import UP, Basis, Survey


class Agreement(Within):
    """`key`: random; the numbers of people in its files are made with it, so that files of two agreements
    can't be put together. `ground`: on what the use of the answers stands; `basis`: which task or interest
    that is, where it is not consent. A no to a question of consent holds in either case. `known`: the
    variables by which others may know people, so that in its files nobody is one of too few by them."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="agreements")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("What for"), max_length=300)
    ground = models.CharField(_("On which basis"), max_length=8, choices=Basis.choices, default=Basis.CONSENT)
    basis = models.CharField(_("Which task or interest"), max_length=300, blank=True)
    with_texts = models.BooleanField(_("With what people wrote in their own words"), default=False)
    known: Any = models.JSONField(default=list)
    agreed_at = models.DateTimeField(default=clock.now)
    until = models.DateField(_("Until"))
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("Why it ends"), max_length=300, blank=True)
    key = Concealed(default="", editable=False)

    class Meta:
        ordering = ("-agreed_at",)
        constraints = [
            models.CheckConstraint(
                name="agreement_ended_with_a_reason", condition=Q(ended_at__isnull=True) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="agreement_basis_explained", condition=Q(ground="consent") | ~Q(basis="")
            ),
        ]

    def __str__(self) -> str:
        return str(_("Research by %(person)s")) % {"person": self.holder}

    def get_absolute_url(self) -> str:
        return reverse("surveys:show_agreement", args=[self.pk])

    @property
    def runs(self) -> bool:
        """To the end of its last day."""
        return self.ended_at is None and clock.today() <= self.until


class AnswerFiles(Within):
    """A zip for the holder of an agreement, concealed in `file`; gone within a day. `alike`: everyone in it
    is one of so many in what others may know; 0 where nobody said what that is."""

    WITHIN = "agreement"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="files")
    file = models.CharField(max_length=100)
    language = models.CharField(max_length=5)
    alike = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.agreement}: {self.language}"

    def get_absolute_url(self) -> str:
        return self.agreement.get_absolute_url()


def every_agreement() -> models.QuerySet[Agreement]:
    return Agreement.objects.select_related(f"survey__{UP}", "holder")


def every_files() -> models.QuerySet[AnswerFiles]:
    return AnswerFiles.objects.select_related(f"agreement__survey__{UP}", "agreement__holder")
