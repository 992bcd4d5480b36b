"""The same messages where no line can be opened: sent by a form's way, and asked for every few seconds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.live import messages
from samenspel.tools.writing.live.seats import LARGEST_FIRST
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import doc_of, find_document, updates_after
from samenspel.tools.writing.texts import take_in
from samenspel.tools.writing.updates import MOST_PENS, Reader, Unreadable, pens_of

NOTHING = b"\x00\x00"
MOST_MESSAGES = 1000


@dataclass
class Polled:
    """`head`: the number of the last change that the answer holds."""

    head: int
    answer: list[bytes] = field(default_factory=list)

    @property
    def body(self) -> bytes:
        return b"".join(map(messages.piece, self.answer))


def polled(person: Person, document: Document, sent: bytes, seen: int) -> Polled:
    """`seen`: the number of the last change that this page knows. Raises Unreadable, Refused."""
    found = list(_messages(sent))
    updates = [data for step, data in found if step != messages.STEP_1 and data != NOTHING]
    _refuse_unreadable(document, updates)
    for update in updates:
        write_text(actor=person, document=document, update=update)
    now = find_document(document.pk)
    news = Polled(now.head)
    if updates:
        news.answer.append(messages.saved(len(updates)))
    states = [data for step, data in found if step == messages.STEP_1]
    if states:
        doc = doc_of(now)
        news.answer.append(messages.sync(messages.STEP_1, doc.get_state()))
        news.answer.append(messages.sync(messages.STEP_2, doc.get_update(states[-1])))
    else:
        news.answer += [messages.sync(messages.UPDATE, update) for update in updates_after(now, seen)]
    return news


def _messages(sent: bytes) -> Iterator[tuple[int, bytes]]:
    """Carets are left out: they would be old when somebody sees them."""
    reader, count = Reader(sent), 0
    while not reader.is_over:
        count += 1
        inner = Reader(reader.piece())
        if inner.number() == messages.SYNC:
            yield messages.read_sync(inner)
        if count > MOST_MESSAGES:
            raise Unreadable("These are more messages than anybody types in a minute.")


def _refuse_unreadable(document: Document, updates: list[bytes]) -> None:
    if len(set().union(*map(pens_of, updates))) > MOST_PENS:
        raise Unreadable("Nobody writes with so many pens.")
    doc = doc_of(document) if updates else None
    for update in updates:
        assert doc is not None
        take_in(doc, update)
    if doc is not None and len(doc.get_update()) > LARGEST_FIRST:
        raise Unreadable("This text is as long as a text can be.")
