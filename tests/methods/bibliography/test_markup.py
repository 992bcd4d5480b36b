"""Titles: tags and entities of HTML, JATS and MathML."""

import pytest

from samenspel.methods.bibliography import as_html, bare, clean_title


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("H<sub>2</sub>O and <jats:italic>E. coli</jats:italic>", "H<sub>2</sub>O and <i>E. coli</i>"),
        ("R&amp;amp;D &amp;lt; 3", "R&D < 3"),
        ("&lt;i&gt;E. coli&lt;/i&gt;", "<i>E. coli</i>"),
        ("p < 0.05 and a<b and c>d", "p < 0.05 and a<b and c>d"),
        ("<mml:math><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>", "x<sub>2</sub>"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><annotation>x^2</annotation></math>", "x<sup>2</sup>"),
        ('<b class="x">Bold</b> <strong>too</strong>', "<b>Bold</b> <b>too</b>"),
        ("<i>never closed", "<i>never closed</i>"),
        ("closed</i> before", "closed before"),
        ("<i>a<b>b</i>c</b>", "<i>a<b>b</b></i>c"),
        ("<script>alert(1)</script>kept", "kept"),
        ("<jats:p>One</jats:p><jats:p>Two</jats:p>", "One Two"),
        ("a\n  b\u00a0c\x00\u200b", "a b c"),
        ("e\u0301", "é"),
        ("\ud800x", "x"),
    ],
)
def test_a_title_is_cleaned(said, kept):
    assert clean_title(said) == kept
    assert clean_title(kept) == kept


def test_it_is_shown_with_nothing_but_our_tags():
    said = clean_title("<img src=x onerror=y> & <i>this</i>")
    assert as_html(said) == "&lt;img src=x onerror=y&gt; &amp; <i>this</i>"
    assert bare(said) == "<img src=x onerror=y> & this"


def test_deep_tags_end():
    assert clean_title("<i>" * 10_000 + "x").count("<i>") == 50
