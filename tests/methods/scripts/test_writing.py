"""What is written is read as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.scripts import (
    Action,
    Dialogue,
    Element,
    Entry,
    Heading,
    Hidden,
    Lyric,
    Parenthetical,
    Part,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
    read,
    write,
)

from .parsers import FILES, FOLDER
from .texts import SCRIPTS, play

HI: tuple[Part, ...] = (Dialogue("Hi"),)


@given(SCRIPTS)
def test_every_text_is_read_the_same_after_writing_it(text: str) -> None:
    script = read(text)
    written = write(script)
    assert read(written) == script
    assert write(read(written)) == written


@pytest.mark.parametrize("name", [*FILES, "the example"])
def test_real_files_are_read_the_same_after_writing_them(name: str) -> None:
    text = play() if name == "the example" else (FOLDER / name).read_text(encoding="utf-8")
    assert read(write(read(text))) == read(text)


def test_the_example_is_written_as_it_stands() -> None:
    assert write(read(play())).replace("~\n", "") == play().replace("~\n", "")


@pytest.mark.parametrize(
    ("element", "written"),
    [
        (Speech("BOB (V.O.)", parts=HI), "BOB (V.O.)\nHi"),
        (Speech("Juf Ans", parts=HI), "@Juf Ans\nHi"),
        (Speech("你好", parts=HI), "@你好\nHi"),
        (Speech("INT. BOB", parts=HI), "@INT. BOB\nHi"),
        (Speech("RE:BOB", parts=HI), "RE:BOB\nHi"),
        (Speech("BOB", (), HI, dual=True), "BOB ^\nHi"),
        (
            Speech("BOB", parts=(Parenthetical("slow"), Dialogue("a\n\nb"), Lyric("c\n\nd"))),
            "BOB\n(slow)\na\n  \nb\n~c\n~\n~d",
        ),
        (Speech("BOB", parts=(Dialogue("a b", (Hidden(2, "[[x]]"),)),)), "BOB\na [[x]]b"),
        (Action("a [", (Hidden(3, "[[x]]"),)), "a [ [[x]]"),
        (Action("BOB"), "BOB"),
        (Action("BOB\nHi"), "!BOB\nHi"),
        (Action("A\n# B"), "!A\n!# B"),
        (Action("# A"), "!# A"),
        (Action("Let op: glad"), "Let op: glad"),
        (Heading("INT. HALL", number="1A"), "INT. HALL #1A#"),
        (Heading("Hall"), ".Hall"),
        (Transition("CUT TO:"), "CUT TO:"),
        (Transition("Dark."), "> Dark."),
        (Section("Act", level=2), "## Act"),
        (Synopsis("Why"), "= Why"),
    ],
)
def test_forced_marks_stand_only_where_they_are_needed(element: Element, written: str) -> None:
    script = Script(elements=(Action("First."), element))
    assert write(script) == f"First.\n\n{written}\n"
    assert read(write(script)) == script


def test_what_would_be_a_title_page_at_the_top_is_forced_there() -> None:
    for element, written in (
        (Action("Let op: glad"), "!Let op: glad\n"),
        (Speech("RE:BOB", parts=HI), "@RE:BOB\nHi\n"),
    ):
        script = Script(elements=(element,))
        assert (write(script), read(write(script))) == (written, script)


WORDS = st.text("aéB😀* (#:1", min_size=1).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
PARTS = st.lists(
    st.builds(Parenthetical, WORDS) | LINES.map(lambda it: Dialogue(f"x{it}")), min_size=1, max_size=1
)
ELEMENTS = st.one_of(
    st.builds(Action, LINES),
    st.builds(Lyric, LINES),
    st.builds(Synopsis, WORDS),
    st.builds(Section, WORDS.map(lambda it: f"a{it}"), level=st.integers(1, 6)),
    st.builds(Transition, WORDS),
    st.builds(Speech, WORDS.map(lambda it: f"a{it}b"), st.just(()), PARTS.map(tuple), dual=st.booleans()),
)
ENTRIES = st.builds(Entry, LINES, key=st.sampled_from(["Title", "Eerste opvoering"]))


@given(st.lists(ENTRIES, max_size=3), st.lists(ELEMENTS, max_size=6))
def test_what_was_made_by_a_program_is_read_the_same_too(title: list[Entry], elements: list[Element]) -> None:
    script = Script(tuple(title), tuple(elements))
    assert read(write(script)) == script
