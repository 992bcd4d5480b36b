"""Texts that people design together: which marks they have."""

import pytest

from samenspel.spine.initiatives.things import FOUNTAIN, MARKDOWN
from samenspel.tools.writing.subjects import rules_of_writing
from tests.factories.design import make_script, make_text

pytestmark = pytest.mark.django_db


def test_a_text_about_the_service_is_markdown_and_a_script_is_fountain():
    things = make_text(), make_script()
    assert [rules_of_writing(thing).marks(thing) for thing in things] == [MARKDOWN, FOUNTAIN]
