"""The register of personal fields: what is held about people, why, how long, and what becomes of it.

Every app registers its own in `personal.py`. The privacy page, the download and erasure read nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

from samenspel.spine.people.models import Person

Text = str | Promise


class Erase(StrEnum):
    """What happens to a row when its person leaves."""

    DELETE = "delete"
    BLANK = "blank"  # the fields are emptied, the row stays
    ANONYMISE = "anonymise"  # the row stays; the person it points to has no name or address any more


@dataclass(frozen=True)
class Personal:
    """Fields of one model that are personal for one purpose."""

    model: str
    fields: Mapping[str, Text] = field(hash=False)
    of: str
    by: str
    through: str
    purpose: Text
    retention: Text
    erase: Erase
    erase_with: Callable[[Person], object] | None
    told: Callable[[Person], list[dict[str, object]]] | None
    found: Callable[[Person], QuerySet[Any]] | None
    name: str = ""
    name_with: Callable[[Person, str], object] | None = None

    @property
    def words(self) -> list[Text]:
        """What is held, for people to read."""
        return [words for words in self.fields.values() if words]

    def rows(self, person: Person) -> QuerySet[Model]:
        """This person's rows."""
        if self.found:
            return self.found(person)
        rows: QuerySet[Model] = apps.get_model(self.model)._base_manager.all()
        key = getattr(person, self.by)
        mine = Q(**{self.of: key}) if key else Q(pk__in=())
        if self.through:
            mine = Q(**{self.through: person.pk}) | Q(**{self.through: None}) & mine
        return rows.filter(mine)

    def forget(self, person: Person) -> None:
        """Do what `erase` says with this person's rows."""
        if self.erase_with:
            self.erase_with(person)
        elif self.erase is Erase.DELETE:
            self.rows(person).delete()
        elif self.erase is Erase.BLANK:
            self.rows(person).update(**{name: self._blank(name) for name in self.fields})

    def rename(self, person: Person, name: str) -> None:
        """Where this person stands by name."""
        if self.name_with:
            self.name_with(person, name)
        elif self.name:
            self.rows(person).update(**{self.name: name})

    def _blank(self, name: str) -> object:
        column = apps.get_model(self.model)._meta.get_field(name)
        return None if column.null else column.get_default()


PERSONAL: list[Personal] = []
NOT_PERSONAL: dict[str, Text] = {}


def register_personal(
    model: str,
    *,
    fields: Mapping[str, Text],
    of: str,
    by: str = "pk",
    through: str = "",
    purpose: Text,
    retention: Text,
    erase: Erase | str,
    erase_with: Callable[[Person], object] | None = None,
    told: Callable[[Person], list[dict[str, object]]] | None = None,
    found: Callable[[Person], QuerySet[Any]] | None = None,
    name: str = "",
    name_with: Callable[[Person, str], object] | None = None,
) -> None:
    """Say that `fields` (name → what it is, in words) of `model` are about a person.

    Without words it is not told apart: the field only says whose the others are.
    `of` is the lookup from a row to that person, `by` what of the person it is compared with (the key, or
    their e-mail address); a row that is found by address must be registered before Person loses it, which is
    always last. `through`: the lookup to their key, which counts instead where it leads to anybody: addresses
    change. `erase_with` replaces the plain way of erasing where an app must do more; `told` gives what
    the download says where the rows themselves would tell nobody anything. `found` finds the rows of a person
    where no lookup leads there, so that `of` is only a name. `name`: the field in which the person stands by
    name; whoever turns out to be a child has the first name alone there too. `name_with` does so where the
    name is in no field of its own.
    """
    if any(each.model == model and each.fields.keys() & fields.keys() for each in PERSONAL):
        raise ImproperlyConfigured(f"{model} is registered twice with one of {', '.join(fields)}.")
    erasing = Erase(erase), erase_with
    PERSONAL.append(
        Personal(model, fields, of, by, through, purpose, retention, *erasing, told, found, name, name_with)
    )


def not_personal(model: str, *fields: str, because: Text) -> None:
    """Say why fields that look personal are not."""
    for name in fields:
        NOT_PERSONAL[f"{model}.{name}"] = because


def in_order() -> list[Personal]:
    """As people read it: the person first, then app by app. Erasing goes the other way round."""
    return sorted(PERSONAL, key=lambda each: (each.model != "people.Person", each.model))
