"""What writing together holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal
from samenspel.tools.writing.models import Remark, State
from samenspel.tools.writing.queries import every_document, written_by

NAME_GOES = _("The text stays, since others build on it; after you leave, nothing says that it was you.")


EMPTIED = {"state": State.TAKEN_BACK, "text": "", "instead": None, "answer": "", "answered_at": None}


def empty_remarks(person: Person) -> None:
    Remark.objects.filter(author=person).update(**EMPTIED)


def words_written(person: Person) -> list[dict[str, object]]:
    """Text by text, what stands there now of what this person wrote; thousands of rows would say nothing."""
    documents = every_document().filter(updates__person=person).distinct().order_by("pk")
    return [
        {"text": str(document), "words": written_by(person, document)}
        for document in documents
        if document.is_there
    ]


register_personal(
    "writing.Update",
    fields={"person": _("Which words of a common text you wrote"), "number": ""},
    of="person",
    purpose=_("To show who wrote what, and to let nobody write under your name."),
    retention=NAME_GOES,
    erase="anonymise",
    told=words_written,
)
register_personal(
    "writing.Pen",
    fields={"person": _("That a page from which a common text was written was yours"), "number": ""},
    of="person",
    purpose=_("To let nobody write under your name."),
    retention=NAME_GOES,
    erase="anonymise",
)
register_personal(
    "writing.Remark",
    fields={
        "author": "",
        "instead": _("What you suggested instead"),
        "text": _("What you said about them"),
        "state": _("What came of it"),
        "made_at": _("When you said it"),
        "answer": _("What was answered"),
        "answered_at": _("When that was"),
    },
    of="author",
    purpose=_("To let people talk about a place in a text, under their own names."),
    retention=_("Until you take it back or erase your account."),
    erase="blank",
    erase_with=empty_remarks,
)
register_personal(
    "writing.Remark",
    fields={"answered_by": _("That you answered a remark")},
    of="answered_by",
    purpose=_("To know who took over or declined a suggestion."),
    retention=_("The answer stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "writing.Version",
    fields={
        "by": _("That you kept a version of a text"),
        "made_at": _("When you kept it"),
    },
    of="by",
    purpose=_("To know who kept a version."),
    retention=_("The version stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
not_personal(
    "writing.Update",
    "data",
    because="Letters and places for machines; the text itself is for all who see it.",
)
not_personal("writing.Document", "thing", because="What the text is of.")
not_personal(
    "writing.Document", "text", "state", "runs", because="What all wrote; each part is in writing.Update."
)
not_personal(
    "writing.Version", "text", "name", because="What all wrote, and what the group calls it at that moment."
)
not_personal("writing.Remark", "quote", because="Words of the text itself, which stays.")
not_personal("writing.Remark", "came_from", because="The address of a thing, of no person.")
