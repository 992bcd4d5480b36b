"""docs/how-to/add-an-activity.md is true: what it says, typed in a copy of the house, gives a tested page."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import polib
import pytest

from scripts.check import static_lanes

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-an-activity.md"
NAMED = re.compile(r"^`(\S+)`\n\n```[\w+]+ \1$", re.MULTILINE)
BLOCK = re.compile(r"^```([\w+]+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PHASE = "src/samenspel/phases/plan/"
NOT_COUNTED = ("migrations", "locale")
ELSEWHERE = ("tests/phases/plan/", "tests/factories/plan.py", "docs/", "changelog.d/")
MOST_FILES = 9
LEFT_OUT = (".git", ".venv", "var", ".pytest_cache", ".hypothesis")
HOUSE = (
    "tests/test_architecture.py",
    "tests/phases/plan/test_registrations.py",
    "tests/spine/initiatives/test_activity_kinds.py",
    "tests/spine/initiatives/test_doings.py",
    "tests/spine/initiatives/test_things.py",
    "tests/spine/people/test_erasing.py",
    "tests/tools/notices/test_leaks.py",
)
OURS = ("PYTEST_", "SAMENSPEL_", "DATABASE_URL", "DJANGO_")
LATER = ("./samenspel check", "./samenspel up")


def blocks():
    """The blocks of the page in its order: kind, file and text."""
    return BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def files():
    return list(dict.fromkeys(path for _kind, path, _text in blocks() if path))


def patched(text, patch):
    """`text` with what the hunks of `patch` say; each has to be found, once."""
    for hunk in re.split(r"^@@\n", patch, flags=re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] or line for line in lines if not line.startswith("+"))
        after = "".join(line[1:] or line for line in lines if not line.startswith("-"))
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def translate(path, text):
    """Fill in a list of texts as a translator does: only those that stand there."""
    entries = polib.pofile(os.fspath(path), wrapwidth=110)
    for one in polib.pofile(text):
        entries.find(one.msgid).msgstr = one.msgstr
    entries.save()


def type_in(house, kind, path, text):
    if kind == "diff":
        (house / path).write_text(patched((house / path).read_text(encoding="utf-8"), text))
    elif kind == "po":
        translate(house / path, text)
    else:
        assert not (house / path).exists()
        (house / path).write_text(text, encoding="utf-8")


def copy_if_there(source, target):
    """The type checker may be at work in its cache, which spares a minute here."""
    with suppress(FileNotFoundError):
        shutil.copy2(source, target)


class House:
    """A copy of this one, to type in."""

    def __init__(self, folder):
        self.folder = folder
        left_out = shutil.ignore_patterns(*LEFT_OUT)
        shutil.copytree(ROOT, folder, ignore=left_out, copy_function=copy_if_there)

    def run(self, command, **more):
        """As in a shell of its own: nothing of the tests that run this one."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        environment = {**kept, **more, "PYTHONPATH": os.fspath(self.folder / "src")}
        words = [os.fspath(word) for word in command]
        done = subprocess.run(words, cwd=self.folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    def follow(self, line):
        """A line of a shell, with this Python in the place of the one in .venv."""
        words = shlex.split(line)
        settings = dict(word.split("=") for word in words if re.match(r"[A-Z_]+=", word))
        program, *rest = [word for word in words if word.split("=")[0] not in settings]
        if program == "./samenspel":
            return self.run([sys.executable, "-m", f"scripts.{rest[0]}", *rest[1:]])
        program = Path(program).name
        as_module = [] if program == "python" else ["-m", program]
        return self.run([sys.executable, *as_module, *rest], **settings)


def test_the_activity_takes_nine_files_in_its_phase_and_nothing_elsewhere_but_tests_and_docs():
    counted = [path for path in files() if not any(f"/{part}/" in path for part in NOT_COUNTED)]
    inside = [path for path in counted if path.startswith(PHASE)]
    assert len(inside) <= MOST_FILES
    assert [path for path in counted if path not in inside and not path.startswith(ELSEWHERE)] == []


def test_the_file_of_every_block_is_named_above_it():
    """Where the page is shown, what stands behind the fence is not."""
    assert NAMED.findall(PAGE.read_text(encoding="utf-8")) == [
        path for _kind, path, _text in blocks() if path
    ]


@pytest.mark.slow
def test_what_the_page_says_gives_a_tested_page_in_three_languages(tmp_path):
    house = House(tmp_path / "house")
    for kind, path, text in blocks():
        if path:
            type_in(house.folder, kind, path, text)
        for line in text.splitlines() if kind == "sh" else ():
            if line not in LATER:
                house.follow(line)
    for step in (step for lane in static_lanes(tmp_path) for step in lane):
        house.run(step.command, **step.environment)
    house.run([sys.executable, "-m", "pytest", "-q", "-m", "not slow", *HOUSE])


def test_a_line_that_is_not_there_any_more_is_named():
    with pytest.raises(AssertionError, match="the old line"):
        patched("another line\n", " the old line\n+a new one\n")


def test_a_patch_adds_takes_away_and_keeps_empty_lines():
    assert patched("a\n\nb\nc\n", " a\n\n-b\n+B\n@@\n c\n+d\n") == "a\n\nB\nc\nd\n"
