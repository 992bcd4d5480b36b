"""What is refused says why, leads back to a page that one may see, and keeps what was typed."""

import pytest

from tests.checks import HOSTILE, assert_page
from tests.foundation.typed import conftest
from tests.foundation.typed.test_lost_sessions import GONE, WRITE, a_file, send, sent_now

pytestmark = pytest.mark.django_db
CLOSING = "/open/closing/"
KEPT, NOT_SENT = "What you typed is kept here for an hour", "Nothing is sent yet; what you typed is here"
BACK = "Back to where this belongs"


@pytest.fixture
def ina(visitor, come_in):
    come_in(visitor)
    return visitor


def way_back(answer):
    page = assert_page(answer, answer.status_code)
    return next(link for link in page.links if "typed-again=" in link)


def test_what_came_too_late_is_told_and_stands_in_its_form_again(ina, lies):
    refused = send(ina, CLOSING, title=HOSTILE, file=a_file())
    told = refused.content.decode()
    assert (refused.status_code, "It closed a minute ago." in told, KEPT in told) == (403, True, True)
    assert ("By the pond." in told, HOSTILE in told) == (True, False)
    page = ina.get(way_back(refused)).content.decode()
    assert (NOT_SENT in page, "By the pond.</textarea>" in page, "“list.txt” is kept" in page) == (True,) * 3
    assert len(lies()) == 1


def test_what_is_refused_again_is_kept_once(ina, lies):
    back = way_back(send(ina, CLOSING))
    again = ina.post(back.partition("#")[0], {"title": "A bench", "text": "By the pond at last."})
    assert again.status_code == 403
    sent_now(ina, back, text="By the pond in the end.")
    assert len(lies()) == 2
    assert GONE in ina.get(back).content.decode()


def test_a_button_that_is_refused_leads_back_and_keeps_nothing(ina, lies):
    refused = ina.post(CLOSING, {"next": "/initiatives/some-long-name/", "csrfmiddlewaretoken": "x" * 30})
    page = assert_page(refused, 403)
    assert (CLOSING in page.links, BACK in refused.content.decode(), lies()) == (True, True, [])


def test_a_form_stands_again_on_the_page_that_it_was_sent_from(ina):
    """Not so where that page is another site's."""
    words = {"title": "A bench by the pond"}
    for before, back in [
        (f"http://testserver{WRITE}?x=1", f"{WRITE}?x=1&"),
        ("http://evil.example/a/", "/?"),
    ]:
        missing = ina.post("/talk/comments/999/answer/", words, headers={"referer": before})
        assert (missing.status_code, way_back(missing).partition("typed-again")[0]) == (404, back)


def test_nothing_is_kept_of_a_stranger_where_nothing_is_hidden(visitor, lies):
    missing = send(visitor, "/services/999/change/")
    assert (missing.status_code, lies(), "By the pond." in missing.content.decode()) == (404, [], False)


def test_what_has_a_keeper_of_its_own_is_kept_nowhere_else(ina, lies, monkeypatch):
    monkeypatch.setattr(conftest.closing, "keeper", str, raising=False)
    refused = send(ina, CLOSING)
    assert (refused.status_code, lies(), "By the pond." in refused.content.decode()) == (403, [], False)


def test_an_address_that_takes_forms_only_leads_to_the_page_above(ina):
    assert WRITE in assert_page(ina.get(f"{WRITE}press/"), 405).links
