"""The pages that explain: each method has its part, with when not to use it and an example that is run.

`EXAMPLES=write pytest tests/methods/evidence/test_pages.py` writes the output of the examples anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from samenspel.methods.evidence import METHODS, Data

from .published import path_of

PAGES = Path(__file__).parents[3] / "docs/explanation/evidence"
PART = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"```yaml\n# (?P<file>\S+)\n(?P<spec>.*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)
NEEDED = ("**Answers**", "**Not when**", "**Rests on**", "**Formula**")


class Part(NamedTuple):
    page: Path
    method: str
    text: str


def parts() -> Iterator[Part]:
    for page in sorted(PAGES.glob("*.md")):
        for found in PART.finditer(page.read_text(encoding="utf-8")):
            yield Part(page, found[1], found[2])


def output_of(method: str, example: re.Match[str]) -> str:
    spec = yaml.safe_load(example["spec"])
    missing = spec.pop("missing", [])
    data = Data.read(path_of(example["file"]), [missing] if isinstance(missing, str) else missing)
    return METHODS[method](data, spec).table() + "\n"


def test_every_method_has_its_part_on_one_page():
    assert sorted(part.method for part in parts()) == sorted(METHODS)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.method)
def test_a_part_says_when_not_to_use_it_and_its_example_is_what_comes_out(part):
    assert [needed for needed in NEEDED if needed not in part.text] == []
    examples = list(EXAMPLE.finditer(part.text))
    assert examples
    for example in examples:
        output = output_of(part.method, example)
        if os.environ.get("EXAMPLES") == "write":
            page = part.page.read_text(encoding="utf-8")
            shown = example[0].replace(f"```text\n{example['output']}", f"```text\n{output}")
            part.page.write_text(page.replace(example[0], shown), encoding="utf-8")
        else:
            assert example["output"] == output
