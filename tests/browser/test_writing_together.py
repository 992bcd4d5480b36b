"""Two real browsers write in one text, each over a line of their own that can be cut."""

import pytest
from playwright.sync_api import expect

from samenspel.tools.writing.live.messages import STEP_2, SYNC
from samenspel.tools.writing.live.seats import LARGEST_MESSAGE
from samenspel.tools.writing.models import Update
from tests.browser.writers import PASTE, desk_for, eventually
from tests.factories.design import make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, LINE = "# Evenings", "The library opens at five."
WORDS = f"{TITLE}\n\n{LINE}"


@pytest.fixture
def desk(browser):
    with desk_for(make_text(words=WORDS), browser) as desk:
        yield desk


def all_have(desk, words):
    assert eventually(lambda: desk.words, words) == words
    assert [eventually(lambda writer=writer: writer.words, words) for writer in desk.writers] == [
        words for _writer in desk.writers
    ]


def test_both_type_at_once_and_have_the_same_text(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    ann.go_to(2)
    bram.go_to(0)
    for letter in " Always welcome, also in winter.":
        ann.write(letter)
        bram.write(letter.upper())
    loud, line = "# Evenings ALWAYS WELCOME, ALSO IN WINTER.", "The library opens at five."
    all_have(desk, f"{loud}\n\n{line} Always welcome, also in winter.")
    assert [eventually(lambda one=one: one.state, "saved") for one in (ann, bram)] == ["saved", "saved"]


def test_enter_paste_and_undo_before_it_leave_caret_and_authorship(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    bram.go_to(2)
    bram.write(" I bring the coffee and the cups.")
    line = "The library opens at five. I bring the coffee and the cups."
    assert eventually(lambda: ann.words, f"# Evenings\n\n{line}") == f"# Evenings\n\n{line}"
    ann.go_to(2)
    ann.press("ArrowLeft", len(" and the cups."))
    ann.press("Enter")
    assert eventually(bram.before_caret, " and the cups.") == " and the cups."
    ann.page.evaluate(PASTE, {"text/plain": "Tea\r\ntoo."})
    ann.press("Enter")
    assert eventually(lambda: bram.words.count("\n"), 5) == 5
    ann.press("Control+z")
    assert eventually(lambda: bram.words.count("\n"), 4) == 4
    assert bram.before_caret() == "too. and the cups."
    bram.write("!")
    words = "# Evenings\n\nThe library opens at five. I bring the coffee\nTea\ntoo. and the cups.!"
    all_have(desk, words)
    assert desk.pieces == [
        ("", "# Evenings\n\nThe library opens at five."),
        ("Bram", " I bring the coffee"),
        ("Ann", "\nTea\ntoo."),
        ("Bram", " and the cups.!"),
    ]


def test_a_line_is_lost_and_the_site_killed_and_nothing_is_lost(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    ann.go_to(2)  # before the page says that there is no line, and what is below moves
    ann.proxy.cut()
    ann.write(" Ann was away.")
    assert eventually(lambda: ann.state, "offline") == "offline"
    expect(ann.page.get_by_text("No connection: what you write is kept in this browser")).to_be_visible()
    bram.go_to(0)
    bram.write(" of Bram")
    assert eventually(lambda: bram.state, "saved") == "saved"
    desk.kill()
    bram.write(" and the site was gone")
    assert eventually(lambda: bram.state, "offline") == "offline"
    desk.start()
    all_have(desk, "# Evenings of Bram and the site was gone\n\nThe library opens at five. Ann was away.")
    assert [eventually(lambda one=one: one.state, "saved") for one in (ann, bram)] == ["saved", "saved"]


def test_a_line_that_never_opens_is_given_up_for_another(desk):
    ann = desk.writer("Ann")
    ann.proxy.is_stuck = True
    ann.proxy.cut()
    assert eventually(lambda: ann.state, "offline") == "offline"
    assert eventually(lambda: bool(ann.proxy.open), True)
    ann.go_to(2)
    ann.write(" Ann waits.")
    ann.proxy.is_stuck, ann.proxy.target = False, desk.port
    all_have(desk, f"{WORDS} Ann waits.")


def test_a_page_that_was_closed_without_a_line_sends_its_words_when_it_is_opened_again(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    ann.go_to(2)
    ann.proxy.cut()
    ann.write(" Kept here.")
    assert eventually(lambda: ann.state, "offline") == "offline"
    ann.page.wait_for_timeout(300)
    ann.page.close()
    ann.proxy.target = desk.port
    assert desk.words == WORDS
    ann.open()
    all_have(desk, f"{WORDS} Kept here.")
    assert desk.pieces == [("", WORDS), ("Ann", " Kept here.")]
    assert bram.state == "saved"


def test_only_to_look_changes_nothing_and_warns_of_nothing(desk):
    ann = desk.writer("Ann")
    ann.go_to(2)
    ann.press("Backspace", 5)
    assert (
        eventually(lambda: desk.words, "# Evenings\n\nThe library opens at ")
        == "# Evenings\n\nThe library opens at "
    )
    assert eventually(lambda: ann.state, "saved") == "saved"
    changes = Update.objects.count()
    bram = desk.writer("Bram")
    assert eventually(lambda: bram.state, "saved") == "saved"
    ann.page.reload()
    ann.box.wait_for()
    assert eventually(lambda: ann.state, "saved") == "saved"
    ann.page.wait_for_timeout(300)
    assert Update.objects.count() == changes


def test_before_the_page_is_left_it_warns_while_something_is_unsent(desk):
    ann = desk.writer("Ann")
    asked = []
    ann.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    ann.go_to(2)
    ann.write(" Sent.")
    assert eventually(lambda: ann.state, "saved") == "saved"
    ann.page.reload()
    ann.box.wait_for()
    assert asked == []
    ann.go_to(2)
    ann.proxy.cut()
    ann.write(" Unsent.")
    with ann.page.expect_event("dialog"):
        ann.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_undo_takes_back_ones_own_words_and_nothing_in_a_fresh_page(desk):
    ann, bram = desk.writer("Ann"), desk.writer("Bram")
    ann.box.click()
    ann.press("Control+z", 3)
    ann.go_to(2)
    ann.write(" Anns words.")
    assert eventually(lambda: bram.words, f"{WORDS} Anns words.") == f"{WORDS} Anns words."
    bram.go_to(2)
    bram.write(" Brams words.")
    assert (
        eventually(lambda: ann.words, f"{WORDS} Anns words. Brams words.")
        == f"{WORDS} Anns words. Brams words."
    )
    ann.press("Control+z", 5)
    all_have(desk, f"{WORDS} Brams words.")
    ann.press("Control+y")
    all_have(desk, f"{WORDS} Anns words. Brams words.")


def test_undo_ends_a_step_at_enter_a_click_and_a_pause(desk):
    ann = desk.writer("Ann")
    ann.go_to(2)
    ann.write(" One")
    ann.press("Enter")
    ann.write("two")
    ann.page.wait_for_timeout(700)
    ann.write(" three")
    ann.box.click()
    ann.go_to(3)
    ann.write(" four")
    found = []
    for _step in range(4):
        ann.press("Control+z")
        found.append(ann.words.removeprefix(WORDS))
    assert found == [" One\ntwo three", " One\ntwo", " One", ""]


def compose(writer, words):
    line = writer.context.new_cdp_session(writer.page)
    for end in range(1, len(words) + 1):
        put_together(line, words[:end])
    return line


def put_together(line, words):
    at = {"selectionStart": len(words), "selectionEnd": len(words)}
    line.send("Input.imeSetComposition", {"text": words, **at})


@pytest.mark.parametrize(
    ("line", "end", "other", "meanwhile", "after"),
    [
        (0, True, "!", f"{TITLE}!\n\n{LINE} welk", f"{TITLE}!\n\n{LINE} welkom"),
        (4, True, "!", f"{WORDS} welk\n\nEnd.!", f"{WORDS} welkom\n\nEnd.!"),
        (2, False, "Now: ", f"{WORDS} welk", f"{TITLE}\n\nNow: {LINE} welkom"),
        (2, True, "?", f"{WORDS} welk", f"{TITLE}\n\n{LINE}? welkom"),
    ],
    ids=["before", "behind", "in the line", "at the word"],
)
def test_a_word_that_is_composed_is_left_alone_until_it_is_done(browser, line, end, other, meanwhile, after):
    tail = "\n\nEnd." if line == 4 else ""
    with desk_for(make_text(words=WORDS + tail), browser) as desk:
        ann, bram = desk.writer("Ann"), desk.writer("Bram")
        ann.go_to(2)
        ann.write(" ")
        typed = compose(ann, "welk")
        half = f"{WORDS} welk{tail}"
        assert eventually(lambda: bram.words, half) == half
        bram.go_to(line, end=end)
        if line == 2 and end:
            bram.press("ArrowLeft", len(" welk"))
        bram.write(other)
        assert eventually(lambda: ann.words, meanwhile) == meanwhile
        ann.page.wait_for_timeout(300)
        assert ann.words == meanwhile
        put_together(typed, "welko")
        typed.send("Input.insertText", {"text": "welkom"})
        all_have(desk, after)


def test_what_others_write_above_moves_no_line_on_the_screen(browser):
    lines = "\n".join(f"Line {number}." for number in range(200))
    with desk_for(make_text(words=lines), browser) as desk:
        ann, bram = desk.writer("Ann"), desk.writer("Bram")
        line = ann.page.get_by_text("Line 150.", exact=True)
        ann.page.mouse.move(400, 400)
        while not line.count() or line.bounding_box()["y"] > 400:
            ann.page.mouse.wheel(0, 300)
            ann.page.wait_for_timeout(50)
        ann.page.wait_for_timeout(300)
        before = line.bounding_box()["y"]
        bram.go_to(0)
        for number in range(5):
            bram.write(f" More {number}")
            bram.press("Enter")
        assert eventually(lambda: desk.words.count("More"), 5) == 5
        ann.page.wait_for_timeout(500)
        assert abs(line.bounding_box()["y"] - before) < 2


def test_a_hostile_name_is_shown_as_it_is_spelt(desk):
    ann = desk.writer("Ann")
    desk.writer('<img src=x onerror="document.title=1">')
    flag = ann.page.locator(".sp-caret__name")
    expect(flag).to_have_text('<img src=x onerror="document.title=1">')
    expect(ann.page.get_by_label("Who is here").get_by_role("listitem")).to_have_text(
        ["You", '<img src=x onerror="document.title=1">']
    )
    assert ann.page.title().startswith("Write")


def test_much_at_once_comes_through_in_the_one_message_that_may_be_large(desk):
    sent = []

    def listen(page):
        page.on("websocket", lambda line: line.on("framesent", lambda message: sent.append(message)))

    ann, bram = desk.writer("Ann", listen), desk.writer("Bram")
    ann.go_to(2)
    much = " veel" * 40_000
    ann.page.evaluate(PASTE, {"text/plain": much})
    assert eventually(lambda: desk.words == WORDS + much, True)
    ann.page.wait_for_timeout(100)
    assert [tuple(message[:2]) for message in sent if len(message) > LARGEST_MESSAGE] == [(SYNC, STEP_2)]
    assert eventually(lambda: ann.state, "saved") == "saved"
    assert bram.state == "saved"
