"""Pages that slept, poll or lost a message: only updates are ever sent, so nobody takes from others."""

import pytest

from samenspel.tools.writing.live import keeping, messages, polling, rooms
from samenspel.tools.writing.models import Document, Remark, Update
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of, text_of
from tests.factories.design import make_text
from tests.factories.writing import put, writer
from tests.tools.writing.lines import Page, site

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "De bieb gaat om vijf uur open. 😀"
BYTES = "application/octet-stream"


@pytest.fixture
def text():
    return make_text(words=WORDS)


def now(text):
    return text_of(document_of(text))


def poll(client, person, text, update):
    client.force_login(person)
    sent = messages.piece(messages.sync(messages.STEP_2, update))
    return client.post(f"/writing/{document_of(text).pk}/poll/?epoch=0", sent, content_type=BYTES)


def test_two_pages_that_only_poll_take_nothing_from_each_other(text, client):
    ann, bram, before = writer(text, "Ann"), writer(text, "Bram"), document_of(text)
    first, second = replaced(doc_of(before), (0, 0), "Ann. "), replaced(doc_of(before), (0, 0), "Bram. ")
    assert poll(client, ann, text, first).status_code == 200
    assert poll(client, bram, text, second).status_code == 200
    assert sorted(now(text).removesuffix(WORDS).split()) == ["Ann.", "Bram."]


def test_a_page_that_slept_takes_nothing_from_who_wrote_meanwhile(text):
    ann, bram = writer(text, "Ann"), writer(text, "Bram")
    with site() as port, Page(port, document_of(text), ann) as phone:
        phone.synced().line.close()
        phone.update(lambda words: words.insert(0, "Phone. "))
        put(bram, text, "Desk. ")
        phone.open()
        phone.synced().listen(lambda: phone.saved == 1)
        assert sorted(phone.words.removesuffix(WORDS).split()) == ["Desk.", "Phone."]
    assert now(text) == phone.words


def test_what_depends_on_an_update_that_was_lost_appears_once_that_is_sent_again(text):
    document = document_of(text)
    with site() as port, Page(port, document, writer(text, "Ann")) as page:
        page.synced()
        page.update(lambda words: words.insert(0, "Lost "))
        page.write(lambda words: words.insert(len("Lost "), "and found. "))
        page.listen(lambda: page.saved == 1)
        assert now(text) == WORDS
        page.line.close()
        page.open()
        page.synced().listen(lambda: page.saved == 1)
    assert now(text) == f"Lost and found. {WORDS}"


def test_a_page_that_missed_an_update_gets_it_when_it_asks_what_is_missing(text):
    bram = writer(text, "Bram")
    with site() as port, Page(port, document_of(text), writer(text, "Ann")) as page:
        page.synced()
        put(bram, text, "Missed. ")
        page.line.recv(timeout=10)
        page.answered = False
        page.synced()
        assert page.words == f"Missed. {WORDS}"


def test_what_was_kept_is_not_read_again(text):
    ann = writer(text, "Ann")
    for letter in "abc":
        put(ann, text, letter)
    keeping.keep_text(document_of(text).pk)
    Update.objects.all().delete()
    assert now(text) == f"cba{WORDS}"
    assert keeping.read_on(document_of(text).pk, 0).updates == []


def test_what_a_text_begins_with_is_put_there_once(text):
    document = document_of(text)
    people = [writer(text, name) for name in ("Ann", "Bram")]
    for _start in range(2):
        with site() as port:
            pages = [Page(port, document, person) for person in people]
            assert [page.synced().words for page in pages] == [WORDS, WORDS]
            for page in pages:
                page.line.close()
    assert (Update.objects.count(), Document.objects.get().head) == (1, 1)


def test_to_come_in_suggests_nothing(text):
    put(writer(text, "Ann"), text, "A whole page. " * 50)
    with site() as port, Page(port, document_of(text), writer(text, "Bram")) as page:
        page.synced()
    assert (Remark.objects.count(), Update.objects.count()) == (0, 2)


def test_only_what_came_within_a_blink_is_merged():
    """To merge a long log takes time that grows with its square."""
    ours = (keeping, polling)
    assert [module.__name__ for module in ours if hasattr(module, "merge_updates")] == []
    assert hasattr(rooms, "merge_updates")
