"""Telling followers that somebody wrote: once for all that was written meanwhile, and never what."""

from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.scripts import read, scenes
from samenspel.phases.design.models.texts import Text
from samenspel.spine.initiatives.telling import tell
from samenspel.tools.writing.actions.writing import locked
from samenspel.tools.writing.queries import document_of, text_of

ENDS = 16
describe("design.tell_writing", _("Somebody wrote in “{title}”."), history=False)
describe("design.tell_scenes", _("Somebody wrote in “{title}”, in scene {scenes}."), history=False)


def parts_of(text: Text, words: str) -> list[str]:
    """A digest of every scene, or of a whole text that has none."""
    parts = [words]
    if text.is_script:
        lines = words.split("\n")
        parts = ["\n".join(lines[scene.start - 1 : scene.end]) for scene in scenes(read(words))]
    return [sha256(part.encode()).hexdigest()[:ENDS] for part in parts]


def begin_telling(text: Text) -> None:
    """Inside an action: what it begins with is no news."""
    document = document_of(text)
    parts = parts_of(text, text_of(document))
    set_values(text, told_head=document.head, told_at=clock.now(), told_parts=parts)


def tell_writing(*, actor: None, text: Text) -> list[int]:
    """Returns the numbers of the scenes in which somebody wrote since the last time. A scene that only moved
    is no news."""
    with acting(actor, "design.tell_writing", text) as text:
        document = locked(document_of(text))
        parts = parts_of(text, text_of(document))
        changed = [number for number, part in enumerate(parts, start=1) if part not in text.told_parts]
        set_values(text, told_head=document.head, told_parts=parts)
        if changed:
            set_values(text, told_at=clock.now())
        if changed and text.is_script:
            tell(actor, "design.tell_scenes", text, scenes=", ".join(map(str, changed)))
        elif changed:
            tell(actor, "design.tell_writing", text)
    return changed
