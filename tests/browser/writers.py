"""People with a browser of their own each, at the page where they write together."""

import time
from contextlib import contextmanager

from playwright.sync_api import TimeoutError

from samenspel.tools.writing.queries import document_of, replayed, text_of
from samenspel.tools.writing.texts import pieces_of
from tests.browser.calls import note_calls
from tests.browser.proxy import Proxy
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.tools.writing.lines import session_of, site

PATIENCE = 60  # on a busy machine a browser that failed often waits ten seconds, and then for its turn
EXPECTED = ("WebSocket", "ERR_", "Clear-Site-Data")
PASTE = """(data) => {
    const transfer = new DataTransfer();
    for (const [kind, words] of Object.entries(data)) transfer.setData(kind, words);
    const paste = new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true });
    document.querySelector(".cm-content").dispatchEvent(paste);
}"""


def eventually(found, wanted):
    """What is found in the end, as soon as it is what is wanted."""
    until = time.monotonic() + PATIENCE
    while (last := found()) != wanted and time.monotonic() < until:
        time.sleep(0.05)
    return last


class Writer:
    def __init__(self, context, person, proxy, document):
        self.context, self.person, self.proxy, self.document = context, person, proxy, document
        here = {"domain": "127.0.0.1", "path": "/"}
        context.add_cookies([{"name": "sessionid", "value": session_of(person), **here}])
        self.said = []

    def open(self, before=lambda page: None):
        """`before`: what is done to the page before it goes there."""
        self.page = self.context.new_page()
        before(self.page)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        note_calls(self.page, self.said)
        self.page.goto(f"http://127.0.0.1:{self.proxy.port}/writing/{self.document.pk}/write/")
        try:
            self.box.wait_for(timeout=1000 * PATIENCE)
        except TimeoutError:
            raise AssertionError(f"no editor; the page is “{self.state}” and said {self.said}") from None
        return self

    @property
    def box(self):
        return self.page.locator(".cm-content")

    @property
    def state(self):
        return self.page.locator("[data-writing]").get_attribute("data-state")

    @property
    def words(self):
        """The lines as they stand, without the flags of others."""
        return self.page.evaluate(
            "() => [...document.querySelectorAll('.cm-line')].map((line) => [...line.childNodes].map("
            "(part) => part.className?.includes?.('sp-caret') ? '' : part.textContent).join('')).join('\\n')"
        )

    def go_to(self, line, end=True):
        self.page.locator(".cm-line").nth(line).click()
        self.page.keyboard.press("End" if end else "Home")

    def write(self, words):
        self.page.keyboard.type(words)

    def press(self, key, times=1):
        for _time in range(times):
            self.page.keyboard.press(key)

    def before_caret(self):
        """What stands before it in its line."""
        return self.page.evaluate(
            """() => {
            const { focusNode, focusOffset } = getSelection(), range = document.createRange();
            const line = (focusNode.closest?.(".cm-line") ?? focusNode.parentElement.closest(".cm-line"));
            range.setStart(line, 0);
            range.setEnd(focusNode, focusOffset);
            const copy = range.cloneContents();
            copy.querySelectorAll(".sp-caret").forEach((caret) => caret.remove());
            return copy.textContent;
        }"""
        )


class Desk:
    """A text, the site that can be killed and come back, and who writes."""

    def __init__(self, text, browser):
        self.text, self.browser, self.document = text, browser, document_of(text)
        self.proxies, self.site, self.writers = [], None, []

    def start(self):
        self.site = site()
        port = self.site.__enter__()
        for proxy in self.proxies:
            proxy.target = port
        self.port = port

    def kill(self):
        for proxy in self.proxies:
            proxy.cut()
        self.site.__exit__(None, None, None)
        self.site = None

    def writer(self, name, before=lambda page: None, **screen):
        person = make_member(self.text.initiative, make_person(name))
        self.proxies.append(Proxy(self.port))
        writer = Writer(self.browser.new_context(**screen), person, self.proxies[-1], self.document)
        self.writers.append(writer)
        return writer.open(before)

    @property
    def words(self):
        return text_of(document_of(self.text))

    @property
    def pieces(self):
        document = document_of(self.text)
        names = {str(writer.person.pk): str(writer.person) for writer in self.writers}
        runs = replayed(document).runs
        return [(names.get(who, ""), words) for who, words in pieces_of(text_of(document), runs)]


@contextmanager
def desk_for(text, browser):
    desk = Desk(text, browser)
    desk.start()
    try:
        yield desk
        for writer in desk.writers:
            said = [one for one in writer.said if not any(word in one for word in EXPECTED)]
            assert said == [], said
    finally:
        for writer in desk.writers:
            writer.context.close()
        for proxy in desk.proxies:
            proxy.close()
        if desk.site:
            desk.kill()


def margin(writer):
    return writer.page.get_by_role("complementary", name="Remarks")


def panel(writer):
    return writer.page.locator("[data-margin]")
