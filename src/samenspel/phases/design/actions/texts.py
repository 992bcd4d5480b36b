"""Beginning a text that people write together."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.phases.design.actions.gathering import begin_telling
from samenspel.phases.design.models.texts import SCRIPT, SERVICE_TEXT, Text
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import begin_document

describe("design.set_up_text", _("{actor} began the text “{title}”."), news=False)
describe("design.set_up_script", _("{actor} began the script “{title}”."), news=False)


def set_up_text(*, actor: Person, initiative: Initiative, words: str = "", **values: Any) -> Text:
    """`words`: what it begins with. `values`: title, summary, opens_at, closes_at."""
    with acting(actor, "design.set_up_text", initiative):
        text = _begin(actor, initiative, SERVICE_TEXT, words, **values)
        tell(actor, "design.set_up_text", text)
    return text


def set_up_script(*, actor: Person, initiative: Initiative, words: str = "", **values: Any) -> Text:
    """As `set_up_text`, in Fountain."""
    with acting(actor, "design.set_up_script", initiative):
        text = _begin(actor, initiative, SCRIPT, words, **values)
        tell(actor, "design.set_up_script", text)
    return text


def _begin(
    actor: Person,
    initiative: Initiative,
    kind: str,
    words: str,
    *,
    title: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
) -> Text:
    activity = add_activity(
        actor=actor,
        initiative=initiative,
        phase="design",
        kind=kind,
        title=title,
        summary=summary,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    text = Text.objects.create(activity=activity)
    begin_document(text, words)
    begin_telling(text)
    return text
