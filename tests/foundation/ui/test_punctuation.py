"""Signs between words stand as each language sets them."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from samenspel.foundation.ui.punctuation import colon

SIGNS = [("en", "Part: <b>"), ("nl", "Part: <b>"), ("fr", "Part\N{NO-BREAK SPACE}: <b>")]


@pytest.mark.parametrize(("language", "words"), SIGNS)
def test_a_colon_between_two_texts_is_set_as_the_language_sets_it(language, words):
    with override(language):
        assert colon("Part", "<b>") == words
        assert colon("Part") == words.removesuffix(" <b>")


def test_in_a_template_both_texts_are_escaped_once():
    page = Template("{% load ui %}{{ label|colon:text }}")
    assert page.render(Context({"label": "A & B", "text": "<b>"})) == "A &amp; B: &lt;b&gt;"
