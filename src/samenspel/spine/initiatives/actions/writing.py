"""What all of these actions do."""

from typing import Any

from django.db.models import Model

from samenspel.foundation.journal import record
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person


def lock(initiative: Initiative) -> None:
    """Others who change charter or roles wait; on SQLite the write gate sees to that."""
    Initiative.objects.select_for_update().get(pk=initiative.pk)


def set_values(thing: Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save(update_fields=[*values])


def tell(
    actor: Person, verb: str, initiative: Initiative, thing: Model, phase: str = "", **data: str | int
) -> None:
    record(
        actor=actor,
        verb=f"initiatives.{verb}",
        thing=thing,
        initiative=initiative,
        phase=phase,
        data=data,
    )
