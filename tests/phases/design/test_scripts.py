"""A script is read, counted and printed."""

import io

import pytest
from django.test import Client
from django.utils.html import strip_tags

from samenspel.foundation.ui.pdf import pdf_of
from samenspel.methods.scripts import read
from samenspel.phases.design.pages.scripts import laid_out, on_paper
from tests.checks import assert_page, words
from tests.factories.design import make_script, make_text

pytestmark = pytest.mark.django_db
PLAY = """Title: The bridge
Author: We

# First act

## The letter

LOTTE
Where is he?

@Juf Ans (late)
(out of breath)
Here. *Here!*
<script>alert(1)</script>

~Over the water

## The water

MEHMET
I am here too.
"""


@pytest.mark.parametrize(
    "words", ["INT. HOUSE - DAY\n\nANN\nHi.", "# \n\n.A house", "## Scene\n\nx", "# \u200b\n\n### \n\n# Act"]
)
@pytest.mark.parametrize("cast", [[], [("ANN", "Mo")]])
def test_a_play_without_acts_or_with_headings_without_words_is_printed(words, cast):
    shown = on_paper("A play", "en", read(words), cast=cast)
    assert pdf_of("design/script.typ", shown)[:5] == b"%PDF-"


@pytest.fixture
def script():
    return make_script(words=PLAY)


def test_a_script_is_shown_with_its_roles_and_never_runs(script, client):
    assert_page(response := client.get(script.get_absolute_url()))
    shown = response.content.decode()
    assert all(
        words in shown for words in ("Juf Ans (late)", "<em>Here!</em>", "Over the water", "First act")
    )
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_the_cast_counts_lines_and_says_who_never_meets(script, client):
    assert_page(response := client.get(f"/design/texts/{script.pk}/cast/"))
    shown = " ".join(response.content.decode().split())
    assert "LOTTE – MEHMET" in shown
    assert "Juf Ans – MEHMET" in shown
    assert "LOTTE – Juf Ans" not in shown


def test_an_empty_line_ends_a_speech():
    kinds = [one["kind"] for one in laid_out(read("ANN\nHey.\n\nShe goes.\n\nBO\nHo.\n\nHe stays.\n"))]
    assert kinds == ["speech", "action", "speech", "action"]


def test_a_text_about_a_service_has_no_cast(client):
    assert client.get(f"/design/texts/{make_text().pk}/cast/").status_code == 404


def test_a_copy_marks_the_lines_of_its_role_and_the_cue_before():
    marked = [
        (one["name"], one["is_own"], one.get("is_cue", False))
        for one in laid_out(read(PLAY), "juf ans")
        if one["kind"] == "speech"
    ]
    assert marked == [("LOTTE", False, True), ("Juf Ans (late)", True, False), ("MEHMET", False, False)]


def test_lines_have_the_same_numbers_in_all_copies():
    numbers = [
        [part["number"] for one in laid_out(read(PLAY), role) for part in one.get("parts", [])]
        for role in ("", "LOTTE", "MEHMET")
    ]
    assert numbers == [[1, 0, 2, 3, 4, 5]] * 3 or numbers[0] == numbers[1] == numbers[2]


@pytest.mark.parametrize("query", ["", "?role=LOTTE", "?role=<script>"])
def test_a_script_is_printed_whole_and_for_a_role(script, client, query):
    response = client.get(f"/design/texts/{script.pk}/print/{query}")
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def test_what_people_write_is_no_code_on_paper(client):
    text = make_text(
        words='# One\n\n#eval("1") *a* `b` $x$ \\\n\n| a | b |\n|---|---|\n| 1 | #2 |\n\n1. one\n2. two'
    )
    response = client.get(f"/design/texts/{text.pk}/print/")
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def test_a_text_is_taken_along_in_its_marks(script):
    response = Client().get(f"/design/texts/{script.pk}/download/")
    assert io.BytesIO(response.content).read().decode() == PLAY
    assert "the-wind-in-the-willows.fountain" in response.headers["Content-Disposition"]


def test_what_stands_below_the_title_needs_no_names_and_each_way_to_take_it_along_has_one(client):
    text = make_script(words="Title: The bridge\nCredit: by\nAuthor: Kim\nDraft date: May\n\n# Act\n")
    shown = " ".join(strip_tags(words(client.get(text.get_absolute_url()))).split())
    assert "by Kim Draft date May Act" in shown
    assert "Download as a page Download as Markdown Download as Fountain" in shown
