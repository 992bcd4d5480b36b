"""One notebook for each method of evidence, with what its cells answer, out of the page that explains it.

`python -m scripts.notebooks` writes docs/notebooks anew; a test checks that they are current.
"""

import json
import pprint
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

from samenspel.methods.evidence import METHODS, Data, Result
from scripts.examples import DATA, ROOT, Example, Part, parts

NOTEBOOKS = ROOT / "docs/notebooks"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
Cell = dict[str, Any]


def main() -> int:
    NOTEBOOKS.mkdir(exist_ok=True)
    for path, text in notebooks():
        path.write_text(text, encoding="utf-8")
    return 0


def notebooks() -> Iterator[tuple[Path, str]]:
    """Each path with what belongs in it."""
    for part in parts():
        cells = [_words(f"# {part.method}\n{_before(part)}")]
        for example in part.examples:
            cells += _cells(part.method, example, len(cells))
        whole = {"cells": cells, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}
        yield NOTEBOOKS / f"{part.method}.ipynb", json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _before(part: Part) -> str:
    return part.text.partition("```yaml")[0].rstrip()


def _cells(method: str, example: Example, number: int) -> list[Cell]:
    missing = f", missing={example.missing}" if example.missing else ""
    spec = pprint.pformat(example.spec, sort_dicts=False, width=90)
    code = (
        "from samenspel.methods.evidence import METHODS, Data\n\n"
        f'data = Data.read("../../{(DATA / example.file).relative_to(ROOT)}"{missing})\n'
        f"spec = {indent(spec, ' ' * 8).lstrip()}\n"
        f'found = METHODS["{method}"](data, spec)\nfound'
    )
    found = METHODS[method](Data.read(DATA / example.file, example.missing), example.spec)
    return [
        _code(code, number, {"text/html": found._repr_html_(), "text/plain": repr(found)}),
        _code("print(found.to_r())", number + 1, None, found),
    ]


def _words(text: str) -> Cell:
    return {"cell_type": "markdown", "id": "words", "metadata": {}, "source": text}


def _code(source: str, number: int, data: dict[str, str] | None, said: Result | None = None) -> Cell:
    output: Cell = {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": number}
    if said is not None:
        output = {"output_type": "stream", "name": "stdout", "text": said.to_r() + "\n"}
    return {
        "cell_type": "code",
        "id": f"code-{number}",
        "metadata": {},
        "source": source,
        "execution_count": number,
        "outputs": [output],
    }


if __name__ == "__main__":
    sys.exit(main())
