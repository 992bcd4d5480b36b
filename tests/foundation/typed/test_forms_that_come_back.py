"""A file that came with a form which has to come back is kept with it."""

import pytest

from samenspel.foundation.typed.pages import WORD
from tests.foundation.typed.test_lost_sessions import WRITE, a_file, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(visitor, come_in):
    come_in(visitor)
    return visitor


def words_in(page):
    return page.partition('name="typed-again" value="')[2].partition('"')[0]


def test_a_file_is_kept_while_something_else_is_mended(visitor, site, lies):
    page = send(visitor, title="", file=a_file()).content.decode()
    assert ("“list.txt” is kept" in page, "as it was</textarea>" in page) == (True, True)
    again = send(visitor, title="", **{WORD: words_in(page)}).content.decode()
    assert ("“list.txt” is kept" in again, words_in(again) != words_in(page), len(lies())) == (True, True, 1)
    assert send(visitor, **{WORD: words_in(again)}).status_code == 302
    assert [files for _, files in site] == [{"file": b"a secret list"}]
    assert lies() == []


def test_a_file_sent_later_takes_its_place(visitor, site):
    page = send(visitor, title="", file=a_file()).content.decode()
    send(visitor, **{WORD: words_in(page)}, file=a_file(content=b"another"))
    assert [files for _, files in site] == [{"file": b"another"}]


def test_a_file_that_was_refused_is_not_kept(visitor, lies):
    page = send(visitor, title="", file=a_file("bad.txt")).content.decode()
    assert ("is kept" in page, lies()) == (False, [])


def test_a_form_without_a_file_comes_back_as_it_is(visitor, lies):
    page = send(visitor, title="").content.decode()
    assert ('name="typed-again"' in page, lies(), WRITE in page) == (False, [], True)
