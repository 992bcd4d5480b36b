"""What can be taken along on paper."""

from collections.abc import Sequence
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samenspel.foundation.ui.qr import qr
from samenspel.spine.initiatives.models import Charter
from samenspel.spine.initiatives.naming import Naming

CHILDREN = gettext_lazy(
    "Their guardians say yes first, and can take it back. Nobody sees a child's full name, no picture shows "
    "a child, and search engines stay out."
)

WORDS_STAY = gettext_lazy(
    "What somebody wrote stays in the text when they leave, without their name, since others build on it."
)
NEVER_OF_CHILDREN = gettext_lazy("Of children it is never shown.")


def poster(
    thing: Any, language: str, address: str, *, facts: Sequence[str], asked: Sequence[str] = ()
) -> dict[str, Any]:
    """For `initiatives/poster.typ`: leads a phone to where people take part in an activity. `asked`: what of
    them, line by line."""
    return {
        "title": str(thing),
        "language": language,
        "organisation": str(thing.initiative.service.organisation),
        "why": thing.activity.summary,
        "asked": [*asked],
        "facts": [*facts],
        "scan": _("Point the camera of your phone at the squares, or type this address:"),
        "squares_said": _("Squares that lead a phone to the address below"),
        "address": address.partition("://")[2],
        "account": _("You need no account."),
        "qr": qr(address),
    }


def charter_on_paper(charter: Charter) -> dict[str, Any]:
    """For `initiatives/charter.typ`, in the language of the page."""
    initiative = charter.initiative
    day = formats.date_format(charter.adopted_at, "DATE_FORMAT")
    promises = [
        (_("What citizens promise"), charter.citizens_promise),
        (
            _("What %(name)s promises") % {"name": initiative.service.organisation.name},
            charter.organisation_promise,
        ),
    ]
    for partner in charter.partner_promises.select_related("organisation"):
        words = _("What %(name)s promises") % {"name": partner.organisation.name}
        promises.append((words, partner.promise))
    if charter.children != Naming.NONE:
        promises.append((_("Children"), f"{charter.get_children_display()}. {CHILDREN}"))
    promises.append((_("Texts that are written together"), _about_texts(charter)))
    return {
        "title": _("Charter of %(title)s") % {"title": initiative.title},
        "language": get_language() or "",
        "lead": _("Version %(number)s, %(day)s") % {"number": charter.number, "day": day},
        "promises": [{"heading": heading, "lines": text.splitlines()} for heading, text in promises],
        "matters": _matters(charter),
    }


def _about_texts(charter: Charter) -> str:
    who = _("Who sees how many words each person wrote:")
    return f"{WORDS_STAY}\n{who} {charter.get_word_counts_display()}. {NEVER_OF_CHILDREN}"


def _matters(charter: Charter) -> dict[str, Any]:
    return {
        "heading": _("Who decides what"),
        "head": [_("Matter"), _("Who decides"), _("The other side")],
        "rows": [
            [matter.matter, matter.get_decided_by_display(), matter.other_side or "–"]
            for matter in charter.matters.all()
        ],
    }
