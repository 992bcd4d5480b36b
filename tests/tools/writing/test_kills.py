"""Eight people write while the server is killed again and again, or while two processes share them."""

import socket
import threading
import time

import pytest
from websockets.exceptions import WebSocketException

from samenspel.tools.writing.queries import document_of, text_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.foundation.processes import kill, start_process
from tests.tools.writing.lines import Page

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
WRITERS, KILLS, WORDS, PATIENCE = 8, 5, 80, 120
SERVE = """
from django.conf import settings
from samenspel.config import serve
settings.ALLOWED_HOSTS.append("127.0.0.1")
serve.run("127.0.0.1", {port}, 4, workers={workers}, with_worker=False)
"""


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Writer(threading.Thread):
    """Types numbered words, and comes back whenever the line is gone."""

    def __init__(self, port, document, person, place):
        super().__init__(daemon=True)
        self.page, self.place, self.number = None, place, 0
        self.come = lambda: Page(port, document, person)
        self.is_over, self.saved = threading.Event(), 0

    def run(self):
        while not (self.is_over.is_set() and self.is_synced()):
            try:
                self.type()
            except (WebSocketException, OSError, EOFError):
                time.sleep(0.1)
                self.reopen()

    def reopen(self):
        try:
            if self.page is None:
                self.page = self.come()
            else:
                self.page.open()
            self.page.synced()
        except (WebSocketException, OSError, EOFError):
            pass

    def is_synced(self):
        try:
            self.page = self.page or self.come()
            self.page.open()
            self.page.synced()
            self.page.write(lambda text: text.insert(0, "."))
            self.page.listen(lambda: self.page.saved)
        except (WebSocketException, OSError, EOFError):
            return False
        return True

    def type(self):
        if self.page is None:
            raise EOFError
        word = f"<{self.place}.{self.number}>"
        self.number += 1
        self.page.write(lambda text: text.insert(0, word))
        deadline = time.monotonic() + 0.05
        while time.monotonic() < deadline:
            try:
                self.page.take(self.page.line.recv(timeout=0.02))
            except TimeoutError:
                return


def wait_for(writers, more):
    """Until so many words more are typed."""
    goal, end = sum(one.number for one in writers) + more, time.monotonic() + PATIENCE
    while sum(one.number for one in writers) < goal:
        assert time.monotonic() < end, "Nobody can write."
        time.sleep(0.05)


@pytest.mark.parametrize(("workers", "kills"), [(1, KILLS), (2, 0)])
def test_nothing_that_a_page_holds_is_lost(port, workers, kills):
    document = document_of(make_text())
    people = [make_member(document.initiative, make_person(f"Writer {place}")) for place in range(WRITERS)]
    server = start_process(SERVE.format(port=port, workers=workers))
    writers = [Writer(port, document, person, place) for place, person in enumerate(people)]
    try:
        for writer in writers:
            writer.start()
        for _kill in range(kills):
            wait_for(writers, WORDS)
            kill(server)
            server = start_process(SERVE.format(port=port, workers=workers))
        wait_for(writers, WORDS)
        for writer in writers:
            writer.is_over.set()
        for writer in writers:
            writer.join(PATIENCE)
        alive = [writer.place for writer in writers if writer.is_alive()]
    finally:
        kill(server)
    document.refresh_from_db()
    kept = text_of(document)
    typed = [f"<{writer.place}.{number}>" for writer in writers for number in range(writer.number)]
    assert alive == []
    assert [word for word in typed if kept.count(word) != 1] == []
    assert len(typed) > WRITERS
