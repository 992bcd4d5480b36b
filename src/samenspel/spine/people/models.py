"""Persons: a display name and a language, nothing else required."""

import hashlib
import uuid
from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.mailboxes import MailboxField

SILENT = _("Your guardian has to say yes first, by the link in our mail. Until then you can read everything.")


def no_password() -> str:
    """Random and unusable. Sessions hang on it: a new one signs a person out everywhere."""
    return make_password(None)


class PersonManager(BaseUserManager["Person"]):
    """Lookups by e-mail address, in any of its forms."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=username)


class Person(AbstractBaseUser):
    """Who does things here; after erasure the row stays without personal data, so that counts stay true."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    password = models.CharField(max_length=128, default=no_password, editable=False)
    email = MailboxField(_("E-mail address"), unique=True, null=True, blank=True)
    display_name = models.CharField(_("Display name"), max_length=80, blank=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="nl")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    is_child = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="person_email_in_lower_case", condition=Q(email=Lower("email"))),
            models.CheckConstraint(
                name="person_erased_without_data",
                condition=Q(erased_at__isnull=True)
                | Q(email__isnull=True, display_name="", is_active=False, is_administrator=False),
            ),
            models.CheckConstraint(
                name="person_child_has_one_name", condition=~Q(is_child=True, display_name__contains=" ")
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or str(_("Somebody"))

    @property
    def why_silent(self) -> str | Promise:
        """A child writes nothing without its guardian's yes; everybody else may speak."""
        return "" if not self.is_child or self.child.is_allowed else SILENT


class Child(models.Model):
    """What a guardian says about a child. The page for that is at a link that only the guardian was mailed.

    No family name stands here, unless the guardian wants it in print.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True, related_name="child")
    guardian_email = MailboxField(_("E-mail address of the guardian"), blank=True)
    guardian_name = models.CharField(_("Your name"), max_length=80, blank=True)
    link_digest = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    consented_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    printed_name = models.CharField(_("The name in print"), max_length=80, blank=True)
    printed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="child_in_print_by_a_dated_yes",
                condition=Q(printed_name="") | Q(printed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="child_allowed_by_somebody",
                condition=Q(consented_at__isnull=True)
                | Q(withdrawn_at__isnull=False)
                | ~Q(guardian_email=""),
            ),
        ]

    link = ""  # known to its mail alone

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("people:show_child", args=[self.link])

    @property
    def is_allowed(self) -> bool:
        return self.consented_at is not None and self.withdrawn_at is None


class SessionKey(models.CharField[Any, Any]):
    """What a browser shows, as a digest: whoever reads the table can show nothing. A digest is known by its
    sign, which no key of a browser begins with."""

    SIGN = "~"

    def get_prep_value(self, value: Any) -> Any:
        if not value or value.startswith(self.SIGN):
            return value
        return self.SIGN + hashlib.sha256(value.encode()).hexdigest()[:39]


class Session(AbstractBaseSession):
    """A browser that is signed in, or a visitor's; it knows its person, so that it can end with them.

    What it holds is concealed, and it ends with a day: when somebody signed in is nobody's business.
    """

    session_key = SessionKey(max_length=40, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")

    @classmethod
    def get_session_store_class(cls) -> type:
        store: type = import_module(settings.SESSION_ENGINE).SessionStore
        return store


class SignInRequest(models.Model):
    """Somebody asked for a way in by mail. Gone once used; link and code are kept as digests."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = MailboxField()
    link_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    next_url = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["email", "asked_at"])]

    def __str__(self) -> str:
        return str(self.id)
