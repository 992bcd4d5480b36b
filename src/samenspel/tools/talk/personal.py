"""What talking holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal
from samenspel.tools.talk.actions.talking import EMPTIED
from samenspel.tools.talk.models import Appeal, Comment, Report


def empty_comments(person: Person) -> None:
    """The thread keeps its shape."""
    Comment.objects.filter(author=person).update(**EMPTIED)


def empty_appeals(person: Person) -> None:
    Appeal.objects.filter(comment__author=person).update(text="", answer="")


def empty_reports(person: Person) -> None:
    Report.objects.filter(by=person).update(text="")


register_personal(
    "talk.Comment",
    fields={
        "author": "",
        "text": _("What you wrote in a talk"),
        "written_at": _("When you wrote it"),
        "edited_at": _("When you last changed it"),
        "state": _("Whether it is shown"),
        "ground": _("Why a moderator hid it"),
        "reason": _("What the moderator said about it"),
    },
    of="author",
    purpose=_("To let people talk with each other about what they do together, under their own names."),
    retention=_("Until you take it back or erase your account; an empty place stays in the thread."),
    erase="blank",
    erase_with=empty_comments,
)
register_personal(
    "talk.Comment",
    fields={"moderated_by": _("That you moderated a comment"), "moderated_at": _("When")},
    of="moderated_by",
    purpose=_("To have appeals decided by somebody else than who hid the comment."),
    retention=_("The decision stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "talk.Report",
    fields={
        "by": "",
        "ground": _("Why you reported a comment"),
        "text": _("What you said about it"),
        "reported_at": _("When"),
    },
    of="by",
    purpose=_("To let moderators look at comments that may harm somebody."),
    retention=_("The count stays; your words go when you erase your account."),
    erase="blank",
    erase_with=empty_reports,
)
register_personal(
    "talk.Appeal",
    fields={
        "text": _("Why you think that your comment should be shown"),
        "answer": _("What was answered"),
        "raised_at": _("When you appealed"),
    },
    of="comment__author",
    purpose=_("To have a decision about your comment looked at again."),
    retention=_("That there was an appeal stays; the words go when you erase your account."),
    erase="blank",
    erase_with=empty_appeals,
)
register_personal(
    "talk.Appeal",
    fields={"decided_by": _("That you decided an appeal"), "decided_at": _("When")},
    of="decided_by",
    purpose=_("To know that somebody else decided than who hid the comment."),
    retention=_("The decision stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)

not_personal("talk.Comment", "subject_kind", "subject_id", because="What the comment is about.")
