"""Readable addresses: the name in small letters, with a number when it is taken."""

from itertools import count
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

Row = TypeVar("Row", bound=models.Model)
LONGEST = 60
RESERVED = {"add", "areas", "cases", "catalogue", "meetings", "organisations", "start"}  # addresses of pages


def create_with_slug(model: type[Row], text: str, /, **values: Any) -> Row:
    """Insert a row under the first free slug of `text`; two inserts at once get different ones."""
    base = slugify(text)[:LONGEST].strip("-") or model._meta.model_name or ""
    for number in count(1):
        slug = base if number == 1 else f"{base}-{number}"
        if slug in RESERVED or _is_taken(model, slug):
            continue
        try:
            with transaction.atomic():
                return model._default_manager.create(slug=slug, **values)
        except IntegrityError:
            if not _is_taken(model, slug):
                raise
    raise AssertionError("count() does not end")


def _is_taken(model: type[Row], slug: str) -> bool:
    return model._default_manager.filter(slug=slug).exists()
