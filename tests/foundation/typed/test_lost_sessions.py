"""Who was signed out while writing stands in the filled form after signing in, in the same browser alone."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samenspel.foundation.typed import store
from samenspel.foundation.typed.pages import WORD
from tests.checks import HOSTILE
from tests.factories.plan import clock

pytestmark = pytest.mark.django_db
WRITE, PRESS, THANKS = "/open/write/", "/open/write/press/", "/thanks/"
HERE = "You were signed out; what you typed is here"
GONE = "What you typed is no longer here"


def a_file(name="list.txt", content=b"a secret list"):
    return SimpleUploadedFile(name, content)


def send(visitor, address=WRITE, headers=None, **typed):
    return visitor.post(address, {"title": "A bench", "text": "By the pond.", **typed}, headers=headers)


def way_back(answer):
    goal = urlsplit(answer["Location"])
    assert (answer.status_code, goal.path) == (302, "/people/sign-in/")
    return parse_qs(goal.query)["next"][0]


def word_in(page):
    return parse_qs(urlsplit(page).query)["typed-again"][0]


def sent_now(visitor, page, **typed):
    return visitor.post(page.partition("#")[0], {"title": "A bench", WORD: word_in(page), **typed})


def test_what_was_typed_stands_in_the_form_after_signing_in(visitor, come_in, site, lies):
    back = way_back(send(visitor, title=HOSTILE, file=a_file()))
    assert "what you typed stands in the form again" in visitor.get("/people/sign-in/").content.decode()
    come_in(visitor)
    page = visitor.get(back).content.decode()
    assert (HERE in page, "By the pond.</textarea>" in page, "“list.txt” is kept" in page) == (True,) * 3
    assert (HOSTILE in page, 'value="&lt;script&gt;' in page) == (False, True)
    assert visitor.get(back).content.decode().count(HERE) == 1, "it survives being looked at again"
    assert sent_now(visitor, back)["Location"] == THANKS
    assert [files for _, files in site] == [{"file": b"a secret list"}]
    assert lies() == []
    assert GONE in visitor.get(back).content.decode()


def test_nobody_else_reads_it(visitor, come_in, lies):
    back = way_back(send(visitor, file=a_file()))
    other = Client()
    come_in(other, "Wim")
    other.cookies[f"typed-{word_in(back)}"] = "a key of my own"
    assert GONE in other.get(back).content.decode()
    sent_now(other, back)
    come_in(visitor)
    assert HERE in visitor.get(back).content.decode()
    held = b"".join(one.read_bytes() + one.name.encode() for one in lies())
    assert [part in held for part in (b"bench", b"pond", b"secret", word_in(back).encode())] == [False] * 4


def test_it_is_kept_for_an_hour(visitor, come_in, lies):
    back = way_back(send(visitor))
    come_in(visitor)
    store.forget_typed()
    assert HERE in visitor.get(back).content.decode()
    with clock(timezone.now() + timedelta(minutes=61)):
        assert store.find(store.Place(word_in(back), visitor.cookies[f"typed-{word_in(back)}"].value)) is None
        store.forget_typed()
    assert lies() == []


def test_its_cookie_is_for_no_script_and_as_long_as_it_is_kept(visitor):
    answer = send(visitor)
    cookie = answer.cookies[f"typed-{word_in(way_back(answer))}"]
    assert [cookie[name] for name in ("httponly", "samesite", "max-age", "path")] == [True, "Lax", 3600, "/"]


def test_two_windows_lose_nothing_of_each_other(visitor, come_in):
    first, second = way_back(send(visitor, title="First")), way_back(send(visitor, title="Second"))
    come_in(visitor)
    for back, title in ((first, "First"), (second, "Second")):
        assert f'name="title" value="{title}"' in visitor.get(back).content.decode()


def test_a_button_leads_back_to_the_page_on_which_it_stands(visitor):
    back = visitor.post(PRESS, headers={"Referer": "http://testserver/open/write/?page=2"})
    assert way_back(back) == "/open/write/?page=2"
    elsewhere = visitor.post(PRESS, headers={"Referer": "http://evil.example/open/write/?page=2"})
    assert way_back(elsewhere) == WRITE


def test_the_words_of_a_form_on_another_page_stand_there(visitor, come_in):
    back = way_back(send(visitor, PRESS, headers={"Referer": "http://testserver/open/write/"}))
    come_in(visitor)
    page = visitor.get(back).content.decode()
    assert page.index(HERE) < page.index('class="a"'), "in the first form that writes, not in the second"


def test_files_never_take_the_room_of_words(visitor, come_in, monkeypatch):
    monkeypatch.setattr(store, "LARGEST_FILES", 1000)
    back = way_back(send(visitor, file=a_file(content=b"x" * 2000)))
    come_in(visitor)
    page = visitor.get(back).content.decode()
    assert ("By the pond." in page, "“list.txt” is too large to be kept." in page) == (True, True)


def test_words_are_kept_where_files_have_no_room(visitor, monkeypatch, lies):
    monkeypatch.setattr(store, "MOST_FILES", 0)
    way_back(send(visitor, file=a_file()))
    assert len(lies()) == 1


@pytest.mark.parametrize("limit", ["LARGEST_WORDS", "MOST_WORDS"])
def test_nobody_fills_the_disk(visitor, monkeypatch, lies, limit):
    monkeypatch.setattr(store, limit, 100)
    assert (way_back(send(visitor, text="x" * 200)), lies()) == (WRITE, [])


def test_nothing_typed_is_nothing_kept(visitor, lies):
    assert (way_back(visitor.post(WRITE, {"title": " ", "once": "k"})), lies()) == (WRITE, [])


def test_where_the_form_may_not_be_sent_the_words_are_there_all_the_same(visitor, come_in):
    back = way_back(send(visitor))
    assert way_back(visitor.get(back)).partition("#")[0] == back.partition("#")[0]
    come_in(visitor)
    page = visitor.get(back.replace(WRITE, "/nowhere/"))
    assert (page.status_code, "By the pond." in page.content.decode()) == (404, True)


def test_a_field_of_any_name_is_kept_with_its_file(visitor, come_in, site):
    back = way_back(send(visitor, typed="A list", file=a_file()))
    come_in(visitor)
    page = visitor.get(back).content.decode()
    assert 'name="typed" value="A list"' in page
    sent_now(visitor, back, typed="A list")
    assert [files for _, files in site] == [{"file": b"a secret list"}]


def test_where_a_form_stood_may_be_no_address_at_all(visitor):
    assert way_back(send(visitor, PRESS, headers={"Referer": "http://["})).startswith(WRITE)


def test_each_visitor_behind_a_proxy_has_a_shelf_and_who_says_to_be_another_has_not(visitor, lies):
    for number in range(12):
        send(visitor, headers={"X-Forwarded-For": f"{number}.9.9.9, 203.0.113.7"})
    same = {path.parent for path in lies()}
    send(visitor, headers={"X-Forwarded-For": "203.0.113.8"})
    assert (len(same), len({path.parent for path in lies()})) == (1, 2)
