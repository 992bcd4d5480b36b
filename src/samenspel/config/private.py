"""What the site writes is its own account's alone: ballots, sessions, mail and drafts are in it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

OTHERS, READ_BY_OTHERS = 0o077, 0o066


def write_in_private() -> None:
    """From now on, in this process and those it starts."""
    os.umask(OTHERS)


def close_to_others() -> None:
    """What an earlier version, or another program, left open. Folders of others are theirs to close."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "samenspel.foundation.locks.engine":
        for path in Path(database["NAME"]).parent.glob(f"{Path(database['NAME']).name}*"):
            _take_away(OTHERS, path)
    for folder in (settings.MEDIA_ROOT, settings.BALLOT_KEYS, settings.JOURNAL_PARTS):
        _take_away(OTHERS, folder)
    _take_away(READ_BY_OTHERS, settings.VAR)  # a PostgreSQL of one's own may run in it as somebody else


def let_pass(folder: Path) -> None:
    """For a server in it that runs as somebody else, who reads nothing here."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(folder.stat().st_mode | stat.S_IXOTH)


def _take_away(rights: int, path: Path) -> None:
    with suppress(OSError):
        path.chmod(path.stat().st_mode & ~rights & 0o7777)
