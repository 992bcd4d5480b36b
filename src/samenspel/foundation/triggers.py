"""Triggers that guard rows in the database, whoever asks. A migration makes them, and makes them anew after
one that gave a guarded table another shape: SQLite forgets them then.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Statements = Mapping[str, Sequence[str]]
"""By vendor of the database."""


class Triggers:
    """`on` makes them, `off` takes away whatever of them there is."""

    def __init__(self, on: Statements, off: Statements) -> None:
        self.on, self.off, self._lifts = on, off, 0
        ALL.append(self)

    def protect(self, apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        self.remake(self.on, editor)

    def remake(self, on: Statements, editor: BaseDatabaseSchemaEditor) -> None:
        self.unprotect(None, editor)
        self._make(on, editor)

    def unprotect(self, apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        self._make(self.off, editor)

    @staticmethod
    def _make(statements: Statements, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement, params=None)

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """For tests that play the attacker. Whoever lifts them within does not put them back."""
        self._lifts += 1
        if self._lifts == 1:
            _run(self.off)
        try:
            yield
        finally:
            self._lifts -= 1
            if not self._lifts:
                _run(self.on)


def _run(statements: Statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


ALL: list[Triggers] = []


@contextmanager
def all_lifted() -> Iterator[None]:
    """To empty the tables between tests."""
    with ExitStack() as stack:
        for each in ALL:
            stack.enter_context(each.lifted())
        yield
