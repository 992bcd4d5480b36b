"""Reading what people design together."""

from samenspel.phases.design.models.texts import Text, every_text


def find_text(text_id: int) -> Text:
    return every_text().get(pk=text_id)
