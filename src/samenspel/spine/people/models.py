"""Persons: a display name and a language, nothing else required."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Lookups by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Who does things here; after erasure the row stays without personal data, so that counts stay true."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail address"), unique=True, null=True, blank=True)
    display_name = models.CharField(_("Display name"), max_length=80, blank=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="nl")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    def __str__(self) -> str:
        return self.display_name or str(_("Somebody"))
