"""Lists of references: 10,000 read, 100 cited, 10,000 compared with 50,000, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.sections import Options, Section

RECORDS, CITED, COMPARED = 10_000, 100, 10_000
BEFORE = (
    f"{RECORDS:,} articles, generated (seed 1), each with three authors and an abstract of 150 words, from a "
    "file to records; BibTeX with its accents in LaTeX. Seconds are of the processor; memory is that of the "
    "whole process. bibtexparser splits names and decodes LaTeX, pybtex and rispy leave values as they are. "
    f"A list of {CITED} citations is made anew, with the style ready; beside it citeproc-py without what we "
    f"add. {COMPARED:,} records are compared with 50,000, of which half are there, a quarter of them without "
    "a DOI and with a letter wrong."
)
READ = (("bibtex", ("bibtexparser", "pybtex")), ("ris", ("rispy",)), ("csl", ()))
CITATIONS = (("apa", "en"), ("chicago", "nl"), ("harvard", "fr"), ("ieee", "en"), ("mla", "nl"))
HEADS = ("what", "CPU s", "MB", "records", "remarks")


def bibliography(options: Options) -> Section:
    rows = list[tuple[str, ...]]()
    with tempfile.TemporaryDirectory() as folder:
        for format_, peers in READ:
            path = str(Path(folder) / format_)
            _run("write", format_, path, str(RECORDS))
            rows.append(_row(f"read {format_}", _best(options, "read", path)))
            rows += [_row(f"read {format_}, {peer}", _best(options, peer, path)) for peer in peers]
    for style, language in CITATIONS:
        for job, name in (("cite", ""), ("citeproc", ", citeproc-py")):
            found = _best(options, job, style, language, str(CITED))
            rows.append(_row(f"cite {style} {language}{name}", found))
    rows.append(_row("compare", _best(options, "compare", str(COMPARED))))
    return Section("Lists of references", BEFORE, HEADS, rows)


def _best(options: Options, *words: str) -> dict[str, Any]:
    return min((_run(*words) for _again in range(max(1, options.repeats))), key=lambda one: one["seconds"])


def _run(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.bibliography_one", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _row(name: str, found: dict[str, Any]) -> tuple[str, ...]:
    remarks = f"{found['same']:,} same, {found['perhaps']:,} perhaps" if "same" in found else ""
    return name, f"{found['seconds']:.2f}", f"{found['memory']:.0f}", f"{found['records']:,}", remarks
