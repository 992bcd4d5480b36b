"""Tables made at once. Django reads every model that is joined to a new one again, model after model: to make
all tables of the site so takes as many readings as the square of their number."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """`AtOnce([CreateModel(…), …])`: each after those that it leads to, and all after one reading."""

    reversible = True

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__qualname__, [self.models], {}

    def describe(self) -> str:
        return f"Make the tables of {', '.join(each.name for each in self.models)}"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Models that were read are read again when somebody asks for them."""
        vars(state).pop("apps", None)
        for each in self.models:
            each.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        for each in self.models:
            each.database_forwards(app_label, editor, before, after)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        for each in reversed(self.models):
            each.database_backwards(app_label, editor, before, after)
