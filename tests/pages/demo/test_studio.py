"""What is told of a text fits together in every language: what is changed or remarked on stands there."""

import pytest
from django.conf import settings
from django.utils import translation

from samenspel.pages.demo.design import Remark, Written
from samenspel.pages.demo.stories import STORIES
from samenspel.pages.demo.studio import changed

TEXTS = [told for story in STORIES for told in story.designs if isinstance(told, Written)]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("told", TEXTS, ids=[str(told.title) for told in TEXTS])
def test_what_is_changed_or_remarked_on_stands_in_the_text(told, language):
    with translation.override(language):
        text, missing = str(told.begins), []
        for happens in sorted([*told.passages, *told.remarks], key=lambda one: one.day):
            wanted = [happens.quote] if isinstance(happens, Remark) else [happens.instead, happens.after]
            missing += [str(words) for words in wanted if words and text.count(str(words)) != 1]
            text = text if isinstance(happens, Remark) else changed(text, happens)
        assert missing == []
