"""A .sav or .dta file that is damaged, or was made to do harm, gives its rows or a sentence."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pandas
import pyreadstat
import pytest

from samenspel.methods.codebooks import UnfitAnswers, read_foreign, write_dta, write_sav
from samenspel.methods.malformed import MalformedFile
from tests.methods.codebooks.samples import CODEBOOK, chunks

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a library of others may crash over a file")
FILES = 150
HEAD = 1_200
"""Bytes, in which most is said of the rest."""

ODD = (b"\xff" * 4, b"\0" * 4, b"\xff\xff\xff\x7f", b"\0" * 6 + b"\xf0\x7f", b"\xff" * 6 + b"\xef\x7f")
READ, SAID, RAISED = 0, 1, 2
CRASHED = -11
"""What takes its own process along only: pages read such files in another one."""


def damaged(data: bytes, random: Random) -> bytes:
    found = bytearray(data)
    for _time in range(random.choice([1, 1, 2, 4, 16])):
        place = random.randrange(min(len(found), random.choice([HEAD, len(found)])))
        how = random.randrange(5)
        if how <= 1:
            found[place] = random.randrange(256)
        elif how == 2:
            odd = random.choice(ODD)
            found[place : place + len(odd)] = odd
        elif how == 3:
            del found[place : place + random.randrange(1, 200)]
        else:
            found[place:place] = random.randbytes(random.randrange(1, 60))
    return bytes(found)


def outcome(path: Path) -> int:
    """In a process of its own: how reading it to the end goes."""
    if (child := os.fork()) == 0:
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os._exit(_read(path))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _read(path: Path) -> int:
    try:
        for _chunk in read_foreign(path, "en").chunks():
            pass
    except (MalformedFile, UnfitAnswers):
        return SAID
    except BaseException:
        return RAISED
    return READ


@pytest.mark.parametrize(("ending", "write"), [("sav", write_sav), ("dta", write_dta)])
def test_a_damaged_file_gives_its_rows_or_a_sentence(
    tmp_path: Path, ending: str, write: Callable[..., object]
) -> None:
    path = tmp_path / f"good.{ending}"
    write(CODEBOOK, chunks(), path, "en")
    good, random, tried = path.read_bytes(), Random(180), tmp_path / f"damaged.{ending}"
    found = {}
    for number in range(FILES):
        tried.write_bytes(damaged(good, random))
        found[number] = outcome(tried)
    assert {*found.values()} <= {READ, SAID, CRASHED}
    assert {READ, SAID} <= {*found.values()}


def test_a_column_without_a_name_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "nameless.sav"
    pyreadstat.write_sav(pandas.DataFrame({"alpha": [1.0]}), path)
    path.write_bytes(path.read_bytes().replace(b"ALPHA   ", b"\0" * 8, 1))
    with pytest.raises(MalformedFile, match="has no name"):
        read_foreign(path, "en")


def test_a_label_of_what_is_no_number_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "endless.sav"
    labels = {"alpha": {1.0: "one", float("inf"): "beyond"}}
    pyreadstat.write_sav(pandas.DataFrame({"alpha": [1.0]}), path, variable_value_labels=labels)
    with pytest.raises(MalformedFile, match="a label stands for something that is no number"):
        read_foreign(path, "en")
