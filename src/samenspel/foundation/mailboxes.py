"""The one form of an e-mail address: whoever writes it in another way means the same mailbox."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.encoding import punycode

LONGEST = 254


def mailbox(text: str) -> str:
    """In small letters, without what nobody sees, with the domain as the mail goes there (IDNA). Says
    nothing of whether there is such a mailbox: ask `is_address`."""
    if not text.isascii():
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    seen = text.strip()
    name, at, domain = seen.rpartition("@")
    try:
        domain = punycode(unicodedata.normalize("NFKC", domain))
    except UnicodeError:
        return seen.lower()
    return f"{name}{at}{domain}".lower()


def is_address(text: str) -> bool:
    try:
        check_address(mailbox(text))
    except ValidationError:
        return False
    return True


def check_address(email: str) -> None:
    """Django's own check lets letters pass that only look like those of an address."""
    validate_email(email)
    if not email.isascii() or len(email) > LONGEST:
        raise ValidationError(validate_email.message, code="invalid")


class MailboxInput(forms.EmailField):
    """Takes an address in any form; its value is the one form."""

    default_validators = [check_address]

    def to_python(self, value: Any) -> str:
        return mailbox(str(super().to_python(value) or ""))


class MailboxField(models.EmailField):  # type: ignore[type-arg]  # none at run time
    """Keeps, and looks for, the one form of an address."""

    def get_prep_value(self, value: Any) -> Any:
        return mailbox(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": MailboxInput, **options})

    def deconstruct(self) -> Any:
        """To the database it is any address."""
        name, _path, positional, words = super().deconstruct()
        return name, "django.db.models.EmailField", positional, words
