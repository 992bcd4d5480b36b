"""Files of coordinators: what is read, and what is said of a mistake."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.rota import (
    MalformedFile,
    Pair,
    Person,
    Problem,
    Shift,
    make_rota,
    read_problem,
    read_serving,
    write_serving,
)
from tests.examples import examples

from .problems import KITCHEN

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=AMSTERDAM)


READ = Problem(
    people=(
        Person(
            "Anna",
            frozenset({"first aid", "key"}),
            most_shifts=3,
            agreed_hours=12,
            wishes={"Fri evening": 1, "Sun afternoon": -1},
        ),
        Person(
            "Ben",
            frozenset({"key"}),
            ((local(5, 0), local(6, 0)),),
            frozenset({"Sat morning", "Sat evening"}),
            agreed_hours=8,
        ),
        Person("Carla", frozenset({"first aid"}), ((local(5, 0), local(7, 0)),)),
        Person("Dirk", most_shifts=2),
        Person("Els", wishes={"Sun afternoon": 1}),
    ),
    shifts=(
        Shift("Fri evening", local(4, 19), local(4, 23, 30), 2, {"key": 1}),
        Shift("Sat morning", local(5, 9), local(5, 13), 2, {"first aid": 1, "key": 1}),
        Shift("Sat evening", local(5, 19), local(6, 1), 3, {"first aid": 1}),
        Shift("Sun afternoon", local(6, 13), local(6, 17), 1),
    ),
    pairs=(Pair("apart", "Dirk", "Els"), Pair("only-with", "Els", "Anna")),
    rest_hours=11,
)


def test_a_kitchen_is_read_whole() -> None:
    assert read_problem(KITCHEN.encode()) == READ


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + KITCHEN.replace("\n", "\r\n"),
        KITCHEN.replace("PEOPLE\n", "people;;;;\n").replace("RULES\n", "Rules;\n"),
        KITCHEN.replace("first aid, key;", '"first aid, key";')
        .replace("first aid: 1, key\n", '"first aid: 1, key"\n')
        .replace(";", ","),
        KITCHEN.replace(";", "\t").replace("\n\n", "\n\t\t\n"),
        KITCHEN.replace("shift;start;end;people;skills", "Shift;START;end;people;skills;note\nFri x").replace(
            "Fri x\n", ""
        ),
    ],
    ids=["bytes of Windows", "names in small letters", "commas", "tabs", "a column for people"],
)
def test_what_spreadsheets_make_of_it_is_the_same(text: str) -> None:
    assert read_problem(text.encode()) == READ


def test_a_file_on_disk_is_read_and_a_rota_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "kitchen.csv"
    path.write_text(KITCHEN, encoding="utf-8")
    rota = make_rota(read_problem(path))
    assert read_serving(write_serving(READ, rota.serving).encode(), READ) == rota.chosen


def test_the_night_when_the_clock_changes_lasts_as_long_as_it_does() -> None:
    file = """RULES
time zone;Europe/Brussels
PEOPLE
name
SHIFTS
shift;start;end
autumn;2026-10-24 23:00;07:00
spring;2026-03-28 23:00;07:00
"""
    autumn, spring = read_problem(file.encode()).shifts
    assert (autumn.minutes, spring.minutes) == (9 * 60, 7 * 60)
    twice = file.replace("2026-10-24 23:00;07:00", "2026-10-25T02:30+02:00;2026-10-25 02:30 +01:00")
    first, _ = read_problem(twice.encode()).shifts
    assert (first.minutes, first.start.astimezone(UTC).hour) == (60, 0)


@examples(150)
@given(st.data())
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(data: st.DataObject) -> None:
    lines = KITCHEN.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[place].split(";")
    word = st.sampled_from(
        ["", "-1", "NaN", "1e5", "0", "9" * 400, "²", "2026-02-30", "00:00", '"', "to", ":", "PAIRS", "é;é"]
    )
    cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(st.one_of(word, st.text(max_size=12)))
    text = "\n".join([*lines[:place], ";".join(cells), *lines[place + 1 :]])
    with suppress(MalformedFile):
        read_problem(text.encode("utf-8", "replace"))
