"""Texts that a group writes together are set up, shown and found."""

import pytest
from django.test import Client

from samenspel.phases.design.models.texts import Text
from samenspel.spine.initiatives.things import FOUNTAIN, MARKDOWN
from samenspel.tools.writing.queries import document_of, text_of
from samenspel.tools.writing.subjects import rules_of_writing
from tests.checks import assert_page
from tests.factories.design import make_script, make_text
from tests.factories.initiatives import coordinator_of, make_initiative, make_member

pytestmark = pytest.mark.django_db


def test_a_coordinator_begins_a_text_with_what_is_there(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    typed = {"title": "Opening", "words": "# Who\n\nAll of us.", "opens_at": "2026-01-01 09:00"}
    response = client.post(f"/design/texts/set-up/{initiative.slug}/", typed)
    text = Text.objects.get()
    assert response.url == text.get_absolute_url()
    assert text_of(document_of(text)) == "# Who\n\nAll of us."
    assert not text.is_script


def test_a_text_about_the_service_is_markdown_and_a_script_is_fountain():
    things = make_text(), make_script()
    assert [rules_of_writing(thing).marks(thing) for thing in things] == [MARKDOWN, FOUNTAIN]


def test_everyone_reads_a_text_as_it_is_now():
    text = make_text(words="The library opens at five.")
    assert_page(response := Client().get(text.get_absolute_url()))
    assert "The library opens at five." in response.content.decode()


def test_only_who_takes_part_is_offered_to_write(client):
    text = make_text()
    assert "Write" not in client.get(text.get_absolute_url()).content.decode()
    client.force_login(make_member(text.initiative))
    assert f"/writing/{document_of(text).pk}/write/" in client.get(text.get_absolute_url()).content.decode()


def test_hostile_words_are_shown_as_words():
    text = make_text(words="<script>alert(1)</script>")
    shown = Client().get(text.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown
