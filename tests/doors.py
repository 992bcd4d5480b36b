"""Who gets in where, as access_matrix.csv beside the tests of each app says; tests/test_access_matrix.py
holds it against what is answered."""

import csv
from functools import cache

from tests.house import TESTS, app_of

Answers = dict[tuple[str, str], dict[str, str]]


def table_of(app):
    return TESTS / app / "access_matrix.csv"


def read_table(app):
    if not table_of(app).exists():
        return []
    with table_of(app).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_table(app, rows):
    with table_of(app).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@cache
def answers_in(app) -> Answers:
    """What is answered to each kind of person, by address and method."""
    names, *rows = read_table(app) or [[]]
    return {(row[0], row[1]): dict(zip(names[2:], row[2:], strict=True)) for row in rows}


def told_to(route, kind):
    """What they are answered who look at it; None: it stands in no table."""
    table = answers_in(app_of(route.view.__module__)) if route.is_ours else {}
    return table.get((route.address, "get"), {}).get(kind)
