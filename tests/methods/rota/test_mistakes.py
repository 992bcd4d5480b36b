"""What is said of a mistake in a file: the line, and how to mend it."""

from __future__ import annotations

import pytest

from samenspel.methods.many_tables import LARGEST
from samenspel.methods.rota import MalformedFile, read_problem, read_serving

from .problems import KITCHEN

SERVING = b"SERVING\nshift;start;end;people\n"


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
        (b"PEOPLE\x81", 1, "this is no text; save the file as CSV with the encoding UTF-8."),
        (b'PEOPLE\nname;skills\n"Anna;key\n', 3, "a quotation mark is opened in this row and not closed"),
        (changed("PEOPLE", "RULES"), 5, "there is a second table RULES; put them together."),
        (changed("rest hours", "rest"), 3, "the rule “rest” is unknown or stands twice"),
        (
            changed("Europe/Amsterdam", "Mars"),
            2,
            "“time zone” is “Mars”; write a time zone such as",
        ),
        (changed("Europe/Amsterdam", "../etc"), 2, "“time zone” is “../etc”; write a time zone"),
        (changed("rest hours;11", "rest hours;NaN"), 3, "“rest hours” is “NaN”; write a number of hours"),
        (
            changed("rest hours;11", "fairness;luck"),
            3,
            "“fairness” is “luck”; choose from: agreed",
        ),
        (
            changed("name;skills", "name;skils"),
            6,
            "the column “skils” is unknown or stands twice",
        ),
        (
            changed("shift;start;end", "shift;start;people;note"),
            14,
            "the column “people” is unknown",
        ),
        (changed("end;people", "people;weight"), 14, "the table SHIFTS lacks a column “end”."),
        (changed("Ben;key", "Anna;key"), 8, "the name “Anna” is empty or stands twice."),
        (changed("Ben;key", ";key"), 8, "the name “” is empty or stands twice."),
        (changed("3;12", "-3;12"), 7, "“most shifts” is “-3”; write a whole number, such as 3."),
        (changed("3;12", "3;1e9"), 7, "“agreed hours” is “1e9”; write a number of hours, such as 12 or 7.5."),
        (
            changed("3;12", "3;0"),
            7,
            "The agreed hours of “Anna” must be a number above 0",
        ),
        (changed("2026-12-05;;8", "2026-12-32;;8"), 8, "“away” is “2026-12-32”; there is no such day."),
        (
            changed("2026-12-05 to 2026-12-06", "2026-12-06 to 2026-12-05"),
            9,
            "the first moment must be before",
        ),
        (
            changed("2026-12-05 to 2026-12-06", "1 to 2 to 3"),
            9,
            "write 2026-12-05, or",
        ),
        (
            changed("2026-12-04 19:00;23:30", "2026-12-04;23:30"),
            15,
            "“start” is “2026-12-04”; write a day",
        ),
        (
            changed("19:00;23:30", "19:00;19:00"),
            15,
            "“end” is “19:00”; the shift begins at that time; write a later one, or for 24 hours the next",
        ),
        (changed("19:00;23:30", "19:00;25:30"), 15, "“end” is “25:30”; there is no such time."),
        (
            changed("19:00;23:30", "19:00;2026-12-04 18:00"),
            15,
            "Shift “Fri evening” ends before",
        ),
        (
            changed("19:00;23:30", "19:00;2027-12-04 23:30"),
            15,
            "Shift “Fri evening” lasts longer",
        ),
        (
            changed("23:30;2;key: 1", "23:30;2;key: 3"),
            15,
            "Shift “Fri evening” asks for 3 with “key”",
        ),
        (changed("23:30;2;key: 1", "23:30;2;key: 1, key"), 15, "write each once, with its number"),
        (
            changed("2026-12-04 19:00", "2026-03-29 02:30"),
            15,
            "there is no such moment: the clock",
        ),
        (changed("apart;Dirk", "alone;Dirk"), 22, "A pair is “alone”; choose from: apart, rather-apart"),
        (changed("apart;Dirk", "apart;Zoe"), 22, "A pair names “Zoe”, who is not among the people."),
        (changed("apart;Dirk", "apart;Els"), 22, "“Els” is paired with themselves."),
        (
            changed("name;Fri evening", "name;Mon evening"),
            26,
            "the column “Mon evening” is no shift",
        ),
        (changed("rest hours;11", "rest hours;11\nrest hours;9"), 4, "the rule “rest hours” is unknown or"),
        (changed("Els;yes", "Ben;yes"), 29, "“Ben” is not among the people, or answers twice."),
        (changed("Els;yes", "Zoe;yes"), 29, "“Zoe” is not among the people, or answers twice."),
        (
            changed("Els;yes", "Els;perhaps"),
            29,
            "“Fri evening” is “perhaps”; answer yes",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(content: bytes, line: int, says: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read_problem(content)
    assert (refused.value.line, says in str(refused.value)) == (line, True), str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PEOPLE\n", "Line 1: there is no table SERVING, which says who serves."),
        (SERVING + b"Mon;;;Anna\n", "Line 3: “Mon” is no shift of this rota."),
        (
            b"SERVING\nshift;start;end;people\nFri evening;;;Zoe\n",
            "Line 3: “Zoe” is not among the people, or answers twice.",
        ),
    ],
)
def test_a_rota_of_strangers_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read_serving(content, read_problem(KITCHEN.encode()))
    assert str(refused.value) == says


def test_a_file_that_is_no_rota_is_not_read_to_its_end() -> None:
    with pytest.raises(MalformedFile) as refused:
        read_problem(b";" * (LARGEST + 1))
    assert str(refused.value) == "Line 1: the file is too large for such tables."
