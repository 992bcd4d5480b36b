"""One job in a process of its own: python -m benchmarks.bibliography_one JOB WORDS prints JSON."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from samenspel.methods.bibliography import (
    Name,
    PartialDate,
    Record,
    cite,
    compare,
    read_references,
    write_references,
)

SEED, KNOWN, WORDS = 1, 50_000, 3_000
Told = dict[str, Any]


def drawn(count: int, seed: int = SEED, start: int = 0) -> list[Record]:
    """Articles with three authors, an abstract of 150 words, accents and a little markup."""
    chance = random.Random(seed)
    parts = [one + two for one in "bdgklmnrstv" for two in ("a", "e", "o", "ij", "é", "ü")]
    words = ["".join(chance.choices(parts, k=chance.randrange(1, 5))) for _ in range(WORDS)]
    families = ["".join(chance.choices(parts, k=3)).title() for _ in range(5_000)]
    return [_record(start + n, chance, words, families) for n in range(count)]


def _record(n: int, chance: random.Random, words: list[str], families: list[str]) -> Record:
    title = " ".join(chance.choices(words, k=9)).capitalize()
    return Record(
        id=f"key{n}",
        type="article-journal",
        title=f"{title} & <i>{words[n % WORDS]}</i>",
        author=tuple(_name(chance, families) for _ in range(3)),
        issued=PartialDate(chance.randrange(1990, 2027), chance.randrange(1, 13)),
        container_title=f"Journal of {words[n % 300]} studies",
        volume=str(chance.randrange(1, 90)),
        issue=str(chance.randrange(1, 5)),
        page=f"{chance.randrange(1, 500)}-{chance.randrange(500, 999)}",
        doi=f"10.1234/abc.{n}",
        issn=("2050-084X",),
        url=f"https://example.org/articles/{n}",
        abstract=" ".join(chance.choices(words, k=150)),
        keywords=tuple(chance.choices(words, k=4)),
    )


def _name(chance: random.Random, families: list[str]) -> Name:
    particle = "van der" if chance.random() < 0.1 else ""
    return Name(chance.choice(families), chance.choice(("Noor", "Jan P.", "Fatima", "Ahmed")), particle)


def _with_latex(text: str) -> str:
    for sign, command in (("é", r"{\'e}"), ("ü", r"{\"u}")):
        text = text.replace(sign, command)
    return text


def _write(format_: str, path: str, count: str) -> Told:
    """Not measured: a file for others to read."""
    text = write_references(drawn(int(count)), format_)
    Path(path).write_text(_with_latex(text) if format_ == "bibtex" else text, encoding="utf-8")
    return {}


def _read(path: str) -> Told:
    return {"records": len(read_references(path).records)}


def _bibtexparser(path: str) -> Told:
    """All that it does by itself: names split, LaTeX decoded."""
    import bibtexparser
    from bibtexparser import middlewares as steps

    more = [steps.SeparateCoAuthors(), steps.SplitNameParts(), steps.LatexDecodingMiddleware()]
    return {"records": len(bibtexparser.parse_file(path, append_middleware=more).entries)}


def _pybtex(path: str) -> Told:
    from pybtex.database import parse_file

    return {"records": len(parse_file(path).entries)}


def _rispy(path: str) -> Told:
    import rispy

    return {"records": len(rispy.loads(Path(path).read_text(encoding="utf-8-sig")))}


def _cite(style: str, language: str, count: str) -> Told:
    records = drawn(int(count) + 1)
    cite(records[:1], style, language)
    return _timed(lambda: len(cite(records[1:], style, language)))


def _citeproc(style: str, language: str, count: str) -> Told:
    """citeproc-py as it comes, with the same style."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    from samenspel.methods.bibliography.csl import as_csl
    from samenspel.methods.bibliography.styles import FOLDER, LANGUAGES, STYLES

    records = drawn(int(count))
    items = [as_csl(replace(one, abstract="", keywords=()), ours=False) for one in records]
    ready = CitationStylesStyle(str(FOLDER / STYLES[style]), locale=LANGUAGES[language], validate=False)
    found = CitationStylesBibliography(ready, CiteProcJSON(items), formatter.html)
    for one in items:
        found.register(Citation([CitationItem(one["id"])]))
    return _timed(lambda: len(found.bibliography()))


def _compare(count: str) -> Told:
    """Half of them are here already, of which half without a DOI and with a letter wrong in the title."""
    known = drawn(KNOWN)
    new = drawn(int(count), seed=SEED + 1, start=KNOWN)
    for place in range(0, int(count), 2):
        again = known[place * 3]
        wrong = replace(again, doi="", title=again.title.replace("a", "e", 1))
        new[place] = wrong if place % 4 else again
    kinds = list[str]()

    def job() -> int:
        kinds.extend(str(one.kind) for one in compare(new, known))
        return len(kinds)

    return {**_timed(job), "same": kinds.count("same"), "perhaps": kinds.count("perhaps")}


def _timed(job: Callable[[], int]) -> Told:
    start = time.process_time()
    records = job()
    return {"seconds": time.process_time() - start, "records": records}


JOBS: dict[str, Callable[..., Told]] = {
    "write": _write,
    "read": _read,
    "bibtexparser": _bibtexparser,
    "pybtex": _pybtex,
    "rispy": _rispy,
    "cite": _cite,
    "citeproc": _citeproc,
    "compare": _compare,
}


def main() -> int:
    start = time.process_time()
    told = JOBS[sys.argv[1]](*sys.argv[2:])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": time.process_time() - start, **told, "memory": memory}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
