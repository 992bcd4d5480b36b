"""What was written is read back the same in every format: compared as wholes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.methods.codebooks import (
    Answer,
    Chunk,
    Codebook,
    NoAnswer,
    Written,
    codebook_as_ddi,
    codebook_as_json,
    digests,
    excel,
    joined,
    read_codebook,
    read_csv,
    read_ddi,
    read_json,
    read_statistical,
    write_csv,
    write_dta,
    write_json,
    write_sav,
)
from tests.methods.codebooks.samples import CODEBOOK, ROWS, assert_same, chunks

Write = Callable[[Codebook, Iterable[Chunk], Path, str], Written]


def for_excel(codebook: Codebook, some: Iterable[Chunk], path: Path, language: str) -> Written:
    return write_csv(codebook, some, path, language, dialect=excel(language))


def read(codebook: Codebook, path: Path) -> Iterable[Chunk]:
    if path.suffix == ".csv":
        return read_csv(codebook, path)
    return read_json(path)[1] if path.suffix == ".json" else read_statistical(codebook, path)


FORMATS: list[tuple[Write, str]] = [
    (write_csv, ".csv"),
    (for_excel, ".csv"),
    (write_json, ".json"),
    (write_sav, ".sav"),
    (write_dta, ".dta"),
]
formats = pytest.mark.parametrize(("write", "ending"), FORMATS)


@formats
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_answer_and_every_reason_comes_back(
    write: Write, ending: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / f"answers{ending}"
    written = write(CODEBOOK, chunks(), path, language)
    assert written.rows == len(ROWS)
    assert_same(CODEBOOK, read(written.codebook, path), chunks())


@formats
def test_nobody_answered_and_all_columns_are_there(write: Write, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"answers{ending}"
    written = write(CODEBOOK, [], path, "nl")
    assert written.rows == 0
    assert_same(CODEBOOK, read(written.codebook, path), [])


@formats
def test_a_file_that_fails_is_not_there(write: Write, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"answers{ending}"

    def broken() -> Iterable[Chunk]:
        yield from chunks()
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write(CODEBOOK, broken(), path, "nl")
    assert [*tmp_path.iterdir()] == []


def test_formats_agree_to_the_last_answer(tmp_path: Path) -> None:
    """However a file came, its answers have one digest."""
    found = set()
    for write, ending in FORMATS:
        path = tmp_path / f"answers{ending}"
        written = write(CODEBOOK, chunks(), path, "nl")
        found.add(tuple(digests(CODEBOOK, joined(CODEBOOK, read(written.codebook, path)))))
    assert len(found) == 1


def test_a_codebook_comes_back_whole() -> None:
    assert read_codebook(codebook_as_json(CODEBOOK).encode()) == CODEBOOK
    assert read_ddi(codebook_as_ddi(CODEBOOK).encode()) == CODEBOOK


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.rstrip)
reasons = st.sampled_from([*NoAnswer])
rows = st.lists(
    st.fixed_dictionaries(
        {
            "wave": st.sampled_from([1, 2]),
            "q1": st.sampled_from([1, 2, 3, 98]) | reasons,
            "q1_text": words.filter(bool) | reasons,
            "q2": st.integers(0, 1680).map(lambda tenths: tenths / 10) | reasons,
            "born": st.dates(min_value=ROWS[0]["born"]) | reasons,  # type: ignore[arg-type]
            "score": st.floats(0, 1e9, allow_subnormal=False) | reasons,
        }
    ),
    max_size=8,
)


@formats
@given(found=rows)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_say(
    write: Write, ending: str, found: list[dict[str, Answer]], tmp_path: Path
) -> None:
    path = tmp_path / f"answers{ending}"
    named = [{"person": f"p{place}", **row} for place, row in enumerate(found)]
    written = write(CODEBOOK, chunks(named), path, "en")
    assert_same(CODEBOOK, read(written.codebook, path), chunks(named))
