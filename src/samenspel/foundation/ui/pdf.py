"""PDFs, set by Typst: tagged for screen readers (PDF/UA-1), with a title and a language.

A template is a file of ours, `<app>/<name>.typ` among an app's templates. What people wrote comes to it as
data, never as part of the source: to Typst `#` and `*` are code. It is set by a process of its own with
bounded time and memory. Fonts come with the package `typst`; those of the machine are not looked at.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs

SECONDS, MOST_SIGNS = 20, 500_000


class TooMuch(Exception):
    """The text is too long to be set, or setting it took too long."""


def pdf_of(template: str, data: Mapping[str, Any]) -> bytes:
    """`data` is what JSON can say; `title` and `language` are for the document itself."""
    told = json.dumps({"template": str(_find(template)), "data": dict(data)})
    if len(told) > MOST_SIGNS:
        raise TooMuch(f"{template} would be set of {len(told)} signs; {MOST_SIGNS} is the most.")
    command = [sys.executable, "-m", "samenspel.foundation.ui.typesetting"]
    environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command, input=told.encode(), capture_output=True, timeout=SECONDS, env=environment, check=True
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise TooMuch(f"{template} was not set within {SECONDS} seconds.") from error
    return done.stdout


def _find(template: str) -> Path:
    found = (Path(folder) / template for folder in get_app_template_dirs("templates"))
    path = next((path for path in found if path.is_file()), None)
    if path is None or path.suffix != ".typ":
        raise TemplateDoesNotExist(template)
    return path
