"""Parts are added whole or not at all, and none twice, wherever a program is killed."""

import json
import shutil
import threading

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("ibis")

from samenspel.methods.scale import catalogue as lists
from samenspel.methods.scale.adding import add_batch, make_months, put_sides
from samenspel.methods.scale.answers import answers
from samenspel.methods.scale.catalogue import UnfitParts, empty, faults, read_catalogue
from tests.foundation.kills import kill_at_line
from tests.house import SOURCE
from tests.methods.scale.journals import EVER, batch, drawn, export, sides

FEW = [(202610, 1, 1, 0, 7), (202610, 1, 1, 1, 7), (202611, 2, 1, 0, 8), (202611, 0, 0, 2, 0)]
MORE = [(202611, 1, 1, 0, 9), (202612, 1, 1, 1, 7)]


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")}


def told(folder):
    return {name: sorted(rows) for name, rows in answers(folder).rows.items()}


def test_entries_are_counted_whatever_parts_they_came_in(tmp_path):
    export(tmp_path / "one", FEW + MORE)
    export(tmp_path / "two", FEW, MORE)
    assert told(tmp_path / "one") == told(tmp_path / "two")
    assert answers(tmp_path / "one").checksums() == answers(tmp_path / "two").checksums()
    assert told(tmp_path / "one") == {
        "taking_part": [(1, 2, 4), (2, 1, 1)],
        "doings": [
            (202610, "plan", "", 2, 1),
            (202610, "plan", "plan.add_idea", 1, 1),
            (202610, "plan", "plan.vote", 1, 1),
            (202611, "", "", 1, 0),
            (202611, "", "initiatives.join", 1, 0),
            (202611, "plan", "", 2, 2),
            (202611, "plan", "plan.vote", 2, 2),
            (202612, "plan", "", 1, 1),
            (202612, "plan", "plan.add_idea", 1, 1),
        ],
        "sharing": [(1, 2, 2), (3, 1, 3)],
        "sides": [(1, "unknown", 2), (2, "unknown", 1)],
    }


def test_the_same_part_is_not_added_twice(tmp_path):
    export(tmp_path, FEW)
    with pytest.raises(UnfitParts, match="nothing was added twice"):
        add_batch(tmp_path, batch(FEW))
    with pytest.raises(UnfitParts, match="nothing was added twice"):
        add_batch(tmp_path, batch(MORE, after=9, seal=2))
    assert read_catalogue(tmp_path).rows == len(FEW)


def test_pseudonyms_of_two_keys_are_never_mixed(tmp_path):
    export(tmp_path, FEW)
    for add in (
        lambda: add_batch(tmp_path, batch(MORE, 4, 2, key="another")),
        lambda: put_sides(tmp_path, sides([(1, 7, 0)], key="another")),
    ):
        with pytest.raises(UnfitParts, match="nothing was added twice"):
            add()


def test_of_many_who_add_the_same_part_one_does(tmp_path):
    done = []

    def add():
        try:
            add_batch(tmp_path, batch(FEW))
            done.append(True)
        except UnfitParts:
            done.append(False)

    threads = [threading.Thread(target=add) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(done), len(done), read_catalogue(tmp_path).rows, faults(tmp_path)) == (1, 16, len(FEW), [])


def go_on(folder):
    """What the next night does, whatever was left."""
    if read_catalogue(folder).seal < 2:
        add_batch(folder, batch(MORE, 4, 2))
    make_months(folder, EVER, lambda done, total: None)
    put_sides(folder, sides([(1, 7, 1), (1, 9, 0)]))


@pytest.mark.slow
def test_killed_at_any_line_nothing_is_lost_or_doubled(tmp_path):
    whole = tmp_path / "whole"
    export(whole, FEW)
    go_on(whole)
    export(tmp_path / "begun", FEW)
    expected, number, place = answers(whole).checksums(), 1, "somewhere"
    places = set()
    while place:
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "begun", folder)
        place = kill_at_line(number, lambda folder=folder: go_on(folder), SOURCE / "methods/scale")
        found = read_catalogue(folder)
        assert (found.rows in (4, 6), faults(folder)) == (True, []), place
        go_on(folder)
        assert answers(folder).checksums() == expected, place
        assert files(folder) == {file.path for file in read_catalogue(folder).files}, place
        places.add(place)
        number += STEP
    assert len(places) > 10


STEP = 17
"""Of the lines in their order, one in so many: each takes a process of its own."""


def test_a_month_is_made_when_it_is_over_and_anew_when_more_comes(tmp_path):
    export(tmp_path, FEW)
    before = read_catalogue(tmp_path)
    add_batch(tmp_path, batch(MORE, 4, 2))
    make_months(tmp_path, 202612, lambda done, total: None)
    after = read_catalogue(tmp_path)
    assert after.people.keys() == {202610, 202611}
    assert (after.people[202610], after.people[202611].rows) == (before.people[202610], 2)
    assert files(tmp_path) == {file.path for file in after.files}


def test_a_changed_or_missing_file_is_named(tmp_path):
    export(tmp_path, FEW)
    one, other, *_ = sorted(files(tmp_path))
    (tmp_path / one).write_bytes(b"other")
    (tmp_path / other).unlink()
    assert sorted(map(str, faults(tmp_path))) == sorted(
        [f"{one} is not the file that was written.", f"{other} is missing."]
    )


def test_a_list_that_is_none_ends_in_a_sentence(tmp_path):
    for text in ("{", "[]", '{"format": 2}', json.dumps({"format": 1, "parts": [3]})):
        (tmp_path / lists.NAME).write_text(text)
        with pytest.raises(UnfitParts, match="no list of parts"):
            read_catalogue(tmp_path)


def test_emptied_it_holds_nothing(tmp_path):
    export(tmp_path, FEW)
    (tmp_path / "key").write_text("secret")
    empty(tmp_path, "key")
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"lock"}


def test_rows_stand_in_no_order_of_time(tmp_path):
    from pyarrow import parquet

    rows = drawn(300, months=(202611,))
    export(tmp_path, rows)
    (file,) = read_catalogue(tmp_path).entries_of(202611)
    table = parquet.read_table(tmp_path / file.path).to_pydict()
    keys = [*zip(table["initiative"], table["phase"], table["verb"], table["actor"], strict=True)]
    assert (table.keys() == {"month", "initiative", "phase", "verb", "actor"}, keys == sorted(keys)) == (
        True,
        sorted((one[1], PHASE[one[2]], VERB[one[3]], one[4]) for one in rows) == keys,
    )


PHASE, VERB = ("", "plan"), ("plan.vote", "plan.add_idea", "initiatives.join")
