"""The house's rules that templates show: each takes a folder like src/samenspel and names the offences."""

import re
from pathlib import Path

LONGEST_LINE = 140
TRANSLATED = re.compile(r"{% blocktrans.*?{% endblocktrans", re.DOTALL)
NAMES_NOBODY = 'name="referrer" content="no-referrer"'
BARE_COLON = re.compile(r"[}%]}(?:</\w+>)?: ")


def long_lines(source: Path) -> list[str]:
    """Nobody sees what changed in a line that runs off the screen."""
    return [
        f"{path.relative_to(source).as_posix()}:{number} has {len(line)} signs"
        for path in sorted(source.rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]


def bare_colons(source: Path) -> list[str]:
    """Between two texts stands `|colon`: French sets a space before that sign."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.html"))}
    return [
        f"{path.relative_to(source).as_posix()}: {found.group()}"
        for path, page in pages.items()
        for found in BARE_COLON.finditer(TRANSLATED.sub("", page))
    ]


def nameless_senders(source: Path) -> list[str]:
    """Every page has forms, and what comes from nowhere is taken for a forgery: `same-origin` names the page
    to nobody else."""
    return [
        path.relative_to(source).as_posix()
        for path in sorted(source.rglob("*.html"))
        if "{% extends" in (page := path.read_text(encoding="utf-8")) and NAMES_NOBODY in page
    ]
