"""The gate sits at BEGIN, so that it holds for everyone: actions, sessions, sign-in, the worker."""

from pathlib import Path

from django.db.backends.sqlite3 import base

from samenspel.foundation.locks.gate import Gate


class DatabaseWrapper(base.DatabaseWrapper):
    """Only an outermost transaction passes the gate; savepoints and reads do not."""

    gate: Gate | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._enter_gate()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except BaseException:
            self._leave_gate()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        self._leave_gate()  # after a commit that fails a rollback follows

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._leave_gate()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._leave_gate()

    def _enter_gate(self) -> None:
        if not self.is_in_memory_db():
            self.gate = Gate(Path(f"{self.settings_dict['NAME']}.gate"))
            self.gate.enter()

    def _leave_gate(self) -> None:
        if self.gate is not None:
            self.gate.leave()
            self.gate = None
