"""What people write in a text, by the action."""

from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of
from tests.factories.initiatives import make_member
from tests.factories.services import make_person


def put(person, thing, words, place=(0, 0)):
    """These words in place of those bytes."""
    document = document_of(thing)
    write_text(actor=person, document=document, update=replaced(doc_of(document), place, words))
    return person


def writer(thing, name):
    """A member of its initiative."""
    return make_member(thing.initiative, make_person(name))
