"""Django's backend for SQLite, in which the threads of a server wait in line for the one lock on writing.

SQLite itself has those who wait sleep for ever longer and then try again, so that whoever comes last
may get the lock first. Other processes (a backup, a command) still meet there.
"""

from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base

_WRITING = Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the line's lock from the beginning of a transaction to its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        super().__init__(*args, **kwargs)
        self._writes = False

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 0))
        self._writes = _WRITING.acquire(timeout=patience)
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave()

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]
        self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _leave(self) -> None:
        """Let the next one write."""
        if self._writes:
            self._writes = False
            _WRITING.release()
