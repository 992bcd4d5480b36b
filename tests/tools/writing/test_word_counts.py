"""How much each wrote: one's own always, that of others as the charter says, and never a child's."""

import re

import pytest
from django.test import Client

from samenspel.tools.writing.queries import document_of
from samenspel.tools.writing.templatetags.writing import as_written
from tests.checks import assert_page
from tests.factories.children import adopt, make_child, make_school
from tests.factories.design import make_text
from tests.factories.initiatives import coordinator_of
from tests.factories.writing import put, writer

pytestmark = pytest.mark.django_db
ROW = re.compile(r"<dt>(.*?)</dt>\s*<dd>\s*(\d+) words?\s*</dd>", re.DOTALL)


@pytest.fixture
def text():
    text = make_text(make_school(), words="There was a library.")
    put(writer(text, "Ann"), text, "Ann wrote this. ")
    put(writer(text, "Bram"), text, "Bram. ")
    put(make_child(text.initiative, "Kim", says_yes=True)[0].person, text, "Kim has words. ")
    return text


def counts(text, person):
    client = Client()
    if person:
        client.force_login(person)
    assert_page(answer := client.get(f"/writing/{document_of(text).pk}/authors/"))
    return {name.strip(): int(number) for name, number in ROW.findall(answer.content.decode())}


def member(text, name):
    return text.initiative.memberships.get(person__display_name=name).person


@pytest.mark.parametrize("charter", ["nobody", "coordinators", "members"])
def test_who_sees_counts_is_what_the_charter_says(text, charter):
    adopt(text.initiative, "first_names", word_counts=charter)
    others = {"Ann": 3, "Bram": 1}
    mine = {"You": 3}
    assert counts(text, member(text, "Ann")) == ({"You": 3, "Bram": 1} if charter == "members" else mine)
    assert counts(text, coordinator_of(text.initiative)) == ({} if charter == "nobody" else others)
    assert counts(text, member(text, "Kim")) == (
        {"You": 3, "Ann": 3, "Bram": 1} if charter == "members" else mine
    )
    assert counts(text, None) == {}


def test_nobody_is_ranked_by_the_list_of_names(text):
    page = Client().get(f"/writing/{document_of(text).pk}/authors/").content.decode()
    names = re.findall(r'<li><span class="writing-by[^>]*>(\w+)</span>', page)
    assert names == ["Kim", "Bram", "Ann"], "in the order of the text"


def test_who_wrote_what_is_told_by_a_pattern_and_a_name(text):
    page = Client().get(f"/writing/{document_of(text).pk}/authors/").content.decode()
    pieces = re.findall(r'<span class="writing-by (writing-by--\d)" title="(\w+)">([^<]*)</span>', page)
    assert pieces == [
        ("writing-by--1", "Kim", "Kim has words. "),
        ("writing-by--2", "Bram", "Bram. "),
        ("writing-by--3", "Ann", "Ann wrote this. "),
    ]
    assert "writing-by" not in Client().get(text.get_absolute_url()).content.decode(), (
        "only where it is asked for"
    )


def test_the_charter_says_who_sees_counts_and_that_words_stay(text):
    adopt(text.initiative, "first_names", word_counts="members")
    page = Client().get(f"/initiatives/{text.initiative.slug}/charter/").content.decode()
    assert "Everyone who takes part" in page
    assert "stays in the text when they leave, without their name" in page


def test_marks_stand_back_and_headings_stand_out_also_where_two_wrote_one():
    pieces = [(None, None, "# Ope"), ("Ann", 1, "ning\nAt 5 # sharp\n- "), (None, None, "1. and <b>\n\n## ")]
    mark, by = '<span class="writing-mark">%s</span>', '<span class="writing-by writing-by--1" title="Ann">'
    assert as_written(pieces) == (
        f"{mark % '# '}<strong>Ope</strong>"
        f"{by}<strong>ning\n</strong>At 5 # sharp\n{mark % '- '}</span>"
        f"1. and &lt;b&gt;\n\n{mark % '## '}"
    )


def test_ten_authors_have_ten_patterns(text):
    for place in range(7):
        put(writer(text, f"Number{place}"), text, "Word. ")
    page = Client().get(f"/writing/{document_of(text).pk}/authors/").content.decode()
    patterns = re.findall(r'<li><span class="writing-by (writing-by--\d)">', page)
    assert len(patterns) == len({*patterns}) == 10
