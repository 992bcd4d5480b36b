"""A text is taken along: as a page that stands by itself, as Markdown, on paper; with who plays whom."""

import io
import re

import pypdf
import pytest
from django.test import Client

from samenspel.foundation.ui.markdown import as_html
from samenspel.phases.design.actions.scenes import cast_role
from samenspel.spine.people.actions import print_name, withdraw_consent
from samenspel.spine.people.queries import find_child
from tests.factories.children import make_child, make_school
from tests.factories.design import make_script, make_text
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.writing import writer

pytestmark = pytest.mark.django_db
FULL = "Kim van der Canary"
PLAY = """Title: *The* bridge
Author: We & <b>all</b>

# First act

## The letter

LOTTE
Where *is* he?
- not a list
`no code` [site](https://example.org) ~~no~~ 2*3*4
<script>alert(1)</script>

@Juf Ans (late)
(out of breath)
**Here**, #1 [link](javascript:alert(1)).

~Over the water
"""


def taken(thing, query, person=None):
    client = Client()
    if person:
        client.force_login(person)
    return client.get(f"/design/texts/{thing.pk}/{query}")


def pdf_of(answer):
    assert answer.status_code == 200
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def script():
    return make_script(make_school(), words=PLAY)


def in_french():
    initiative = make_initiative()
    initiative.language = "fr"
    initiative.save()
    return initiative


def test_a_page_stands_by_itself_in_its_own_language_and_runs_nothing():
    script = make_script(in_french(), words=PLAY)
    ann = writer(script, "Ann <i>")
    cast_role(actor=ann, text=script, role="LOTTE", person=ann)
    answer = taken(script, "download/?as=html")
    page = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert page.lstrip().startswith("<!DOCTYPE html>")
    assert '<html lang="fr"' in page
    assert "default-src 'none'" in page
    assert (
        re.findall(r"<script|<link|<img|<iframe|\son\w+=|src=|url\(|javascript:(?!alert\(1\)\))", page) == []
    )
    assert "&lt;script&gt;alert(1)" in page
    assert "Ann &lt;i&gt;" in page
    assert [len(re.findall(f"<{tag}[ >]", page)) for tag in ("h1", "main", "title")] == [1, 1, 1]


def test_a_page_for_a_role_marks_its_lines_in_more_than_colour(script):
    page = " ".join(taken(script, "download/?as=html&role=juf ans").content.decode().split())
    own = re.findall(r'speech--own" ?> <p class="design-script__role"> (.*?) </p>', page)
    assert own == ['<span aria-hidden="true">► </span>Juf Ans (late)']
    assert "LOTTE →" in page


def test_a_text_about_the_service_is_a_page_too():
    text = make_text(
        words="# Who\n\nAll of *us*. <script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    page = taken(text, "download/?as=html").content.decode()
    assert "<em>us</em>" in page
    assert "<td>2</td>" in page
    assert "<script" not in page


def test_markdown_of_a_script_reads_as_the_script_and_nothing_in_it_is_a_mark_by_chance(script):
    ann = writer(script, "Ann_*")
    cast_role(actor=ann, text=script, role="LOTTE", person=ann)
    html = as_html(taken(script, "download/?as=markdown").content.decode())
    shown = re.sub(r"<[^>]+>", "", html)
    for words in (
        "LOTTE: Ann_*",
        "- not a list",
        "&lt;script&gt;",
        "[link](javascript:alert(1))",
        "#1",
        "We &amp; &lt;b&gt;all",
    ):
        assert words in shown
    assert "<strong>Here</strong>" in html
    assert "<em>is</em>" in html
    assert re.findall("<(a|code|del|ol|table)[ >]", html) == []
    assert "`no code` [site](https://example.org)" in shown
    assert len(re.findall("<li>", html)) == 1


def test_fountain_and_markdown_stay_as_they_are_written(script):
    assert taken(script, "download/").content.decode() == PLAY
    assert taken(text := make_text(words="# *a*"), "download/").content.decode() == "# *a*"
    assert taken(text, "download/?as=markdown").content.decode() == "# *a*"


def test_who_plays_whom_stands_on_the_page_and_on_paper(script):
    ann = writer(script, "Ann")
    cast_role(actor=ann, text=script, role="LOTTE", person=ann)
    page = " ".join(taken(script, "").content.decode().split())
    assert "<dt>LOTTE</dt> <dd>Ann</dd>" in page
    for query in ("print/", "print/?role=LOTTE"):
        assert "LOTTE: Ann" in pdf_of(taken(script, query))


@pytest.fixture
def kim(script):
    membership, link = make_child(script.initiative, "Kim", says_yes=True)
    coordinator = coordinator_of(script.initiative)
    cast_role(actor=coordinator, text=script, role="LOTTE", person=membership.person)
    return find_child(link)


OUTPUTS = (
    "",
    "cast/",
    "print/",
    "print/?role=LOTTE",
    "download/",
    "download/?as=html",
    "download/?as=markdown",
)


def test_a_booklet_names_a_child_as_its_guardian_says_and_nothing_else_does(script, kim):
    coordinator = coordinator_of(script.initiative)
    assert "LOTTE: Kim" in pdf_of(taken(script, "booklet/", coordinator))
    print_name(child=kim, printed_name=FULL)
    assert f"LOTTE: {FULL}" in pdf_of(taken(script, "booklet/", coordinator))
    for query in OUTPUTS:
        answer = taken(script, query, coordinator)
        said = pdf_of(answer) if answer.content.startswith(b"%PDF") else answer.content.decode()
        assert "Canary" not in said, query
    withdraw_consent(child=kim)
    assert "Canary" not in pdf_of(taken(script, "booklet/", coordinator))


def test_only_who_runs_the_play_prints_the_booklet(script, kim):
    assert taken(script, "booklet/").status_code == 302
    assert taken(script, "booklet/", writer(script, "Ann")).status_code == 403
    assert taken(script, "booklet/", kim.person).status_code == 403
