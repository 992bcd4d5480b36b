"""The page on which people write together: its marks, what it says, and what it does when it must stop."""

import re

import pytest
from playwright.sync_api import expect

from samenspel.spine.initiatives.actions.members import leave
from tests.browser.conftest import AXE, STANDARDS
from tests.browser.writers import PASTE, Writer, desk_for, eventually
from tests.factories.design import make_script, make_text
from tests.tools.writing.lines import session_of
from tests.tools.writing.world import SCRIPT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "The library opens at five."
WITHOUT_SOCKETS = (
    "window.WebSocket = class { constructor() { setTimeout(() => this.onclose({ code: 1006 })); } };"
)


@pytest.fixture
def desk(browser):
    with desk_for(make_text(words=WORDS), browser) as desk:
        yield desk


@pytest.fixture
def play(browser):
    with desk_for(make_script(words=SCRIPT), browser) as desk:
        yield desk


def kinds(writer):
    """What each line looks like, of those that look like something."""
    return writer.page.evaluate(
        "() => [...document.querySelectorAll('.sp-line')].map("
        "(line) => [line.className.match(/sp-line--([a-z]+)/)[1], line.textContent])"
    )


def test_a_script_looks_like_one(play):
    assert kinds(play.writer("Ann")) == [
        ["title", "Title: The library at night"],
        ["act", "# First act"],
        ["scene", "## In the reading room"],
        ["synopsis", "= It is ten past nine."],
        ["role", "@Juf Ans"],
        ["aside", "(whispers)"],
        ["speech", "We are *open*."],
        ["song", "~Open till ten, open till ten"],
        ["direction", "The lights go on. [[Who has a lamp?]]"],
    ]


def test_buttons_write_the_marks_of_a_script_for_who_knows_none(play):
    ann = play.writer("Ann")
    ann.box.click()
    ann.press("Control+End")
    for name, words in (
        ("Act", "Second act"),
        ("Scene", "The yard"),
        ("Role", "de Wind"),
        ("Direction", "blows"),
        ("Song", "Hush"),
        ("Note", "two voices"),
    ):
        ann.press("Enter")
        ann.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()
        ann.write(words)
        ann.press("End")
    written = "# Second act\n## The yard\n\n@de Wind\n(blows)\n~Hush\n[[two voices]]"
    assert eventually(lambda: play.words, f"{SCRIPT}\n{written}") == f"{SCRIPT}\n{written}"
    ann.page.get_by_role("button", name="Note").click()
    assert ann.words.endswith("\ntwo voices")


def test_buttons_write_the_marks_of_a_text_and_lists_go_on(desk):
    ann = desk.writer("Ann")
    ann.go_to(0)
    bar = ann.page.get_by_role("toolbar")
    bar.get_by_role("button", name="Heading", exact=True).click()
    ann.press("Enter")
    bar.get_by_role("button", name="Numbered list").click()
    ann.write("tea")
    ann.press("Enter")
    ann.write("milk")
    ann.press("Enter", 2)
    bar.get_by_role("button", name="Bold").click()
    ann.write("soon")
    ann.press("ArrowRight", 2)
    bar.get_by_role("button", name="Link").click()
    ann.write("here")
    words = f"## {WORDS}\n1. tea\n2. milk\n**soon**[here](https://)"
    assert eventually(lambda: desk.words, words) == words
    assert kinds(ann) == [["heading", f"## {WORDS}"], ["list", "1. tea"], ["list", "2. milk"]]


def test_tab_goes_from_the_buttons_to_the_text_and_on_to_reading(desk):
    ann = desk.writer("Ann")
    focused = "document.activeElement.textContent.trim()"
    bar = ann.page.get_by_role("toolbar").get_by_role("button")
    bar.first.focus()
    ann.press("ArrowRight")
    assert ann.page.evaluate(focused) == "Smaller heading"
    ann.press("End")
    assert ann.page.evaluate(focused) == "Redo"
    ann.press("Tab")
    expect(ann.page.get_by_role("textbox", name="The text of “The evening opening”")).to_be_focused()
    ann.press("Tab")
    assert ann.page.evaluate(focused) == "Read the whole text"
    assert ann.words == WORDS


FROM_WORD = """<html><head><style>p { color: red }</style></head><body>
<h1>Evening&nbsp;opening</h1><p class=MsoNormal>The <b>library</b> is <i>ours</i>, see
<a href="https://example.org/a">here</a> and <a href="javascript:alert(1)">there</a>.</p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>·</span>tea</p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>·</span>milk</p>
<ol><li>one</li><li>two</li></ol><table><tr><td>Monday</td><td>five</td></tr></table>
<img src=x onerror="document.title = 'run'"><script>document.title = "run"</script></body></html>"""


def test_what_is_pasted_from_a_text_program_is_plain_text_with_its_headings_and_lists(desk):
    ann = desk.writer("Ann")
    ann.box.click()
    ann.press("Control+a")
    ann.page.evaluate(PASTE, {"text/html": FROM_WORD, "text/plain": "never mind"})
    words = (
        "# Evening opening\n\nThe **library** is *ours*, see [here](https://example.org/a) and there.\n\n"
        "- tea\n\n- milk\n\n1. one\n2. two\n\n| Monday | five |"
    )
    assert eventually(lambda: desk.words, words) == words
    assert ann.page.title().startswith("Write")
    ann.said[:] = [said for said in ann.said if "inline event handler" not in said]


