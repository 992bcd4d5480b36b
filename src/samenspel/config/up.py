"""samenspel up: database, demo town, site and worker, from nothing, on this machine."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from samenspel.config import local, serve
from samenspel.config.private import let_pass
from samenspel.config.terminal import DONE, Trouble, name

LANGUAGES = ("en", "nl", "fr")


def up(words: Sequence[str]) -> int:
    options = _parser("up", "Prepare the database and the demo town, and serve them on this machine.")
    options.add_argument("--port", type=int, default=local.PORT, help="(%(default)s)")
    options.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own (var/postgres)")
    options.add_argument("--no-demo", action="store_true", help="an empty site, without the demo town")
    chosen = options.parse_args(words)
    serve.check_port("127.0.0.1", chosen.port)
    _prepare_environment(chosen.port, chosen.language)
    with _database(chosen.postgres):
        prepare(with_demo=not chosen.no_demo)
        _tell(chosen.port, with_demo=not chosen.no_demo)
        serve.run("127.0.0.1", chosen.port)
    return DONE


def demo(words: Sequence[str]) -> int:
    chosen = _parser("demo", "Put the demo town back as it was, in a fresh database.").parse_args(words)
    if "DATABASE_URL" in os.environ:
        raise Trouble("DATABASE_URL names a database; the demo town is put back only in the one in var/.")
    _prepare_environment(local.PORT, chosen.language)
    _set_aside(local.var() / "samenspel.sqlite3")
    prepare(with_demo=True)
    _say(f"The demo town is as it was. See it with: {name()} up")
    return DONE


def _parser(command: str, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"{name()} {command}", description=about)
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the town (%(default)s)")
    return parser


def _prepare_environment(port: int, language: str) -> None:
    os.environ.setdefault("LANGUAGE_CODE", language)
    local.make_local_environment(port)


def prepare(*, with_demo: bool) -> None:
    local.set_up_django()
    if serve.pending_migrations():
        _say("Preparing the database …")
    serve.bring_up_to_date(verbosity=0)
    if with_demo:
        _load_demo()


def _load_demo() -> None:
    from samenspel.pages.demo.town import is_loaded, load_town

    if not is_loaded():
        _say("Building the demo town …")
        load_town(_say)


def _tell(port: int, *, with_demo: bool) -> None:
    print(f"\n  Samenspel is at http://localhost:{port}\n")
    if with_demo:
        from samenspel.pages.demo import sign_ins

        print(f"  At http://localhost:{port}/demo/ you can be any of these people:\n")
        for line in sign_ins():
            print(f"    {line}")
    print("\nStop it with Ctrl-C.", flush=True)


@contextmanager
def _database(on_postgres: bool) -> Iterator[None]:
    if not on_postgres:
        yield
        return
    from samenspel.config.postgres import running

    let_pass(local.var())
    with running(local.var() / "postgres") as url:
        os.environ["DATABASE_URL"] = url
        yield


def _set_aside(database: "os.PathLike[str]") -> None:
    """The database before is kept until the next time."""
    for ending in ("", "-wal", "-shm"):
        path = f"{os.fspath(database)}{ending}"
        if os.path.exists(path):
            os.replace(path, f"{os.fspath(database)}.before{ending}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
