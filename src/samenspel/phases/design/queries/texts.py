"""Reading texts and scripts."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.phases.design.models.texts import SCRIPT, Text, every_text
from samenspel.tools.writing.models import Document

ONE_NOTICE_IN = timedelta(days=1)


def find_text(text_id: int) -> Text:
    return every_text().get(pk=text_id)


def find_script(text_id: int) -> Text:
    return every_text().get(pk=text_id, activity__kind=SCRIPT)


def texts_with_news() -> list[Text]:
    """In which somebody wrote since their followers heard of it, a day ago or longer."""
    waited = list(every_text().filter(told_at__lte=clock.now() - ONE_NOTICE_IN))
    addresses = [address_of(text) for text in waited]
    heads = dict(Document.objects.filter(thing__in=addresses).values_list("thing", "head"))
    return [text for text in waited if heads.get(address_of(text), 0) > text.told_head]
