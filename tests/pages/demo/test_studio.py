"""What is told of a text fits together in every language: what is changed or remarked on stands there."""

import pytest
from django.conf import settings
from django.utils import translation

from samenspel.pages.demo.design import Remark, Trial, Written
from samenspel.pages.demo.stories import STORIES
from samenspel.pages.demo.studio import changed


def suggested(story):
    """In the only text of the initiative, because of what people found in a draft."""
    trials = [told for told in story.designs if isinstance(told, Trial)]
    return [found.suggests for told in trials for found in told.findings if found.suggests]


TEXTS = [
    (told, [*told.remarks, *suggested(story)])
    for story in STORIES
    for told in story.designs
    if isinstance(told, Written)
]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize(("told", "remarks"), TEXTS, ids=[str(told.title) for told, _ in TEXTS])
def test_what_is_changed_or_remarked_on_stands_in_the_text(told, remarks, language):
    with translation.override(language):
        text, missing = str(told.begins), []
        for happens in sorted([*told.passages, *remarks], key=lambda one: one.day):
            wanted = [happens.quote] if isinstance(happens, Remark) else [happens.instead, happens.after]
            missing += [str(words) for words in wanted if words and text.count(str(words)) != 1]
            text = text if isinstance(happens, Remark) else changed(text, happens)
        assert missing == []
