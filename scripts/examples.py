"""The pages that explain evidence: of each method its part, with the examples that are run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs/explanation/evidence"
DATA = ROOT / "tests/methods/evidence/data"
PART = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"```yaml\n# (?P<file>\S+)\n(?P<spec>.*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)


class Example(NamedTuple):
    """`whole` is how it stands on the page; the file is in DATA."""

    whole: str
    file: str
    spec: dict[str, Any]
    missing: list[str]
    output: str


class Part(NamedTuple):
    page: Path
    method: str
    text: str

    @property
    def examples(self) -> list[Example]:
        return [_example(found) for found in EXAMPLE.finditer(self.text)]


def parts() -> Iterator[Part]:
    for page in sorted(PAGES.glob("*.md")):
        for found in PART.finditer(page.read_text(encoding="utf-8")):
            yield Part(page, found[1], found[2])


def _example(found: re.Match[str]) -> Example:
    spec = yaml.safe_load(found["spec"])
    missing = spec.pop("missing", [])
    missing = [missing] if isinstance(missing, str) else missing
    return Example(found[0], found["file"], spec, missing, found["output"])
