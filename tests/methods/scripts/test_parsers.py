"""Ours beside screenplain and fountain-tools, on the files of their own tests."""

from __future__ import annotations

from collections import Counter

import pytest

from .parsers import FILES, Item, differences, fountain_tools, ours, screenplain

PLACE = "INT. PALACE HALLWAY - NIGHT"
BELOW = "You can nest Sections by adding more # characters."
NOTED = (
    "His hand is an inch from the receiver when the phone RINGS. Scott pauses for a moment, suspicious for "
)
NOTED += "some reason. He looks around. Phone ringing."
LATER = "Definitely shouldn't. Because of that blank line.]] He looks around. Phone ringing."
TITLE = """Title:
    BRICK & STEEL
    FULL RETIRED
Credit: Written by
Author: Stu Maschwitz
Source: Story by KTM
Draft date: 1/20/2012
Contact:
    Next Level Productions
    1588 Mission Dr.
    Solvang, CA 93463"""
ASKED = "Did you know Brick and Steel are retired?"
BODY = "Not a title entry.\nStill: Not a title entry."
Row = tuple[str, list[Item], list[Item], str]
FROM_SCREENPLAIN: list[Row] = [
    (
        "ww-Lyrics.fountain",
        [
            ("dialogue", "Is some dialogue.\n~ This a lyric"),
            ("action", "~ This is a lyric\nAnd more action.\n~ And another lyric"),
        ],
        [
            ("dialogue", "Is some dialogue."),
            ("lyric", "This a lyric"),
            ("lyric", "This is a lyric"),
            ("action", "And more action."),
            ("lyric", "And another lyric"),
        ],
        "a line that begins with ~ is sung",
    ),
    (
        "ww-Lyrics.fountain",
        [("dialogue", "~ What happens here?")],
        [("lyric", "What happens here?")],
        "a line that begins with ~ is sung",
    ),
    (
        "ww-SceneHeading.fountain",
        [("heading", "NOT A HEADER")],
        [("action", ". NOT A HEADER")],
        "a point forces a heading only before a letter or a digit",
    ),
    (
        "ww-Sections.fountain",
        [("cue", PLACE), ("dialogue", BELOW)],
        [("heading", PLACE), ("action", BELOW)],
        "by the letter, a heading has an empty line below it; but a place that forgot it is nobody's role",
    ),
    ("ww-TitlePage.fountain", [("action", f"{TITLE}\n{BODY}")], [("action", BODY)], "keys are a title page"),
    (
        "ww-UTF8.fountain",
        [("heading", "NOT A HEADER")],
        [("action", ". NOT A HEADER")],
        "a point forces a heading only before a letter or a digit",
    ),
]
FROM_FOUNTAIN_TOOLS: list[Row] = [
    (
        "ww-Character.fountain",
        [("action", "3CPO\nNot work.")],
        [("cue", "3CPO"), ("dialogue", "Not work.")],
        "a name has at least one letter; it need not begin with it",
    ),
    (
        "ww-Character.fountain",
        [("action", "AND ^ (Dual)\nShouldn't work")],
        [("cue", "AND ^"), ("dialogue", "Shouldn't work")],
        "^ is a mark only at the end; a line in capitals above text is a name, whatever signs are in it",
    ),
    (
        "ww-Notes.fountain",
        [
            (
                "dialogue",
                f"{ASKED}\n\n{NOTED}\nTesting a note without spaces\n{LATER}",
            )
        ],
        [
            ("dialogue", ASKED),
            ("action", NOTED),
            ("action", "Testing a note without spaces[[This\ndoesn't have spaces. Shouldn't work."),
            ("action", LATER),
        ],
        "an empty line ends a speech, and ends a note that is not closed",
    ),
    ("ww-Sections.fountain", [], [("transition", "CUT TO:")], "a key without a value is no title page"),
]


@pytest.mark.parametrize("name", FILES)
def test_what_both_parsers_read_alike_we_read_so_and_nothing_that_neither_reads(name: str) -> None:
    theirs = Counter(screenplain(name)), Counter(fountain_tools(name))
    found = Counter(ours(name))
    assert ((theirs[0] & theirs[1]) - found, found - (theirs[0] | theirs[1])) == (Counter(), Counter())


@pytest.mark.parametrize(
    ("read", "table"), [(screenplain, FROM_SCREENPLAIN), (fountain_tools, FROM_FOUNTAIN_TOOLS)]
)
def test_where_we_differ_from_one_of_them_is_known_with_its_reason(read, table) -> None:  # type: ignore[no-untyped-def]
    found = [
        (name, theirs, others) for name in FILES for theirs, others in differences(read(name), ours(name))
    ]
    assert found == [(name, theirs, others) for name, theirs, others, _reason in table]
    assert all(reason for *_rest, reason in table)
