"""The pages that explain: each method has its part, with when not to use it and an example that is run.

`EXAMPLES=write pytest tests/methods/evidence/test_pages.py` writes the output of the examples anew, and
`python -m scripts.notebooks` the notebooks.
"""

from __future__ import annotations

import json
import os

import pytest

from samenspel.methods.evidence import METHODS, Data
from scripts.examples import DATA, Example, Part, parts
from scripts.notebooks import NOTEBOOKS, notebooks

NEEDED = ("**Answers**", "**Not when**", "**Rests on**", "**Formula**")


def output_of(method: str, example: Example) -> str:
    return METHODS[method](Data.read(DATA / example.file, example.missing), example.spec).table() + "\n"


def write(part: Part, example: Example, output: str) -> None:
    page = part.page.read_text(encoding="utf-8")
    shown = example.whole.replace(f"```text\n{example.output}", f"```text\n{output}")
    part.page.write_text(page.replace(example.whole, shown), encoding="utf-8")


def test_every_method_has_its_part_on_one_page():
    assert sorted(part.method for part in parts()) == sorted(METHODS)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.method)
def test_a_part_says_when_not_to_use_it_and_its_example_is_what_comes_out(part):
    assert [needed for needed in NEEDED if needed not in part.text] == []
    assert part.examples
    for example in part.examples:
        output = output_of(part.method, example)
        if os.environ.get("EXAMPLES") == "write":
            write(part, example, output)
        else:
            assert example.output == output


def test_every_method_has_a_notebook_that_is_current():
    written = dict(notebooks())
    assert sorted(NOTEBOOKS.glob("*.ipynb")) == sorted(written)
    assert [path.name for path, text in written.items() if path.read_text(encoding="utf-8") != text] == []


def test_the_code_of_a_notebook_gives_what_stands_below_it(monkeypatch):
    monkeypatch.chdir(NOTEBOOKS)
    cells = json.loads((NOTEBOOKS / "ols.ipynb").read_text(encoding="utf-8"))["cells"]
    code, shown = cells[1]["source"], cells[1]["outputs"][0]["data"]["text/plain"]
    names: dict[str, object] = {}
    exec(code, names)
    assert repr(names["found"]) == shown
