"""What the documentation lists is what there is."""

import re
from pathlib import Path

import pytest

from samenspel.config.command import COMMANDS

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "src" / "samenspel" / "config"
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
