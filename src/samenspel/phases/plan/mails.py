"""What is mailed in the plan phase, in the language of whoever gets it."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.phases.plan.models import Award, Check, Merge, Proposal
from samenspel.spine.people.models import Person


def checked_mail(person: Person, proposal: Proposal, check: Check) -> dict[str, Any]:
    """Subject and text of: your proposal was checked."""
    with override(person.language):
        outcome = _("It can be on the ballot.") if check.is_possible else _("It cannot be done as it is.")
        lines = [
            _("Your proposal “%(title)s” was checked.") % {"title": proposal.title},
            f"{outcome} {_('The reason:')}",
            check.reason,
            _("You can answer on this page:"),
            f"{settings.SITE_URL}{proposal.get_absolute_url()}",
        ]
        title = " ".join(proposal.title.split())[:100]
        return {"subject": _("Checked: %(title)s") % {"title": title}, "text": "\n\n".join(lines)}


def merge_mail(person: Person, merge: Merge) -> dict[str, Any]:
    """Subject and text of: shall these two become one?"""
    with override(person.language):
        titles = {"theirs": merge.proposal.title, "yours": merge.into.title}
        lines = [
            _("Those who proposed “%(theirs)s” find that it is much like yours: “%(yours)s”.") % titles,
            _("They ask to make yours together, and to let theirs go. Say yes or no on this page:"),
            f"{settings.SITE_URL}{merge.into.get_absolute_url()}",
        ]
        return {"subject": _("Shall two proposals become one?"), "text": "\n\n".join(lines)}


def done_mail(person: Person, award: Award) -> dict[str, Any]:
    """Subject and text of: is it what you voted for?"""
    with override(person.language):
        lines = [
            _("“%(title)s” is done. You supported it.") % {"title": award},
            _("Is it what you voted for? Say so on this page:"),
            f"{settings.SITE_URL}{award.get_absolute_url()}",
        ]
        title = " ".join(str(award).split())[:100]
        return {"subject": _("Done: %(title)s") % {"title": title}, "text": "\n\n".join(lines)}
