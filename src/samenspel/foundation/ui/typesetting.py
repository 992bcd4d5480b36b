"""The process that sets one PDF: a template and data on stdin, the PDF on stdout. Knows no Django."""

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

from samenspel.foundation.apart.limits import limit

CPU_SECONDS, MOST_BYTES = 15, 1 << 30
# All but alphabets that the fonts have whole: Latin, Greek, Cyrillic, Hebrew, and signs between words.
OTHERS = re.compile(
    r"[^\n -~\u00a0-\u017f\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u05d0-\u05ea"
    r"\u2010-\u2015\u2018-\u201e\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122\u2212]"
)
UNKNOWN = "\u25a1"


def main(seconds: int = CPU_SECONDS) -> None:
    limit(seconds=seconds, AS=MOST_BYTES)
    told = json.load(sys.stdin)
    sys.stdout.buffer.write(_set(Path(told["template"]), told["data"]))


def _set(template: Path, data: Any) -> bytes:
    try:
        return _compile(template, data)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compile(template, _without_unknown(data))


def _without_unknown(data: Any) -> Any:
    """A sign that no font has is shown as a box; a tagged PDF may not hold it."""
    if isinstance(data, str):
        return OTHERS.sub(UNKNOWN, data)
    if isinstance(data, list):
        return [_without_unknown(one) for one in data]
    if isinstance(data, dict):
        return {name: _without_unknown(one) for name, one in data.items()}
    return data


def _compile(template: Path, data: Any) -> bytes:
    """No package of anybody's is at hand, no font of the machine's, and only the template's own folder."""
    with tempfile.TemporaryDirectory() as empty:
        return bytes(
            typst.compile(
                str(template),
                root=str(template.parent),
                format="pdf",
                ignore_system_fonts=True,
                font_paths=[],
                package_path=empty,
                package_cache_path=empty,
                sys_inputs={"data": json.dumps(data)},
                pdf_standards=["ua-1"],
            )
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
