"""One of everything that is registered here about a person."""

from samenspel.tools.writing.actions.remarks import decline_suggestion, make_remark, make_suggestion
from samenspel.tools.writing.actions.versions import name_version
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of
from tests.canaries import plants
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person


def _document(person, words="A quote."):
    text = make_text(words=words)
    make_member(text.initiative, person)
    return document_of(text)


@plants("writing.Update")
@plants("writing.Pen")
def plant_letters(person):
    document = _document(person)
    write_text(actor=person, document=document, update=replaced(doc_of(document), (0, 0), "x"))


@plants("writing.Remark")
def plant_remark(person):
    document = _document(person)
    words = {"quote": "A quote.", "text": "canary-remark"}
    make_suggestion(actor=person, document=document, instead="canary-instead", **words)
    other = make_member(document.initiative, make_person("Bram"))
    mine = make_suggestion(actor=person, document=document, instead="canary-instead", **words)
    decline_suggestion(actor=other, remark=mine, answer="canary-answer")
    theirs = make_suggestion(actor=other, document=document, quote="quote", instead="x", text="So.")
    decline_suggestion(actor=person, remark=theirs, answer="No.")
    make_remark(actor=person, document=document, **words)


@plants("writing.Version")
def plant_version(person):
    name_version(actor=person, document=_document(person), name="First")
