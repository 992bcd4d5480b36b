"""Something comes late where people write together: nothing opened goes away, and nobody waits for long."""

import pytest
from playwright.sync_api import expect

from samenspel.tools.writing.actions.remarks import make_remark, make_suggestion
from tests.browser.writers import desk_for, eventually, margin, panel
from tests.factories.design import make_text
from tests.factories.initiatives import coordinator_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "# Één\n\nThe library opens at five. 😀 The café opens at eight."
HELD = """() => {
    const read = Response.prototype.text;
    window.held = {};
    Response.prototype.text = async function () {
        const kind = this.url.endsWith("/remarks/") ? "list" : "page";
        await new Promise((done) => (window.held[kind] ??= []).push(done));
        return read.call(this);
    };
}"""
LET_GO = "kind => { window.held[kind].pop()(); return new Promise((done) => setTimeout(done, 300)); }"


@pytest.fixture
def desk(browser):
    with desk_for(make_text(words=WORDS), browser) as desk:
        yield desk


def held(writer, kind):
    return writer.page.evaluate("kind => window.held[kind]?.length ?? 0", kind)


def until_held(writer, kind, ask):
    before = held(writer, kind)
    ask()
    assert eventually(lambda: held(writer, kind) > before, True)


@pytest.mark.parametrize("first", ["list", "page"])
def test_a_list_that_comes_late_takes_no_page_away(desk, first):
    """Asked for before the page was, or while it came; the answers come page first, list last."""
    words = {"actor": coordinator_of(desk.text.initiative), "document": desk.document, "text": "So."}
    make_suggestion(**words, quote="five", instead="six")
    ann = desk.writer("Ann")
    expect(margin(ann).get_by_role("link", name="Read and answer")).to_be_visible()
    ann.page.evaluate(HELD)
    asks = {
        "list": lambda: make_remark(**words, quote="eight"),
        "page": margin(ann).get_by_role("link", name="Read and answer").click,
    }
    for kind in (first, *(set(asks) - {first})):
        until_held(ann, kind, asks[kind])
    for kind in ("page", "list"):
        ann.page.evaluate(LET_GO, kind)
    expect(panel(ann).get_by_role("link", name="Decline")).to_be_visible()


def test_an_older_list_does_not_take_a_newer_ones_place(desk):
    words = {"actor": coordinator_of(desk.text.initiative), "document": desk.document, "text": "So."}
    make_remark(**words, quote="five")
    ann = desk.writer("Ann")
    link = margin(ann).get_by_role("link", name="Read and answer")
    expect(link).to_have_count(1)
    ann.page.evaluate(HELD)
    until_held(ann, "list", lambda: make_remark(**words, quote="eight"))
    until_held(ann, "page", link.click)
    ann.page.evaluate(LET_GO, "page")
    make_remark(**words, quote="library")
    until_held(ann, "list", panel(ann).get_by_role("link", name="Back to all remarks").click)
    while held(ann, "list"):
        ann.page.evaluate(LET_GO, "list")
        expect(link).to_have_count(3)


def test_a_store_that_hangs_keeps_nobody_waiting_but_once(desk):
    def hang(page):
        page.add_init_script(
            """indexedDB.databases = () => new Promise(() => {});
            IDBFactory.prototype.open = () => ({});
            const soon = window.setTimeout;
            window.patience = 0;
            window.setTimeout = (done, time, ...rest) => {
                window.patience += time === 10000;
                return soon(done, time === 10000 ? 50 : time, ...rest);
            };"""
        )

    ann = desk.writer("Ann", hang)
    assert ann.page.evaluate("window.patience") == 1
    assert ann.page.locator("[data-writing]").get_attribute("data-keeps") == "no"
    ann.go_to(2)
    ann.write(" Late.")
    assert eventually(lambda: desk.words, f"{WORDS} Late.") == f"{WORDS} Late."
