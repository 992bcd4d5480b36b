"""Followers hear that somebody wrote, and in which scenes: once for all of it, and never what."""

from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.queries.texts import texts_with_news
from samenspel.phases.design.tasks import tell_what_was_written
from samenspel.tools.notices.actions import follow
from samenspel.tools.writing.actions.remarks import make_remark
from samenspel.tools.writing.queries import document_of
from tests.factories.design import make_script, make_text
from tests.factories.notices import settle
from tests.factories.services import make_person
from tests.factories.writing import put, writer

pytestmark = pytest.mark.django_db
PLAY = "## One\n\nANN\nHey.\n\n## Two\n\nBO\nHo.\n\n## Three\n\nANN\nBye.\n"


def told():
    verbs = ("design.tell_writing", "design.tell_scenes")
    return list(Entry.objects.filter(verb__in=verbs).order_by("pk").values_list("data", flat=True))


def a_day_passes():
    Text.objects.update(told_at=clock.now() - timedelta(days=1))


@pytest.fixture
def script():
    return make_script(words=PLAY)


def test_many_letters_in_two_scenes_are_one_notice(script):
    ann, bram = writer(script, "Ann"), writer(script, "Bram")
    for letter in "Secret":
        put(ann, script, letter, (end := PLAY.index("Ho."), end))
    put(bram, script, "", (0, 2))
    put(bram, script, "##", (0, 0))
    put(bram, script, "Oh. ", (end := len(PLAY) + len("Secret") - len("Bye.\n"), end))
    a_day_passes()
    assert [tell_what_was_written(), tell_what_was_written()] == [1, 0]
    assert told() == [{"title": str(script), "scenes": "2, 3"}]


def test_nothing_is_told_within_a_day_of_the_last_time(script):
    put(writer(script, "Ann"), script, "x", (0, 0))
    assert tell_what_was_written() == 0
    a_day_passes()
    assert tell_what_was_written() == 1
    put(writer(script, "Bram"), script, "x", (0, 0))
    assert tell_what_was_written() == 0


def test_a_scene_that_moved_and_a_remark_are_no_news(script):
    ann = writer(script, "Ann")
    put(ann, script, "## Before\n\nANN\nUp.\n\n")
    a_day_passes()
    tell_what_was_written()
    assert told() == [{"title": str(script), "scenes": "1"}]
    a_day_passes()
    make_remark(actor=ann, document=document_of(script), quote="Bye.", text="Already?")
    assert texts_with_news() == [script]
    assert tell_what_was_written() == 0
    assert texts_with_news() == []


def test_who_follows_reads_where_and_not_what(client):
    text, script = make_text(words="Open."), make_script(words=PLAY)
    fay = make_person("Fay")
    for thing in (text, script):
        follow(actor=fay, followed=thing)
        put(writer(thing, "Ann"), thing, "Secret ", (0, 0))
    a_day_passes()
    assert tell_what_was_written() == 2
    settle()
    client.force_login(fay)
    page = client.get("/notices/").content.decode()
    assert f"Somebody wrote in “{script}”, in scene 1." in page
    assert f"Somebody wrote in “{text}”." in page
    assert "Secret" not in page
