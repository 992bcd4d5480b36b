import pytest

from samenspel.tools.talk.templatetags.talk import as_paragraphs
from tests.checks import HOSTILE

REL = 'rel="nofollow ugc noopener"'


def link(address, words=None):
    return f'<a href="{address}" {REL}>{words or address}</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One\nline below\n\n\nTwo", "<p>One<br>line below</p><p>Two</p>"),
        ("  \n\n One ", "<p>One</p>"),
        ("See https://example.org.", f"<p>See {link('https://example.org')}.</p>"),
        ("(http://example.org/a)", f"<p>({link('http://example.org/a')})</p>"),
        (
            "https://example.org/Bank_(bench), no",
            f"<p>{link('https://example.org/Bank_(bench)')}, no</p>",
        ),
        ("HTTPS://EXAMPLE.ORG/a?b=1&c=2!", f"<p>{link('HTTPS://EXAMPLE.ORG/a?b=1&amp;c=2')}!</p>"),
        (
            f"https://example.org/{'a' * 60}",
            f"<p>{link('https://example.org/' + 'a' * 60, 'https://example.org/' + 'a' * 39 + '…')}</p>",
        ),
        ("javascript:alert(1) www.example.org a@b.nl", "<p>javascript:alert(1) www.example.org a@b.nl</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
    ],
)
def test_plain_text_has_paragraphs_and_links_and_nothing_else(text, shown):
    assert as_paragraphs(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        '<a href="javascript:alert(1)">x</a>',
        'https://example.org/"onmouseover="alert(1)',
        "https://example.org/'onmouseover='alert(1)",
        "https://example.org/<script>alert(1)</script>",
        "<https://example.org/><img src=x onerror=alert(1)>",
        "&lt;script&gt;alert(1)",
        "{{ 7|add:7 }}{% load static %}",
        "data:text/html,<b>x</b>",
    ],
)
def test_hostile_text_stays_text(text):
    shown = as_paragraphs(text)
    tags = [part.partition(">")[0] for part in shown.split("<")[1:]]
    allowed = {"p", "/p", "br", "/a"}
    links = [tag for tag in tags if tag not in allowed]
    assert all(tag.startswith('a href="http') and tag.endswith(REL) and tag.count('"') == 4 for tag in links)
    assert "<script" not in shown
