"""Versions: a text gets a name, and may be written again; or it begins anew."""

from itertools import chain, count

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import append, begin_epoch, locked
from samenspel.tools.writing.models import LONGEST_NAME, Document, Version
from samenspel.tools.writing.places import rewritten
from samenspel.tools.writing.queries import doc_of, replayed, text_of
from samenspel.tools.writing.texts import Change, begun_anew, words_of

describe("writing.name_version", _("{actor} kept a version of “{title}”: {name}."))
describe("writing.begin_anew", _("{actor} began “{title}” anew, with the same words."), news=False)
describe("writing.restore_version", _("{actor} went back to a version of “{title}”: {name}."))


def name_version(*, actor: Person, document: Document, name: str) -> Version:
    with acting(actor, "writing.name_version", document, locked) as document:
        words = {"text": text_of(document), "number": document.head, "by": actor}
        version, is_new = document.versions.get_or_create(name=name, defaults=words)
        if not is_new:
            raise Refused("writing.name_version", _("There is a version of this name already."))
        tell(actor, "writing.name_version", document, title=str(document), name=name)
    return version


def begin_anew(*, actor: Person, document: Document) -> Document:
    """The same words, remarks and names of who wrote what, without all that was deleted on the way there: a
    text that is as long as a text can be is short again. Every open page comes back."""
    with acting(actor, "writing.begin_anew", document, locked) as document:
        replay = replayed(document)
        values = {"state": begun_anew(replay.doc), "text": words_of(replay.doc), "runs": replay.runs}
        begin_epoch(document, **values)
        tell(actor, "writing.begin_anew", document, title=str(document))
    return document


def restore_version(*, actor: Person, version: Version) -> Version:
    """As a change like any other. What stands there now is kept as a version of its own, unless one says the
    same already: it can be restored in turn."""
    with acting(actor, "writing.restore_version", version):
        document = locked(version.document)
        _keep_what_stands(document, version, actor)
        update = rewritten(doc_of(document), version.text)
        append(document, [Change(str(actor.pk), update)])
        tell(actor, "writing.restore_version", document, title=str(document), name=version.name)
    return version


def _keep_what_stands(document: Document, version: Version, actor: Person) -> None:
    text = text_of(document)
    if document.versions.filter(text=text).exists():
        return
    with override(document.language):
        name = gettext("Before going back to “{name}”").format(name=version.name)
    document.versions.create(name=_free_name(document, name), text=text, number=document.head, by=actor)


def _free_name(document: Document, name: str) -> str:
    """The name, cut to fit, and with the first number that makes it another than every name given."""
    taken = set(document.versions.values_list("name", flat=True))
    ends = chain([""], (f" ({number})" for number in count(2)))
    names = (_cut(name, LONGEST_NAME - len(end)) + end for end in ends)
    return next(name for name in names if name not in taken)


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 1]}…"
