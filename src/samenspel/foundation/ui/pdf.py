"""PDFs, set by Typst: tagged for screen readers (PDF/UA-1), with a title and a language.

A template is a file of ours, `<app>/<name>.typ` among an app's templates. What people wrote comes to it as
data, never as part of the source: to Typst `#` and `*` are code. It is set by a process of its own with
bounded time and memory. Fonts come with the package `typst`; those of the machine are not looked at.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryFile
from typing import IO, Any

from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs

from samenspel.foundation.apart import Apart

MOST_SIGNS, MOST_OF_A_VOLUME = 500_000, 8_000_000
TYPESETTING = Apart("foundation.ui.typesetting", seconds=20)
VOLUMES = Apart("foundation.ui.typesetting", seconds=180)
CPU_OF_A_VOLUME = "150"


class TooMuch(Exception):
    """The text is too long to be set, or setting it took too long or too much memory."""


def pdf_of(template: str, data: Mapping[str, Any]) -> bytes:
    """`data` is what JSON can say; `title` and `language` are for the document itself."""
    return _made(template, data, MOST_SIGNS, TYPESETTING)


def volume_of(template: str, data: Mapping[str, Any]) -> bytes:
    """Of hundreds of pages, for a task: no request waits so long."""
    return _made(template, data, MOST_OF_A_VOLUME, VOLUMES, CPU_OF_A_VOLUME)


def _made(template: str, data: Mapping[str, Any], most: int, room: Apart, *words: str) -> bytes:
    told = json.dumps({"template": str(_find(template)), "data": dict(data)})
    if len(told) > most:
        raise TooMuch(f"{template} would be set of {len(told)} signs; {most} is the most.")
    with TemporaryFile() as source:
        source.write(told.encode())
        source.seek(0)
        return _set(template, source, room, *words)


def _set(template: str, source: IO[bytes], room: Apart, *words: str) -> bytes:
    try:
        done = room.run(source, *words)
    except TimeoutExpired as error:
        raise TooMuch(f"{template} was not set within {room.seconds} seconds.") from error
    if done.returncode < 0:
        raise TooMuch(f"{template} took more memory than there is for it.")
    done.check_returncode()
    return done.stdout


def _find(template: str) -> Path:
    found = (Path(folder) / template for folder in get_app_template_dirs("templates"))
    path = next((path for path in found if path.is_file()), None)
    if path is None or path.suffix != ".typ":
        raise TemplateDoesNotExist(template)
    return path
