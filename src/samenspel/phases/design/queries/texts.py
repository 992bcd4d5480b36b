"""Reading texts and scripts."""

from samenspel.phases.design.models.texts import SCRIPT, Text, every_text


def find_text(text_id: int) -> Text:
    return every_text().get(pk=text_id)


def find_script(text_id: int) -> Text:
    return every_text().get(pk=text_id, activity__kind=SCRIPT)
