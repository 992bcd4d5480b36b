"""samenspel serve: the site and its worker in one process, until it is told to stop."""

import argparse
import gc
import os
import signal
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from samenspel.config.doors import Doors, listen
from samenspel.config.doors.visits import settings_of
from samenspel.config.local import set_up_django
from samenspel.config.processes import keep_running
from samenspel.config.terminal import DONE, Trouble, name

THREADS = 8
PATIENCE = 30.0
PACKAGE = Path(__file__).resolve().parent.parent


def serve(words: Sequence[str]) -> int:
    options = _parser().parse_args(words)
    _tell_how_many(options.workers, elsewhere=options.no_worker)
    set_up_django()
    check_port(options.host, options.port)
    _refuse_an_old_database()
    _refuse_a_database_for_one(options.workers)
    run(
        options.host,
        options.port,
        options.threads,
        workers=options.workers,
        with_worker=not options.no_worker,
    )
    return DONE


def _tell_how_many(workers: int, *, elsewhere: bool) -> None:
    """PROCESSES says how many write; here it is known, unless it says more."""
    said = os.environ.get("PROCESSES", "")
    known = max(workers, 1) + elsewhere
    os.environ["PROCESSES"] = str(max(known, int(said))) if said.isdecimal() else said or str(known)


def _refuse_a_database_for_one(workers: int) -> None:
    from samenspel.foundation.locks.checks import sqlite_is_safe

    if workers < 1:
        raise Trouble("Serve with one process or more: --workers 1")
    if workers > 1 and (said := sqlite_is_safe()):
        raise Trouble(f"{said[0].msg} {said[0].hint}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{name()} serve",
        description="Serve the site, with its worker, until stopped (Ctrl-C, or SIGTERM).",
        epilog="docs/how-to/production.md tells how to put it behind a web server.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="(%(default)s)")
    parser.add_argument(
        "--threads", type=int, default=THREADS, help="requests at once, in each (%(default)s)"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes that answer (%(default)s)")
    parser.add_argument("--no-worker", action="store_true", help="it runs elsewhere: samenspel work")
    return parser


def migrate(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog=f"{name()} migrate", description="Bring the database and the static files up to date."
    )
    parser.parse_args(words)
    set_up_django()
    bring_up_to_date(verbosity=1)
    return DONE


def bring_up_to_date(verbosity: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    if pending_migrations():
        call_command("migrate", verbosity=verbosity, interactive=False)
    if settings.PRODUCTION:
        call_command("collectstatic", verbosity=0, interactive=False)


def pending_migrations() -> list[Any]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def _refuse_an_old_database() -> None:
    if pending_migrations():
        raise Trouble(f"The database is older than this version of Samenspel. First run: {name()} migrate")


def check_port(host: str, port: int) -> None:
    if not is_free(host, port):
        free = next((other for other in range(port + 1, port + 100) if is_free(host, other)), None)
        way = f"Try --port {free}" if free else "Try another --port"
        raise Trouble(f"Port {port} is in use, perhaps by another Samenspel. {way}, or stop what uses it.")


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise Trouble(f"Port {port} does not exist; choose one from 1024 to 65535.") from error
        except PermissionError as error:
            raise Trouble(f"Port {port} is for administrators; choose one from 1024 to 65535.") from error
        except socket.gaierror as error:
            raise Trouble(f"{host} is no address of this machine; try 127.0.0.1 or 0.0.0.0.") from error
        except OSError:
            return False
    return True


def run(host: str, port: int, threads: int = THREADS, *, workers: int = 1, with_worker: bool = True) -> None:
    """Answer requests until SIGINT or SIGTERM; then end what is under way, and return."""
    warm_up()
    listener = listen(host, port)

    def attend(place: int) -> None:
        with _worker(with_worker and place == 0):
            _server(threads).run([listener])

    if workers == 1:
        attend(0)
    else:
        keep_running(workers, attend)


def warm_up() -> None:
    """What the first visitor would wait for, and what all processes share in memory."""
    from django.conf import settings
    from django.db import connections
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils import translation

    settings.STATIC_ROOT.mkdir(exist_ok=True)
    get_resolver().url_patterns  # noqa: B018 -- what can't be imported is found now
    for path in PACKAGE.rglob("templates/**/*.html"):
        get_template(path.as_posix().rpartition("/templates/")[2])
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext(code)
    connections.close_all()
    gc.collect()
    gc.freeze()  # what stays for good need not be looked through again while people wait


def _server(threads: int) -> "Server":
    from django.conf import settings

    from samenspel.config.wsgi import application
    from samenspel.tools.writing.live.hall import Hall

    is_behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    doors = Doors(application, threads, behind_proxy=is_behind_proxy, lines=Hall)
    return Server(uvicorn.Config(**settings_of(doors)))


class Server(uvicorn.Server):
    """Ends well when it is told to, also where a shell in the background has Ctrl-C ignored."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        ends = (signal.SIGTERM, signal.SIGINT)
        before = {number: signal.signal(number, self.handle_exit) for number in ends}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def _worker(wanted: bool) -> Iterator[None]:
    """The worker in a thread; work that can't end in time is taken up again at the next start."""
    if not wanted:
        yield
        return
    from samenspel.foundation.tasks import run_worker

    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(stop,), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
