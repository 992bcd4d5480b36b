"""Ideas that are much alike: at most five, only what one may see, never a step in the way."""

import pytest
from django.test import override_settings

from samenspel.foundation.search.synonyms import MOST_LINES, with_synonyms
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.actions.combining import combine_ideas
from samenspel.phases.design.actions.synonyms import change_synonyms
from samenspel.phases.design.models.ideas import Idea, Synonyms
from samenspel.phases.design.pages.ideas import alike_on
from tests.checks import assert_page
from tests.factories.design import address, author_of, make_board, make_idea
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db
HERE = "tests.phases.design.test_similar"
LINES = "bieb = bibliotheek = openbare boekerij\nkoffie = bakkie"


def titles(board, typed, besides=0):
    return [one.title for one in alike_on(board, typed, besides)]


def typed(client, board, title):
    """What stands beside the field while somebody types."""
    return client.get(address(board, "similar/"), {"title": title}, headers={"HX-Request": "true"})


def say_what_means_the_same(board, lines=LINES):
    change_synonyms(
        actor=make_administrator(), organisation=board.initiative.service.organisation, lines=lines
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Banken bij het water", ["Een bank bij de vijver"]),
        ("BANK", ["Een bank bij de vijver"]),
        ("ban", ["Een bank bij de vijver"]),
        ("un banc près de l'etang", ["Un banc près de l’étang"]),
        ("vliegveld", []),
        ("de het een", []),
        ("", []),
        ("\"' OR 1=1 -- * NEAR(", []),
        ("\x00\ud83d", []),
    ],
)
def test_what_is_alike_is_found_by_stems_and_beginnings(board, words, found):
    for title in ("Een bank bij de vijver", "Een nieuwe speeltuin", "Un banc près de l’étang"):
        make_idea(board, title=title)
    assert titles(board, words)[:1] == found


def test_at_most_five_are_shown(board):
    for number in range(9):
        make_idea(board, title=f"A kettle {number}")
    assert len(titles(board, "kettle")) == 5
    make_idea(board, title="A samovar")
    with override_settings(ALIKE_BY_MEANING=f"{HERE}.knows_meaning"):
        assert len(titles(board, "kettles")) == 5


def test_never_itself_nor_what_is_hidden_or_combined_nor_that_of_another_board(board, client):
    """Case 20: "similar" showed the draft itself, and hidden ones."""
    idea, hidden, gone = (make_idea(board, title=f"A kettle {name}") for name in ("here", "hidden", "gone"))
    make_idea(make_board(board.initiative), title="A kettle elsewhere")
    coordinator = coordinator_of(board.initiative)
    actions.hide_idea(actor=coordinator, idea=hidden, reason="No.")
    Idea.objects.filter(pk=gone.pk).update(state="combined", combined_into=idea)
    assert titles(board, "kettle") == ["A kettle here"]
    assert titles(board, "kettle", besides=idea.pk) == []
    for person in (coordinator, author_of(hidden), author_of(gone)):
        client.force_login(person)
        shown = typed(client, board, "kettle").content.decode()
        assert [name for name in ("here", "hidden", "gone", "elsewhere") if f"A kettle {name}" in shown] == [
            "here"
        ]
    assert "A kettle" not in client.get(address(board, "similar/")).content.decode()


def test_by_itself_the_address_is_the_search_on_the_board(board, client):
    make_idea(board, title="A kettle")
    page = client.get(address(board, "similar/"), {"title": "kettle"}, follow=True)
    assert_page(page)
    assert [one.title for one in page.context["page"]] == ["A kettle"]


def test_without_a_script_one_looks_and_nothing_is_saved_or_lost(board, client):
    make_idea(board, title="A kettle")
    client.force_login(make_member(board.initiative))
    for title, said in (("Kettles", "A kettle</a>"), ("Lamp", "Nothing on the board is much like it.")):
        page = client.post(address(board, "add/"), {"title": title, "text": "To read.", "look": "1"})
        assert_page(page)
        shown = page.content.decode()
        assert all(words in shown for words in (said, f'value="{title}"', "To read."))
    assert_page(client.post(address(board, "add/"), {"look": "1"}))
    assert Idea.objects.count() == 1


def test_it_never_stands_in_the_way(board, client):
    make_idea(board, title="A kettle")
    client.force_login(make_member(board.initiative))
    client.post(address(board, "add/"), {"title": "A kettle", "text": ""})
    assert Idea.objects.count() == 2


