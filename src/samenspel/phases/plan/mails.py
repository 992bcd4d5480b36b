"""What is mailed in the plan phase, in the language of whoever gets it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.phases.plan.models import Award, BudgetRound, Check, Merge, Proposal
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


def answered_mail(person: Person, check: Check) -> dict[str, Any]:
    """Subject and text of: those who proposed it answer your check."""
    with override(person.language):
        title = " ".join(check.proposal.title.split())
        lines = [
            _("Those who proposed “%(title)s” answer your check:") % {"title": title},
            check.answer,
            _("You can check it again on this page:"),
            f"{settings.SITE_URL}{check.proposal.get_absolute_url()}",
        ]
        return {"subject": _("Answered: %(title)s") % {"title": title[:100]}, "text": "\n\n".join(lines)}


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


def merge_answer_mail(person: Person, old: Proposal, kept: Proposal, *, agrees: bool) -> dict[str, Any]:
    """Subject and text of: they said yes, or no, to making one of two."""
    with override(person.language):
        titles = {"yours": old.title, "theirs": kept.title}
        said = (
            _("Those who proposed “%(theirs)s” say yes: you make it together, and “%(yours)s” leads there.")
            if agrees
            else _("Those who proposed “%(theirs)s” would rather keep both. “%(yours)s” stays as it is.")
        )
        lines = [said % titles, f"{settings.SITE_URL}{(kept if agrees else old).get_absolute_url()}"]
        subject = _("Two proposals became one") if agrees else _("Both proposals stay")
        return {"subject": subject, "text": "\n\n".join(lines)}


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


def desk_mail(person: Person | None, round: BudgetRound, *, had_voted: bool) -> dict[str, Any]:
    """Subject and text of: you got a ballot on paper. Whoever did not, learns that somebody else did."""
    with override(person.language if person else round.initiative.language):
        lines = [
            _("At a polling desk of “%(title)s” somebody got a ballot on paper with this address.")
            % {"title": round},
            _("The ballot that you sent online was taken out of the box. The paper takes its place.")
            if had_voted
            else _("From now on you can't vote online in it."),
            _("Was it not you? Tell the people of this initiative at once, and object on this page:"),
            f"{settings.SITE_URL}{reverse('plan:show_box', args=[round.pk])}",
        ]
        return {"subject": _("You vote on paper"), "text": "\n\n".join(lines)}
