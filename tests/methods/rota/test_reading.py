"""Files of coordinators: what is read, and what is said of a mistake."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
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
    file = "RULES\ntime zone;Europe/Brussels\nPEOPLE\nname\nSHIFTS\nshift;start;end\nautumn;2026-10-24 23:00;07:00\nspring;2026-03-28 23:00;07:00\n"
    autumn, spring = read_problem(file.encode()).shifts
    assert (autumn.minutes, spring.minutes) == (9 * 60, 7 * 60)
    twice = file.replace("2026-10-24 23:00;07:00", "2026-10-25T02:30+02:00;2026-10-25 02:30 +01:00")
    first, _ = read_problem(twice.encode()).shifts
    assert (first.minutes, first.start.astimezone(UTC).hour) == (60, 0)


def changed(old: str, new: str) -> bytes:
    assert old in KITCHEN
    return KITCHEN.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"", 1, "there is no table PEOPLE."),
        (b"PEOPLE\nname\nAnna\n", 1, "there is no table SHIFTS."),
        (b"Anna;Ben\n", 1, "a table begins with its name alone in a row: RULES, PEOPLE, SHIFTS"),
        (b"PEOPLE\nSHIFTS\n", 2, "the table SHIFTS has no rows."),
        (b"\xff\xfe", 1, "the file is not UTF-8; save it as “CSV UTF-8”."),
        (b'PEOPLE\nname;skills\n"Anna;key\n', 3, "a quotation mark is opened and not closed"),
        (changed("PEOPLE", "RULES"), 5, "there is a second table RULES; put them together."),
        (changed("rest hours", "rest"), 3, "the rule “rest” is unknown or stands twice"),
        (changed("Europe/Amsterdam", "Mars"), 2, "“time zone” is “Mars”; write a time zone such as Europe/Brussels."),
        (changed("Europe/Amsterdam", "../etc"), 2, "“time zone” is “../etc”; write a time zone"),
        (changed("rest hours;11", "rest hours;NaN"), 3, "“rest hours” is “NaN”; write a number of hours"),
        (changed("rest hours;11", "fairness;luck"), 3, "“fairness” is “luck”; choose from: agreed, available, equal."),
        (changed("name;skills", "name;skils"), 6, "the column “skils” is unknown or stands twice; known are: name"),
        (changed("shift;start;end", "shift;start;people;note"), 14, "the column “people” is unknown or stands twice"),
        (changed("end;people", "people;weight"), 14, "the table SHIFTS lacks a column “end”."),
        (changed("Ben;key", "Anna;key"), 8, "the name “Anna” is empty or stands twice."),
        (changed("Ben;key", ";key"), 8, "the name “” is empty or stands twice."),
        (changed("3;12", "-3;12"), 7, "“most shifts” is “-3”; write a whole number, such as 3."),
        (changed("3;12", "3;1e9"), 7, "“agreed hours” is “1e9”; write a number of hours, such as 12 or 7.5."),
        (changed("3;12", "3;0"), 7, "The agreed hours of “Anna” must be a number above 0; leave them out otherwise."),
        (changed("2026-12-05;;8", "2026-12-32;;8"), 8, "“away” is “2026-12-32”; there is no such day."),
        (changed("2026-12-05 to 2026-12-06", "2026-12-06 to 2026-12-05"), 9, "the first moment must be before the last."),
        (changed("2026-12-05 to 2026-12-06", "1 to 2 to 3"), 9, "write 2026-12-05, or 2026-12-05 to 2026-12-08"),
        (changed("2026-12-04 19:00;23:30", "2026-12-04;23:30"), 15, "“start” is “2026-12-04”; write a day and a time"),
        (changed("19:00;23:30", "19:00;25:30"), 15, "“end” is “25:30”; there is no such time."),
        (changed("19:00;23:30", "19:00;2026-12-04 18:00"), 15, "Shift “Fri evening” ends before it begins, or at once."),
        (changed("19:00;23:30", "19:00;2027-12-04 23:30"), 15, "Shift “Fri evening” lasts longer than a week; is its date right?"),
        (changed("23:30;2;key: 1", "23:30;2;key: 3"), 15, "Shift “Fri evening” asks for 3 with “key” among 2 people."),
        (changed("23:30;2;key: 1", "23:30;2;key: 1, key"), 15, "write each once, with its number"),
        (changed("2026-12-04 19:00", "2026-03-29 02:30"), 15, "there is no such moment: the clock is set forward then."),
        (changed("apart;Dirk", "alone;Dirk"), 22, "A pair is “alone”; choose from: apart, rather-apart"),
        (changed("apart;Dirk", "apart;Zoe"), 22, "A pair names “Zoe”, who is not among the people."),
        (changed("apart;Dirk", "apart;Els"), 22, "“Els” is paired with themselves."),
        (changed("name;Fri evening", "name;Mon evening"), 26, "the column “Mon evening” is no shift, or stands twice."),
        (changed("Els;yes", "Zoe;yes"), 29, "“Zoe” is not among the people, or answers twice."),
        (changed("Els;yes", "Els;perhaps"), 29, "“Fri evening” is “perhaps”; answer yes, no, like or rather not"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(content: bytes, line: int, says: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read_problem(content)
    assert (refused.value.line, says in str(refused.value)) == (line, True), str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PEOPLE\n", "Line 1: there is no table SERVING, which says who serves."),
        (b"SERVING\nshift;start;end;people\nMon;;;Anna\n", "Line 3: “Mon” is no shift of this rota."),
        (b"SERVING\nshift;start;end;people\nFri evening;;;Zoe\n", "Line 3: “Zoe” is not among the people, or answers twice."),
    ],
)  # fmt: skip
def test_a_rota_of_strangers_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read_serving(content, READ)
    assert str(refused.value) == says


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_changed_in_a_file_it_is_read_or_refused_with_a_line(data: st.DataObject) -> None:
    lines = KITCHEN.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[place].split(";")
    word = st.sampled_from(
        ["", "-1", "NaN", "1e5", "0", "9" * 400, "²", "2026-02-30", "00:00", '"', "to", ":", "PAIRS", "é;é"]
    )
    cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(st.one_of(word, st.text(max_size=12)))
    text = "\n".join([*lines[:place], ";".join(cells), *lines[place + 1 :]])
    try:
        read_problem(text.encode("utf-8", "replace"))
    except MalformedFile as error:
        assert error.line >= 1
