"""The library: 10,000 references imported, and words found among 50,000 publications.

    PYTHONPATH=src:. .venv/bin/python -m benchmarks.library [--rows 50000] [--import 10000]

In a database of its own that is thrown away. Prints what docs/reference/figures.md has.
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

QUERIES = ("neighbours library", "meer 2006", "roof", "a", "coproduction school parents", "nothing-of-this")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=50_000)
    options.add_argument("--import", dest="brought", type=int, default=10_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SECRET_KEY"], os.environ["SITE_URL"] = "of-no-use" * 8, "http://localhost:8000"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'library.sqlite3'}")
        os.environ["SAMENSPEL_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
        _measure(asked.rows, asked.brought)


def _measure(rows: int, brought: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from samenspel.spine.people.models import Person

    call_command("migrate", verbosity=0)
    actor = Person.objects.create(display_name="Ada", language="en", is_administrator=True)
    begun = time.perf_counter()
    _bring(actor, brought, "first")
    print(f"import of {brought:,}: {time.perf_counter() - begun:.1f} s, {_megabytes():.0f} MB")
    for part in range(1, rows // brought):
        _bring(actor, brought, f"part{part}")
    begun = time.perf_counter()
    _bring(actor, brought, "first")
    print(f"the same {brought:,} again among {rows:,}: {time.perf_counter() - begun:.1f} s")
    for words in QUERIES:
        print(f"search “{words}”: {_asked(words):.1f} ms")


def _bring(actor: object, count: int, word: str) -> None:
    from samenspel.methods.bibliography import read_references
    from samenspel.phases.learn.actions.imports import begin_import, keep_list, save_references, save_some
    from samenspel.phases.learn.queries.imports import unmade

    found = read_references("\n".join(_entry(number, word) for number in range(count)).encode())
    batch = keep_list(actor=actor, batch=begin_import(actor=actor, name=f"{word}.bib"), found=found)
    if unmade(batch).exists():
        save_references(actor=actor, batch=batch)
        while save_some(actor=actor, batch=batch):
            pass


WORDS = (
    "neighbours",
    "library",
    "school",
    "parents",
    "roof",
    "watch",
    "coproduction",
    "safety",
    "care",
    "town",
)


def _entry(number: int, word: str) -> str:
    title = " ".join(WORDS[(number * (place + 3) + place) % len(WORDS)] for place in range(7))
    return (
        f"@article{{{word}{number}, author = {{van der Meer{number % 997}, Jan and Other{number % 89}, An}}, "
        f"title = {{{title} {word} {number}}}, journal = {{Journal {number % 40}}}, "
        f"year = {1990 + number % 35}, "
        f"abstract = {{{' '.join(WORDS) * 12}}}, doi = {{10.5555/{word}.{number}}}}}"
    )


def _asked(words: str) -> float:
    from samenspel.phases.learn.queries.publications import publications_found

    times = []
    for _again in range(5):
        begun = time.perf_counter()
        list(publications_found(None, words)[:10])
        times.append(1000 * (time.perf_counter() - begun))
    return sorted(times)[2]


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
