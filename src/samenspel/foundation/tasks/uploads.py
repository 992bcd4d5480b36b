"""Files that people send, put aside for a task and gone once it has read them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from samenspel.foundation.tasks.work import Interrupted

FOLDER = "uploads"
KEPT = timedelta(days=1)


@contextmanager
def put_aside(upload: "File[Any]") -> Iterator[str]:
    """Start the task inside, with this name of the file; when that fails the file goes too."""
    name = default_storage.save(f"{FOLDER}/upload", upload)
    try:
        yield name
    except BaseException:
        default_storage.delete(name)
        raise


@contextmanager
def taken(name: str) -> Iterator[IO[Any]]:
    """The file. It goes whether the work is done or refused, and stays when the worker stops before."""
    try:
        with default_storage.open(name) as file:
            yield file
    except Interrupted:
        raise
    except BaseException:
        default_storage.delete(name)
        raise
    default_storage.delete(name)


def forget_uploads() -> None:
    """Those whose tasks were killed again and again: they hold more about people than we keep."""
    if not default_storage.exists(FOLDER):
        return
    long_ago = timezone.now() - KEPT
    for name in default_storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path) < long_ago:
            default_storage.delete(path)
