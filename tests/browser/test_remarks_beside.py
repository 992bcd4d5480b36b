"""Remarks and suggestions beside the text that people write, and what becomes of words that were not sent."""

import pytest
from playwright.sync_api import expect

from samenspel.spine.initiatives.actions.members import leave
from samenspel.tools.talk.actions import write_comment
from samenspel.tools.writing.actions.remarks import make_remark, make_suggestion
from samenspel.tools.writing.actions.versions import begin_anew
from samenspel.tools.writing.models import Remark
from samenspel.tools.writing.queries import document_of
from tests.browser.conftest import AXE, STANDARDS
from tests.browser.test_writing_page import LOOK, LOOKS
from tests.browser.writers import PATIENCE, desk_for, eventually, margin, panel
from tests.factories.design import make_text
from tests.factories.initiatives import coordinator_of
from tests.factories.writing import put

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "# Één\n\nThe library opens at five. 😀 The café opens at eight."
OPENS = "opens at eight"


@pytest.fixture
def desk(browser):
    with desk_for(make_text(words=WORDS), browser) as desk:
        yield desk


def choose(writer, words):
    """With the mouse of a program: these words in the last line."""
    writer.go_to(2)
    line = WORDS.split("\n")[2]
    behind = line[line.index(words) + len(words) :]
    writer.press("ArrowLeft", len(behind))
    for _sign in words:
        writer.press("Shift+ArrowLeft")


def marked(writer):
    return writer.page.locator(".sp-remarked").all_inner_texts()


