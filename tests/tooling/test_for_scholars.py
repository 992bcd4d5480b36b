"""docs/tutorial/for-scholars.md is true: its blocks are run one after the other, and print what it says.

`EXAMPLES=write pytest tests/tooling/test_for_scholars.py -n0` writes what they print.
"""

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "for-scholars.md"
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
OUTPUT = re.compile(r"```text\n.*?^```$", re.MULTILINE | re.DOTALL)


def blocks():
    return BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def printed(code, names):
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(code, PAGE.name, "exec"), names)
    return told.getvalue()


def test_every_block_prints_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names, said, found = {}, [], []
    for code, expected in blocks():
        if ".plot()" not in code:
            said.append(expected)
            found.append(printed(code, names))
    if os.environ.get("EXAMPLES") == "write":
        text = PAGE.read_text(encoding="utf-8")
        outputs = iter(found)
        PAGE.write_text(
            re.sub(r"```text\n.*?^```$", lambda _: f"```text\n{next(outputs)}```", text, flags=re.M | re.S)
        )
    else:
        assert found == said


def test_the_figure_is_drawn(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib").use("pdf")
    monkeypatch.chdir(tmp_path)
    names = {}
    for code, _expected in blocks():
        printed(code, names)
    assert (tmp_path / "votes.pdf").read_bytes().startswith(b"%PDF")