def test_the_towns_own_words_are_found_both_ways(board):
    say_what_means_the_same(board)
    make_idea(board, title="De bieb op zondag open")
    make_idea(board, title="Een bibliotheek met tuin")
    for words in ("bieb", "bibliotheken", "een openbare boekerij"):
        assert sorted(titles(board, words)) == ["De bieb op zondag open", "Een bibliotheek met tuin"]
    assert titles(board, "boekerij") == []
    assert titles(board, "bakkie") == []


def test_words_of_another_town_mean_nothing_here(board):
    say_what_means_the_same(make_board())
    make_idea(board, title="Een bibliotheek met tuin")
    assert titles(board, "bieb") == []


@pytest.mark.parametrize(
    ("text", "lines", "widened"),
    [
        ("De bieb", "bieb = bibliotheek", "bibliotheek De bieb"),
        ("De bieb", "", "De bieb"),
        ("De bieb", "bieb\n=\n = = \n", "De bieb"),
        ("de", "de = het", "de"),
        ("De bomen", "boom = eik", "eik De bomen"),
        ("Katoen", "kat = poes", "Katoen"),
        ("bieb " * 100, "bieb = bibliotheek", "bibliotheek " + "bieb " * 100),
    ],
)
def test_a_text_is_widened_by_what_else_its_things_are_called(text, lines, widened):
    assert with_synonyms(text, lines) == widened


def test_of_a_flood_of_lines_the_first_count():
    lines = "\n".join(f"woord{number} = ander{number}" for number in range(MOST_LINES + 1))
    assert with_synonyms(f"woord{MOST_LINES}", lines) == f"woord{MOST_LINES}"


def test_a_professional_writes_the_synonyms_and_what_is_wrong_is_named(board, client):
    organisation = board.initiative.service.organisation
    client.force_login(make_administrator())
    page = f"/design/synonyms/{organisation.slug}/"
    assert_page(client.get(page))
    wrong = client.post(page, {"lines": "bieb = bibliotheek\nfietsenhok"})
    assert "Line 2, “fietsenhok”" in wrong.context["form"].errors["lines"][0]
    assert not Synonyms.objects.exists()
    client.post(page, {"lines": "\n bieb = bibliotheek \n\n"})
    assert Synonyms.objects.get().lines == "bieb = bibliotheek"
    assert "bieb = bibliotheek" in client.get(page).content.decode()


def knows_meaning(text, ideas):
    """A small embedding of our own: warm drinks are one thing. It also names what it was not given."""
    drinks = ("kettle", "tea", "samovar")
    is_one = any(word in text.casefold() for word in drinks)
    return [
        -1,
        *(key for key, words in ideas.items() if is_one and any(one in words.casefold() for one in drinks)),
    ]


def breaks(text, ideas):
    raise RuntimeError


def test_a_function_of_the_site_finds_what_is_alike_in_other_words(board):
    samovar, kettle = make_idea(board, title="A samovar"), make_idea(board, title="A kettle")
    hidden = make_idea(board, title="A teapot")
    actions.hide_idea(actor=coordinator_of(board.initiative), idea=hidden, reason="No.")
    assert titles(board, "Kettles") == ["A kettle"]
    with override_settings(ALIKE_BY_MEANING=f"{HERE}.knows_meaning"):
        assert titles(board, "Kettles") == ["A kettle", "A samovar"]
        assert titles(board, "Kettles", besides=kettle.pk) == [samovar.title]
        assert titles(board, " ") == []


@pytest.mark.parametrize("name", ["breaks", "is_not_there"])
def test_when_that_function_fails_ideas_are_found_by_their_words(board, name, caplog):
    make_idea(board, title="A kettle")
    with override_settings(ALIKE_BY_MEANING=f"{HERE}.{name}"):
        assert titles(board, "kettle") == ["A kettle"]
    assert "ALIKE_BY_MEANING failed" in caplog.text


def test_who_looks_at_an_idea_sees_what_is_much_like_it(board, client):
    idea, other = make_idea(board, title="A kettle"), make_idea(board, title="Two kettles")
    assert client.get(address(idea)).context["alike"] == [other]
    combine_ideas(actor=author_of(idea), idea=idea, into=other)
    assert_page(client.get(address(idea)))