def test_a_remark_is_made_from_a_selection_and_answered_beside_the_text(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    choose(ann, OPENS)
    ann.page.get_by_role("toolbar").get_by_role("button", name="Remark").click()
    expect(panel(ann).get_by_label("Which words")).to_have_value(OPENS)
    expect(panel(ann).get_by_label("What you want to say about it")).to_be_focused()
    ann.write("In the evening, too?")
    panel(ann).get_by_role("button", name="Send").click()
    expect(panel(ann).get_by_role("heading", name="Remark")).to_be_focused()
    assert eventually(lambda: marked(bram), [OPENS]) == [OPENS]
    expect(margin(bram).get_by_text("In the evening, too?")).to_be_visible()
    margin(bram).get_by_role("link", name="Read and answer").click()
    panel(bram).get_by_label("Your comment").fill("Yes, till eight.")
    panel(bram).get_by_role("button", name="Send").click()
    expect(panel(bram).get_by_text("Yes, till eight.")).to_be_visible()
    panel(bram).get_by_role("link", name="Settle").click()
    panel(bram).get_by_role("button", name="Settle").click()
    assert eventually(lambda: marked(ann), []) == []
    assert Remark.objects.get().state == "settled"
    assert ann.words == desk.words == WORDS


def test_a_suggestion_is_taken_over_beside_the_text_while_both_write(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    choose(ann, "five")
    ann.page.get_by_role("toolbar").get_by_role("button", name="Suggest").click()
    expect(panel(ann).get_by_label("What should stand there")).to_be_focused()
    ann.write("six")
    panel(ann).get_by_label("Why").fill("People work.")
    panel(ann).get_by_role("button", name="Send").click()
    assert eventually(lambda: marked(bram), ["five"]) == ["five"]
    bram.go_to(0)
    bram.write(" begin")
    panel(bram).get_by_role("link", name="Read and answer").click()
    panel(bram).get_by_role("link", name="Take over").click()
    panel(bram).get_by_role("button", name="Take over").click()
    expect(panel(bram).get_by_text("Accepted")).to_be_visible()
    words = WORDS.replace("five", "six").replace("Één", "Één begin")
    assert eventually(lambda: ann.words, words) == words
    assert eventually(lambda: desk.words, words) == words
    assert ("Ann", "six") in desk.pieces


def test_a_declined_suggestion_needs_a_reason_and_keeps_the_form(desk):
    make_suggestion(
        actor=coordinator_of(desk.text.initiative),
        document=desk.document,
        quote="five",
        instead="six",
        text="So.",
    )
    ann = desk.writer("Ann")
    margin(ann).get_by_role("link", name="Read and answer").click()
    panel(ann).get_by_role("link", name="Decline").click()
    panel(ann).get_by_role("button", name="Decline").click()
    expect(panel(ann).get_by_text("Nothing is written yet").first).to_be_visible()
    expect(panel(ann).get_by_role("alert")).to_be_focused()
    panel(ann).get_by_label("Why not").fill("The school is out at four.")
    panel(ann).get_by_role("button", name="Decline").click()
    assert (
        eventually(lambda: Remark.objects.get().answer, "The school is out at four.")
        == "The school is out at four."
    )


def test_words_that_changed_meanwhile_are_shown_with_what_stands_there_and_gone_ones_listed(desk):
    ann = desk.writer("Ann")
    coordinator = coordinator_of(desk.text.initiative)
    make_suggestion(actor=coordinator, document=desk.document, quote="eight", instead="nine", text="So.")
    make_remark(actor=coordinator, document=document_of(desk.text), quote="five", text="In the morning?")
    start = WORDS.encode().index(b"eight")
    put(coordinator, desk.text, "hal", (start + 2, start + 2))
    five = WORDS.encode().index(b"five")
    put(coordinator, desk.text, "", (five, five + 4))
    expect(margin(ann).get_by_role("heading", name="About words that are gone")).to_be_visible(
        timeout=PATIENCE * 1000
    )
    expect(margin(ann).get_by_text("In the morning?")).to_be_visible()
    margin(ann).get_by_role("link", name="Read and answer").first.click()
    expect(panel(ann).get_by_text("The text has changed there since.")).to_be_visible()
    expect(panel(ann).get_by_text("eihalght")).to_be_visible()
    expect(panel(ann).get_by_role("link", name="Take over")).to_be_hidden()


def test_an_answer_shows_on_open_pages_and_a_card_leads_to_its_place(desk):
    remark = make_remark(
        actor=coordinator_of(desk.text.initiative), document=desk.document, quote="five", text="Early?"
    )
    ann = desk.writer("Ann")
    margin(ann).get_by_role("button", name="Show in the text").click()
    expect(ann.box).to_be_focused()
    assert ann.page.evaluate("getSelection().toString()") == "five"
    expect(panel(ann).locator(".writing-remark--here")).to_be_visible()
    with ann.page.expect_request("**/remarks/", timeout=PATIENCE * 1000):
        write_comment(actor=coordinator_of(desk.text.initiative), subject=remark, text="No.")


def test_the_button_of_a_line_keeps_remarks_and_authors_of_its_words(desk):
    make_remark(
        actor=coordinator_of(desk.text.initiative), document=desk.document, quote="café", text="Which?"
    )
    ann = desk.writer("Ann")
    assert eventually(lambda: marked(ann), ["café"]) == ["café"]
    ann.go_to(2)
    ann.page.get_by_role("toolbar").get_by_role("button", name="List", exact=True).click()
    words = WORDS.replace("The library", "- The library")
    assert eventually(lambda: desk.words, words) == words
    assert eventually(lambda: marked(ann), ["café"]) == ["café"]
    assert desk.pieces == [("", "# Één\n\n"), ("Ann", "- "), ("", WORDS.split("\n")[2])]


def test_undo_lives_after_every_button_and_panel(desk):
    ann = desk.writer("Ann")
    bar = ann.page.get_by_role("toolbar").get_by_role("button")
    for name in bar.all_inner_texts():
        ann.go_to(2)
        ann.write(" x")
        bar.get_by_text(name, exact=True).click()
        ann.page.wait_for_timeout(50)
    ann.go_to(2)
    ann.press("Control+z", 40)
    assert eventually(lambda: ann.words, WORDS) == WORDS
    assert eventually(lambda: desk.words, WORDS) == WORDS


def one_without_a_line(desk):
    """Who writes all the same."""
    ann = desk.writer("Ann")
    assert eventually(lambda: ann.state, "saved") == "saved"
    ann.go_to(2)  # before the page says that there is no line, and what is below moves
    ann.proxy.cut()
    ann.write(" Bring soup.")
    assert eventually(lambda: ann.state, "offline") == "offline"
    return ann


def test_words_not_sent_to_a_text_that_began_anew_are_a_suggestion_by_one_press(desk):
    ann = one_without_a_line(desk)
    begin_anew(actor=coordinator_of(desk.text.initiative), document=desk.document)
    ann.proxy.target = desk.port
    assert eventually(lambda: ann.state, "over") == "over"
    expect(ann.page.get_by_label("Your words that were not sent")).to_have_value(" Bring soup.")
    ann.page.get_by_role("button", name="Send them as a suggestion").click()
    expect(ann.page.get_by_text("stand beside the text now")).to_be_focused()
    suggestion = Remark.objects.get()
    assert suggestion.instead == f"{suggestion.quote} Bring soup."
    assert WORDS.endswith(suggestion.quote)
    assert desk.words == WORDS


def test_words_of_a_page_that_was_closed_before_its_text_began_anew_come_back_too(desk):
    ann = one_without_a_line(desk)
    ann.page.wait_for_timeout(500)
    ann.page.close()
    begin_anew(actor=coordinator_of(desk.text.initiative), document=desk.document)
    ann.proxy.target = desk.port
    ann.open()
    ann.page.get_by_role("button", name="Send them as a suggestion").click()
    expect(ann.page.get_by_text("stand beside the text now")).to_be_visible()
    assert Remark.objects.count() == 1
    assert desk.words == ann.words == WORDS
    ann.page.reload()
    ann.box.wait_for()
    expect(ann.page.get_by_label("Your words that were not sent")).to_be_hidden()


def test_who_may_not_write_any_more_may_copy_and_not_suggest(desk):
    ann = desk.writer("Ann")
    ann.go_to(2)
    ann.proxy.cut()
    ann.write(" Mine.")
    leave(actor=ann.person, initiative=desk.text.initiative)
    ann.proxy.target = desk.port
    assert eventually(lambda: ann.state, "over") == "over"
    expect(ann.page.get_by_role("button", name="Copy these words")).to_be_visible()
    expect(ann.page.get_by_role("button", name="Send them as a suggestion")).to_be_hidden()


def test_who_hears_the_page_is_told_where_others_write_and_not_what(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    bram.go_to(2)
    bram.write(" Secret")
    expect(ann.page.locator("[data-live]")).to_have_text("Somebody wrote under “Één”.")


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "forced"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_margin_is_open_to_all_people(desk, width, look):
    coordinator = coordinator_of(desk.text.initiative)
    make_suggestion(actor=coordinator, document=desk.document, quote="five", instead="six", text="So.")
    make_remark(actor=coordinator, document=document_of(desk.text), quote="café", text="Which?")
    ann = desk.writer("Ann", viewport={"width": width, "height": 800}, **look)
    ann.page.evaluate(AXE)
    for title, link in (
        ("Remarks", "Read and answer"),
        ("Remark", "Settle"),
        ("Settle this remark", "Cancel"),
    ):
        expect(panel(ann).locator("[data-margin-title]")).to_have_text(title)
        expect(panel(ann).get_by_role("link", name=link).last).to_be_visible()
        assert ann.page.evaluate(LOOK, STANDARDS) == [], title
        assert ann.page.evaluate("document.documentElement.scrollWidth") <= width
        panel(ann).get_by_role("link", name=link).last.click()
