"""Bold, italic and underlined text."""

from __future__ import annotations

import pytest

from samenspel.methods.scripts import plain, runs, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a *b* c", [("a ", ""), ("b", "italic"), (" c", "")]),
        ("**b**", [("b", "bold")]),
        ("***b***", [("b", "bold italic")]),
        ("_a *b* c_", [("a ", "underlined"), ("b", "italic underlined"), (" c", "underlined")]),
        ("dial *69 and then *23", [("dial *69 and then *23", "")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        ("\\*a\\* \\_b", [("*a", ""), ("* ", ""), ("_b", "")]),
        ("*a\nb*", [("*a", ""), ("\n", ""), ("b*", "")]),
        ("", []),
    ],
)
def test_marks_in_pairs_on_one_line_are_styles(text: str, found: list[tuple[str, str]]) -> None:
    assert [(run.text, " ".join(sorted(run.styles))) for run in runs(text)] == found


def test_words_are_counted_as_a_word_processor_does() -> None:
    assert (plain("_Nee_, **juf**!"), words("_Nee_, **juf**! Foto's – 3 😀\nja")) == ("Nee, juf!", 5)
