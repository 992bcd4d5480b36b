"""On which side people stand, in which role, and which side decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    CITIZEN = "citizen", _("Citizens")
    ORGANISATION = "organisation", _("Organisation")
    NEUTRAL = "neutral", _("Neutral")


class Role(models.TextChoices):
    CITIZEN = "citizen", _("Citizen")
    PROFESSIONAL = "professional", _("Professional")
    COORDINATOR = "coordinator", _("Coordinator")
    MODERATOR = "moderator", _("Moderator")
    SCHOLAR = "scholar", _("Scholar")


class Decider(models.TextChoices):
    CITIZENS = "citizens", _("Citizens decide")
    ORGANISATION = "organisation", _("The organisation decides")
    TOGETHER = "together", _("Decided together")
