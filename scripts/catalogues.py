"""Makes the .mo files that Django reads out of the .po files that translators write; only these are kept.

French signs that stand apart get a space that no line breaks at; translators type a plain one.

`python -m scripts.catalogues` does so wherever a .mo file is missing or older. `./samenspel`, manage.py, the
tests and the build of the wheel call it.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.places import SOURCE

APART = re.compile(r"(?<=«) | (?=[:;!?»])")


def compile_catalogues(source: Path = SOURCE) -> None:
    for path in stale(source):
        import polib

        made, catalogue = path.with_suffix(f".{os.getpid()}"), polib.pofile(os.fspath(path))
        for entry in catalogue if "/fr/" in path.as_posix() else []:
            entry.msgstr = set_apart(entry.msgstr)
            entry.msgstr_plural = {number: set_apart(form) for number, form in entry.msgstr_plural.items()}
        catalogue.save_as_mofile(os.fspath(made))
        made.replace(path.with_suffix(".mo"))  # whole at once: other processes read it too


def set_apart(words: str) -> str:
    return APART.sub("\N{NO-BREAK SPACE}", words)


def stale(source: Path = SOURCE) -> Iterator[Path]:
    """Every .po file whose .mo file does not say the same yet."""
    for path in sorted(source.glob("**/locale/*/LC_MESSAGES/django.po")):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            yield path


if __name__ == "__main__":
    compile_catalogues()
