"""A browser that writes: its own copy of the text, and a line to the server."""

from contextlib import contextmanager, suppress

from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings
from pycrdt import Doc, Text
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from samenspel.tools.writing.live import messages
from samenspel.tools.writing.live.hall import Hall
from samenspel.tools.writing.texts import words_of
from samenspel.tools.writing.updates import ROOT, Reader
from tests.tooling.standing import standing

PATIENCE = 10


@contextmanager
def site():
    """The port of the whole site, with its lines."""
    with (
        override_settings(ALLOWED_HOSTS=["127.0.0.1", "testserver"]),
        standing(get_wsgi_application(), threads=4, lines=Hall) as port,
    ):
        yield port


def session_of(person):
    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value


class Page:
    """An open page of one person. `heard`: the messages of our own, by kind."""

    def __init__(self, port, document, person, origin=None):
        self.doc = Doc()
        self.text = self.doc.get(ROOT, type=Text)
        self.people, self.carets = {}, {}
        self.address = f"ws://127.0.0.1:{port}/writing/{document.pk}/follow/?epoch={document.epoch}"
        self.cookie, self.origin = session_of(person), origin or f"http://127.0.0.1:{port}"
        self.open()

    def open(self):
        """Anew, with what was typed meanwhile."""
        self.saved, self.answered = 0, False
        headers = {"Cookie": f"sessionid={self.cookie}"}
        self.line = connect(self.address, additional_headers=headers, origin=self.origin, legacy=True)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.line.close()

    def send(self, message):
        """The line may end while it is sent; `code` says how."""
        with suppress(ConnectionClosed):
            self.line.send(message)

    def update(self, change):
        """What `change(text)` does, as an update."""
        before = self.doc.get_state()
        change(self.text)
        return self.doc.get_update(before)

    def write(self, change):
        self.send(messages.sync(messages.UPDATE, self.update(change)))

    def synced(self):
        """As the server has it; what only this page has goes there."""
        self.send(messages.sync(messages.STEP_1, self.doc.get_state()))
        self.listen(lambda: self.answered)
        return self

    def listen(self, until):
        while not until():
            self.take(self.line.recv(timeout=PATIENCE))

    def take(self, message):
        reader = Reader(message)
        kind = reader.number()
        if kind == messages.SYNC:
            self._take_sync(*messages.read_sync(reader))
        elif kind == messages.SAVED:
            self.saved = reader.number()
        elif kind == messages.CARETS:
            self.carets.update(messages.read_carets(reader))
        elif kind == messages.PEOPLE:
            self.people.update(messages.read_people(reader))

    def _take_sync(self, step, data):
        if step == messages.STEP_1:
            self.send(messages.sync(messages.STEP_2, self.doc.get_update(data)))
        else:
            self.doc.apply_update(data)
            self.answered = self.answered or step == messages.STEP_2

    @property
    def words(self):
        return words_of(self.doc)

    def code(self):
        """With which the line ends."""
        try:
            while True:
                self.take(self.line.recv(timeout=PATIENCE))
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None
