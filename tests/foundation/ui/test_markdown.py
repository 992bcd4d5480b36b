"""What people write in Markdown is shown as they meant it, and never runs."""

import re

import pytest

from samenspel.foundation.ui.markdown import as_html, blocks


def test_headings_stand_below_the_title_of_the_page():
    assert as_html("# One\n## Two\n###### Six") == "<h2>One</h2>\n<h3>Two</h3>\n<h6>Six</h6>\n"


@pytest.mark.parametrize("bare", ["#", "## \n", "# &nbsp;", "# &#8203;", "***\n", "> #"])
def test_a_heading_in_which_nothing_is_to_be_read_is_none(bare):
    words = f"One\n\n{bare}\n\nTwo"
    assert not re.search(r"<h\d", as_html(words))
    assert "heading" not in {block["kind"] for block in blocks(words)}
    assert as_html(words).endswith("<p>Two</p>\n")


def test_on_paper_headings_skip_no_level():
    levels = [one["level"] for one in blocks("### a\n\n###### b\n\n#### c\n\n## d\n\n## e\n\n# f\n\n### g")]
    assert levels == [1, 2, 2, 1, 1, 1, 2]


def test_lists_links_and_tables_are_shown():
    assert as_html("- a **b**\n- [c](https://example.org)") == (
        '<ul>\n<li>a <strong>b</strong></li>\n<li><a href="https://example.org" '
        'rel="nofollow ugc noopener">c</a></li>\n</ul>\n'
    )
    assert "<td>five</td>" in as_html("| what | when |\n|---|---|\n| opens | five |")


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "![a](https://example.org/spy.png)",
        '<a href="x" onclick="alert(1)">a</a>',
        "[a](https://example.org \"x' onmouseover='alert(1)\")",
        "<svg/onload=alert(1)>",
        "```html\n<script>alert(1)</script>\n```",
    ],
)
def test_nothing_that_people_write_runs_or_is_fetched(words):
    html = as_html(words)
    assert not any(
        mark in html for mark in ("<script", "<img", "<svg", 'javascript:"', 'href="javascript', 'href="data')
    )
    assert html.count("<a ") <= 1
    assert not re.search(r"<[^>]*\son\w+=\S*[^>]*>", re.sub(r'"[^"]*"', '""', html))


def test_a_long_hostile_text_takes_no_time_that_grows_with_its_square():
    assert as_html("[" * 20_000).count("[") == 20_000
    assert as_html("> " * 2_000 + "x")
