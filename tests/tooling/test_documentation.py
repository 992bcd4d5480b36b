"""What the documentation lists is what there is."""

import re
from pathlib import Path

import pytest

from samenspel.config.command import COMMANDS

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "src" / "samenspel" / "config"
REGISTERS = re.compile(r"\bregister_\w+|\b[A-Z]\w+Kind\b")
DEFINED = re.compile(r"^ *(?:def|class) (\w+)", re.MULTILINE)
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def first_column(page):
    rows = re.findall(r"^\| (.+?) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([A-Za-z_-]+)[^`]*`", row)}


def test_every_setting_is_described():
    code = "".join(path.read_text(encoding="utf-8") for path in CONFIG.glob("*.py"))
    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', code))
    assert first_column("docs/reference/settings.md") == read


def test_every_command_is_described():
    assert first_column("docs/reference/command.md") == {*COMMANDS, "test", "check", "fix", "bench"}


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    here = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in here if not (document.parent / link).exists()] == []


def _names():
    """Whatever is defined in the program."""
    files = [path for folder in ("src", "tests", "scripts") for path in (ROOT / folder).rglob("*.py")]
    return {name for path in files for name in DEFINED.findall(path.read_text(encoding="utf-8"))}


def test_what_pages_for_developers_register_with_is_there():
    """Not in decisions, which also tell of what was given up."""
    pages = [page for folder in ("explanation", "how-to") for page in (ROOT / "docs" / folder).glob("*.md")]
    words = {word for page in pages for word in REGISTERS.findall(page.read_text(encoding="utf-8"))}
    assert words - _names() == set()
    assert "register_personal" in words
