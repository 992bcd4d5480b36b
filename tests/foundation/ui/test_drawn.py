"""One place in HTML is left open: it must be there, once, and nobody's words can be taken for it."""

import pytest
from django.template import engines

from samenspel.foundation.ui import drawn


@pytest.fixture
def templates(monkeypatch):
    """Templates by what they hold."""
    monkeypatch.setattr(drawn, "get_template", engines["django"].from_string)


def test_what_stands_around_the_mark_is_escaped_by_the_template(templates):
    around = drawn.draw_around("<b>{{ name }}</b><i>{{ mark }}</i>", {"name": "A & B"})
    assert around == ("<b>A &amp; B</b><i>", "</i>")


@pytest.mark.parametrize(("template", "times"), [("<p>", 0), ("{{ mark }}{{ mark }}", 2)])
def test_a_template_that_lost_its_mark_or_doubled_it_is_refused(templates, template, times):
    with pytest.raises(ValueError, match=f"holds it {times} times"):
        drawn.draw_around(template, {})


def test_each_drawing_has_a_mark_of_its_own(templates):
    marks = [drawn.draw_around("{{ mark|slice:':20' }}|{{ mark }}", {})[0] for _time in range(2)]
    assert marks[0] != marks[1]