def test_who_may_not_write_any_more_reads_within_seconds(desk):
    ann = desk.writer("Ann")
    ann.go_to(0)
    ann.write(" Sent.")
    assert eventually(lambda: ann.state, "saved") == "saved"
    leave(actor=ann.person, initiative=desk.text.initiative)
    assert eventually(lambda: ann.state, "over") == "over"
    expect(ann.page.get_by_text("You cannot write in this text any more")).to_be_visible()
    expect(ann.page.get_by_label("Your words that were not sent")).to_be_hidden()
    ann.box.click()
    ann.write("No.")
    assert ann.words == desk.words == f"{WORDS} Sent."


def test_words_that_were_not_sent_are_offered_to_copy(desk):
    ann = desk.writer("Ann")
    ann.proxy.cut()
    ann.go_to(0)
    ann.write(" Mine, all mine.")
    ann.press("Backspace", 5)
    leave(actor=ann.person, initiative=desk.text.initiative)
    ann.proxy.target = desk.port
    assert eventually(lambda: ann.state, "over") == "over"
    expect(ann.page.get_by_label("Your words that were not sent")).to_have_value(" Mine, all ")
    assert desk.words == WORDS


def test_a_site_that_cannot_read_us_is_asked_three_times_and_no_more(desk):
    asked, is_broken = [], []

    def meet(line):
        asked.append(line.url)
        line.close(code=4400) if is_broken else line.connect_to_server()

    ann = desk.writer("Ann", lambda page: page.route_web_socket(re.compile("/follow/"), meet))
    is_broken.append(True)
    ann.proxy.cut()
    ann.proxy.target = desk.port
    ann.go_to(0)
    ann.write(" Kept.")
    expect(ann.page.get_by_text("did not reach us, though we tried")).to_be_visible(timeout=15_000)
    expect(ann.page.get_by_label("Your words that were not sent")).to_have_value(" Kept.")
    ann.page.wait_for_timeout(1500)
    assert len(asked) == 1 + 3


def test_where_no_websocket_comes_through_the_page_asks_every_few_seconds(desk):
    asked = []

    def before(page):
        page.add_init_script(WITHOUT_SOCKETS)
        page.on("response", lambda answer: "/poll/" in answer.url and asked.append(answer.status))

    ann, bram = desk.writer("Ann", before), desk.writer("Bram")
    ann.go_to(0)
    ann.write(" Slowly.")
    assert eventually(lambda: bram.words, f"{WORDS} Slowly.") == f"{WORDS} Slowly."
    bram.go_to(0)
    bram.write(" Quickly.")
    assert eventually(lambda: ann.words, f"{WORDS} Slowly. Quickly.") == f"{WORDS} Slowly. Quickly."
    assert eventually(lambda: ann.state, "slow") == "slow"
    expect(ann.page.locator("[data-when]").get_by_text("Slower connection")).to_be_visible()
    assert len(asked) > 2
    assert set(asked) == {200}


def stores(page):
    return page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")


def test_what_a_browser_keeps_for_one_person_is_gone_when_another_comes_or_signs_out(desk):
    ann = desk.writer("Ann")
    name = f"samenspel-writing:{desk.document.pk}:{ann.person.pk}:0"
    assert name in stores(ann.page)
    ann.page.close()
    bram = desk.writer("Bram").person
    ann.context.add_cookies(
        [{"name": "sessionid", "value": session_of(bram), "domain": "127.0.0.1", "path": "/"}]
    )
    ann.open()
    mine = f"samenspel-writing:{desk.document.pk}:{bram.pk}:0"
    assert mine in stores(ann.page)
    assert name not in stores(ann.page)
    ann.page.goto(f"http://127.0.0.1:{ann.proxy.port}/accounts/logout/")
    ann.page.locator("main form button").click()
    ann.page.wait_for_load_state()
    assert stores(ann.page) == []


def test_without_a_script_the_text_can_be_read_and_the_page_says_what_writing_takes(desk, browser):
    ann = desk.writer("Ann")
    context = browser.new_context(java_script_enabled=False)
    reader = Writer(context, ann.person, ann.proxy, desk.document)
    page = context.new_page()
    page.goto(ann.page.url)
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert "your browser has to run JavaScript" in page.content()
    expect(page.get_by_role("toolbar")).to_be_hidden()
    page.get_by_role("link", name="Read the whole text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The evening opening")
    reader.context.close()


LOOK = """async (tags) => {
    const rules = { "color-contrast": { enabled: !matchMedia("(forced-colors: active)").matches } };
    const { violations } = await axe.run({ runOnly: { type: "tag", values: tags }, rules });
    return violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.target.join(" ")}`));
}"""
LOOKS = [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}]


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "forced"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("make", [make_text, make_script])
def test_the_page_is_open_to_all_people(make, width, look, browser):
    words = {
        make_script: SCRIPT,
        make_text: "# Evenings\n\nWe *open* at **five**, see [us](https://a.eu).\n\n- tea",
    }
    with desk_for(make(words=words[make]), browser) as desk:
        ann = desk.writer("Ann", viewport={"width": width, "height": 800}, **look)
        bram = desk.writer("Bram")
        bram.go_to(2)
        bram.press("Shift+Home")
        expect(ann.page.locator(".sp-caret__name")).to_have_text("Bram")
        ann.page.evaluate(AXE)
        found = ann.page.evaluate(LOOK, STANDARDS)
        assert found == []
        assert ann.page.evaluate("document.documentElement.scrollWidth") <= width
