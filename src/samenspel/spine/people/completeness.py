"""Which fields look personal but are in no register."""

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import NOT_PERSONAL, PERSONAL

TELLING = re.compile(
    r"^((display|first|last|full|real|user|nick)?_?name|(.+_)?(email|mail|phone|address|ip|agent|birth|sender|actor))$"
)
FREE_TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField)


def forgotten_fields(every: Iterable[type[models.Model]] | None = None) -> list[str]:
    """`app.Model.field` of every field that somebody must register, or say of why it is not personal."""
    looking = {
        f"{model._meta.label}.{field.name}"
        for model in every or apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if _looks_personal(model, field)
    }
    known = {f"{each.model}.{name}" for each in PERSONAL for name in each.fields}
    return sorted(looking - known - NOT_PERSONAL.keys())


def _looks_personal(model: type[models.Model], field: models.Field[Any, Any]) -> bool:
    if _leads_to_person(field) or isinstance(field, models.EmailField | models.GenericIPAddressField):
        return True
    if TELLING.search(field.name):
        return True
    about_somebody = model is Person or any(_leads_to_person(other) for other in model._meta.local_fields)
    return about_somebody and _is_free_text(field)


def _leads_to_person(field: models.Field[Any, Any]) -> bool:
    return field.is_relation and field.related_model is Person


def _is_free_text(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, FREE_TEXT) and not field.choices and not isinstance(field, models.SlugField)
