"""YAML as plain data with lines, and nothing that runs, refers or grows."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.yaml_trees import Tree, plain_of, read_tree, tree_of, write_yaml

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
TRICKY = ["yes", "no", "on", "0", "007", "08", "1e3", ".5", "1.", "0o14", "1_000", "12:30", "2027-03-01", "~"]
TRICKY += [
    "null",
    "true",
    "True",
    "- a",
    "a: b",
    "# a",
    "*a",
    "&a",
    "!a",
    "",
    " ",
    "a\n",
    "é\u2028",
    "<<",
    "=",
]


def read(text: str) -> Any:
    return plain_of(read_tree(text.encode()))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a: no\nb: true\nc: 007\nd: 2027-03-01", {"a": "no", "b": True, "c": "007", "d": "2027-03-01"}),
        ("[1.5, .5, 1e3, -2, 1_000, 12:30, ~, '1']", [1.5, 0.5, 1000.0, -2, "1_000", "12:30", None, "1"]),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("1: a", {"1": "a"}),
        ("é: 😀", {"é": "😀"}),
    ],
)
def test_what_is_read(text: str, plain: Any) -> None:
    assert read(text) == plain


def test_everything_knows_its_line() -> None:
    assert read_tree(b"a: 1\nb:\n- x\n") == Tree({"a": Tree(1, 1, "1"), "b": Tree([Tree("x", 3, "x")], 3)}, 1)


@pytest.mark.parametrize("text", TRICKY)
def test_texts_that_look_like_something_else_come_back_as_texts(text: str) -> None:
    assert read(write_yaml({"a": [text], text: "b"} if text else {"a": text})) == (
        {"a": [text], text: "b"} if text else {"a": text}
    )


@given(PLAIN)
def test_what_is_written_is_read_back(plain: Any) -> None:
    assert plain_of(tree_of(plain)) == plain
    assert read(write_yaml(plain)) == plain


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (BOMB, 1, "anchors (&) and aliases (*) are not read; write it out."),
        ("a: 1\nb: *a", 2, "anchors (&) and aliases (*) are not read; write it out."),
        ("a: !!python/object/apply:os.system [ls]", 1, "tags (!) are not read; take "),
        ("a: 1\nb: 2\na: 3", 3, "“a” stood on line 1 before; keep one."),
        ("[a]: 1", 1, "a name is a word, not a list or a table."),
        ("a: 1\n---\nb: 2", 2, "a second document begins here; keep one."),
        ("", 1, "the file is empty."),
        ("# nothing\n", 1, "the file is empty."),
        ("a: b\n  c: d", 2, "this is no YAML: "),
        ("a: [b", 2, "this is no YAML: "),
        ("[" * 100_000, 1, "this stands deeper than 20 levels."),
        ("a: b\x07", 1, ""),
        ("x" * 5_000_001, 1, "this file has more than 5,000,000 signs; split it."),
    ],
)
def test_what_is_refused_and_on_which_line(text: str, line: int, sentence: str) -> None:
    start = time.process_time()
    with pytest.raises(MalformedFile) as error:
        read(text)
    assert error.value.line in (line, line - 1 if "no YAML" in sentence else line)
    assert str(error.value.problem).startswith(sentence)
    assert time.process_time() - start < 2


def test_signs_that_are_no_text_are_refused() -> None:
    for data in (b"a: \0", b"a: \xff"):
        with pytest.raises(MalformedFile):
            read_tree(data)
