"""Every kind of element, where it stands, and that no text breaks the reader."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from samenspel.methods.scripts import (
    Action,
    Aside,
    Centred,
    Dialogue,
    Element,
    Entry,
    Heading,
    Hidden,
    Lyric,
    PageBreak,
    Parenthetical,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
    cast_of,
    copy_for,
    read,
    runs,
)

from .texts import SCRIPTS, play

BOB = Speech("BOB", parts=(Dialogue("Hi"),))


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("# Act\n## Scene\n= Why", [Section("Act"), Section("Scene", level=2), Synopsis("Why")]),
        ("int. hall #1A#\n\nA", [Heading("int. hall", number="1A"), Action("A")]),
        (".Hall\n\n.. no\n\n...no", [Heading("Hall"), Action(".. no"), Action("...no")]),
        ("INT. HALL #😀#", [Heading("INT. HALL #😀#")]),
        ("BOB\nHi", [BOB]),
        ("A door.\nBOB\nHi", [Action("A door.\nBOB\nHi")]),
        ("# Act\nBOB\nHi", [Section("Act"), Action("BOB\nHi")]),
        ("> Dark.\nINT. HALL", [Transition("Dark."), Action("INT. HALL")]),
        ("BOB\n\nHi", [Action("BOB"), Action("Hi")]),
        ("Bob\nHi", [Action("Bob\nHi")]),
        ("@Bob\nHi", [Speech("Bob", parts=(Dialogue("Hi"),))]),
        ("@你好\nHi", [Speech("你好", parts=(Dialogue("Hi"),))]),
        ("你好\nHi", [Action("你好\nHi")]),
        ("23\nHi", [Action("23\nHi")]),
        ("R2D2\nHi", [Speech("R2D2", parts=(Dialogue("Hi"),))]),
        ("(PAUSE)\nHi", [Action("(PAUSE)\nHi")]),
        ("JULIAN (cont'd)\nHi", [Speech("JULIAN (cont'd)", parts=(Dialogue("Hi"),))]),
        ("BOB\nHi\n\nA door.", [BOB, Action("A door.")]),
        ("BOB\nHi\n  \nthere\n \nA", [Speech("BOB", parts=(Dialogue("Hi\n\nthere"),)), Action("A")]),
        (
            "BOB\n(slow)\nHi\n~la\n~\n~lo",
            [Speech("BOB", parts=(Parenthetical("slow"), Dialogue("Hi"), Lyric("la\n\nlo")))],
        ),
        (
            "A\nHi\n\nB ^\nHo",
            [Speech("A", parts=(Dialogue("Hi"),)), Speech("B", (), (Dialogue("Ho"),), dual=True)],
        ),
        ("~la\n~lo", [Lyric("la\nlo")]),
        ("CUT TO:\n\nA", [Transition("CUT TO:"), Action("A")]),
        ("> Dark.\n> END <\n===", [Transition("Dark."), Centred("END"), PageBreak()]),
        ("!BOB\n!Hi", [Action("BOB\nHi")]),
        ("    far in", [Action("    far in")]),
        ("A/*x\n\ny*/B", [Action("AB", (Hidden(1, "/*x\n\ny*/"),))]),
        ("A [[x\ny]] B", [Action("A  B", (Hidden(2, "[[x\ny]]"),))]),
        ("A [[x\n\ny]] B", [Action("A [[x"), Action("y]] B")]),
        ("A /* B", [Action("A /* B")]),
        ("[[x]]\nBOB\nHi", [Aside("[[x]]"), BOB]),
        ("BOB[[who?]]\nHi", [Speech("BOB", (Hidden(3, "[[who?]]"),), (Dialogue("Hi"),))]),
        (
            "BOB\nHi\n[[more?]]\nthere",
            [Speech("BOB", parts=(Dialogue("Hi\nthere", (Hidden(2, "[[more?]]"),)),))],
        ),
        ("BOB\n/* Hi */\n\nA", [Action("BOB", (Hidden(3, "/* Hi */"),)), Action("A")]),
        ("CUT TO:\n\nTitle: x", [Transition("CUT TO:"), Action("Title: x")]),
        ("", []),
        ("\r\n \r\n", []),
    ],
)
def test_each_kind_of_element_is_read(text: str, elements: list[Element]) -> None:
    assert read(text) == Script(elements=tuple(elements))


def test_the_title_page_has_keys_with_one_line_or_more() -> None:
    found = read("Titel: De brug\nAuteurs:\n    Anna\n\tBram [[?]]\nDraft date:\n\nA")
    entries = (
        Entry("De brug", key="Titel"),
        Entry("Anna\nBram", (Hidden(9, "[[?]]"),), key="Auteurs"),
        Entry("", key="Draft date"),
    )
    assert found == Script(entries, (Action("A"),))


def test_every_element_knows_its_lines() -> None:
    text = "Title: x\n\n# Act\n\na\nB\n\nBOB\n(slow)\nHi\n[[x\ny]]\nho\r\n\r\n~la\r~lo"
    found = read(text)
    parts = [(part.start, part.end) for element in found.elements for part in getattr(element, "parts", ())]
    lines = [(element.start, element.end) for element in (*found.title_page, *found.elements)]
    assert (lines, parts) == ([(1, 1), (3, 3), (5, 6), (8, 13), (15, 16)], [(9, 9), (10, 13)])


@given(SCRIPTS)
def test_no_text_breaks_it_and_every_line_with_something_on_it_stands_in_one_element(text: str) -> None:
    found = read(text)
    elements = (*found.title_page, *found.elements)
    taken = [line for element in elements for line in range(element.start, element.end + 1)]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    full = {number for number, line in enumerate(lines, 1) if line.strip()}
    assert (len(taken), full - set(taken)) == (len(set(taken)), set())
    assert taken == sorted(taken)
    for element in elements:
        for run in runs(element.text):
            assert run.text
        for part in getattr(element, "parts", ()):
            assert element.start < part.start <= part.end <= element.end


@given(SCRIPTS)
def test_no_text_breaks_what_is_made_of_it(text: str) -> None:
    script = read(text)
    cast = cast_of(script)
    turns = [turn for role in cast.roles for turn in copy_for(script, role.name)]
    assert len(turns) == sum(isinstance(element, Speech) for element in script.elements)
    said = [one.number for turn in turns for one in turn.said if not isinstance(one, str)]
    assert len(said) == len(set(said)) == sum(role.lines for role in cast.roles)
    assert repr(cast).startswith("<Cast: roles ")


HOSTILE = (
    "/*",
    "[[",
    "[[a\n",
    "()",
    "A()",
    "BOB\n",
    "BOB\n\n",
    "~\n",
    "!",
    "*",
    "_a",
    "\\*",
    "\t",
    "\n\t",
    "  \n",
)
HOSTILE += (
    "[[]]\n",
    "a\n[[]]\n",
    "@a\nb\n\n",
    "#1#",
    "A:\n   b\n",
    "/**/",
    "[[/**/]]",
    "***a",
    "INT. \n\n",
    " ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_whatever_it_is(piece: str) -> None:
    """Ten times the text in about ten times the time; what grows with the square would take a hundred."""
    small, large = (_seconds((piece * (size // len(piece) + 1))[:size]) for size in (10_000, 100_000))
    assert large < max(35 * small, 0.3)


def _seconds(text: str) -> float:
    start = time.process_time()
    for element in read(text).elements:
        runs(element.text)
    return time.process_time() - start


def test_the_example_is_read_as_it_was_meant() -> None:
    script, kinds = read(play()), dict[str, int]()
    for element in script.elements:
        kinds[type(element).__name__] = kinds.get(type(element).__name__, 0) + 1
    assert kinds == {
        "Action": 6,
        "Aside": 1,
        "Centred": 2,
        "Lyric": 2,
        "Section": 8,
        "Speech": 67,
        "Synopsis": 7,
        "Transition": 1,
    }
    assert [entry.key for entry in script.title_page] == ["Title", "Credit", "Author", "Draft date", "Rights"]
