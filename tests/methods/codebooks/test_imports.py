"""The same file twice adds nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from samenspel.methods.codebooks import (
    joined,
    read_csv,
    read_statistical,
    rows_of,
    sift,
    write_csv,
    write_sav,
)
from tests.methods.codebooks.samples import CODEBOOK, ROWS, chunks

KNOWN = {row.key: row.digest for row in rows_of(CODEBOOK, chunks())}
NAMELESS = replace(CODEBOOK, key="")


def test_the_same_file_twice_adds_nothing() -> None:
    found = sift(CODEBOOK, chunks(), KNOWN)
    assert (found.added, found.changed, len(found.same)) == ([], [], len(ROWS))


def test_another_format_of_the_same_answers_adds_nothing(tmp_path: Path) -> None:
    written = write_sav(CODEBOOK, chunks(), tmp_path / "a.sav", "en")
    assert len(sift(CODEBOOK, read_statistical(written.codebook, tmp_path / "a.sav"), KNOWN).same) == len(
        ROWS
    )
    written = write_csv(CODEBOOK, chunks(), tmp_path / "a.csv", "en")
    found = read_csv(written.codebook, tmp_path / "a.csv")
    assert len(sift(CODEBOOK, found, KNOWN).same) == len(ROWS)


def test_what_is_new_and_what_changed() -> None:
    found = sift(CODEBOOK, chunks([*ROWS[:2], {**ROWS[2], "q2": 1}, {"person": "p9"}]), KNOWN)
    assert [row.key for row in found.same] == ["p1", "p2"]
    assert [row.key for row in found.changed] == ["007"]
    assert [(row.place, row.key) for row in found.added] == [(3, "p9")]


def test_a_reason_why_is_part_of_what_was_said() -> None:
    one, other = (dict(rows_of_key(why)) for why in (-8, -9))
    assert one != other


def rows_of_key(why: int) -> list[tuple[str, str]]:
    some = joined(CODEBOOK, chunks(ROWS[:1]))
    some["q1_text"].why[:] = why
    return [(row.key, row.digest) for row in rows_of(CODEBOOK, [some])]


def test_without_names_two_who_answer_alike_are_two() -> None:
    twice = [*rows_of(NAMELESS, chunks([ROWS[0], ROWS[0], ROWS[1]]))]
    assert len({row.key for row in twice}) == 3
    again = sift(NAMELESS, chunks([ROWS[0], ROWS[0], ROWS[1]]), {row.key: row.digest for row in twice})
    assert len(again.same) == 3
    third = sift(NAMELESS, chunks([ROWS[0]] * 3), {row.key: row.digest for row in twice})
    assert (len(third.same), len(third.added)) == (2, 1)


def test_names_order_and_size_of_chunks_do_not_count() -> None:
    turned = replace(CODEBOOK, variables=CODEBOOK.variables[::-1])
    assert {row.key: row.digest for row in rows_of(turned, [joined(CODEBOOK, chunks())])} == KNOWN
