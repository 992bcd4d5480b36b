"""Loads an SQLite without the write-ahead-log corruption fixed in 3.51.3, where a wheel carries one."""

import sys
from importlib import import_module

SAFE_SQLITE = (3, 51, 3)


def use_recent_sqlite() -> None:
    """Put pysqlite3 in the place of sqlite3 before Django imports it."""
    try:
        recent = import_module("pysqlite3")
        recent_dbapi2 = import_module("pysqlite3.dbapi2")
    except ImportError:
        return
    if recent.sqlite_version_info >= SAFE_SQLITE:
        sys.modules["sqlite3"] = recent
        sys.modules["sqlite3.dbapi2"] = recent_dbapi2
