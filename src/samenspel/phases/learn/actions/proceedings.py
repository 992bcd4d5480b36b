"""Proceedings: what authors hand in and agree to, and volumes that are published, corrected and made anew."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_unread, version_of
from samenspel.foundation.tasks import start
from samenspel.foundation.ui.pictures import drop_later
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.proceedings import AGREED, Consent, Paper, Proceedings, Volume
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.panels import locked_contribution
from samenspel.phases.learn.queries.proceedings import (
    drafted,
    locked_proceedings,
    locked_volume,
    withdrawn_in,
)
from samenspel.phases.learn.queries.programme import locked_edition
from samenspel.phases.learn.rules.proceedings import missing_consents, paper_of
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person

untold(
    "learn.set_up_proceedings",
    "learn.hand_in_paper",
    "learn.agree_to_paper",
    "learn.withdraw_paper",
    "learn.publish_proceedings",
    because="Of no initiative: there is no history and no feed to tell it in.",
)
NONE = _("There is no paper yet to which all its authors agree.")
SAME = _("Nothing changed since the last volume, so there is nothing to publish.")
WHAT = _("Say what is different from the volume before.")


def set_up_proceedings(*, actor: Person, edition: Edition, **values: Any) -> Proceedings:
    """Or change them: what was published stays as it is. `values`: title, publisher, isbn, prefix, preface,
    language."""
    with acting(actor, "learn.set_up_proceedings", edition, locked_edition) as edition:
        proceedings, _is_new = Proceedings.objects.update_or_create(edition=edition, defaults=values)
        record(actor=actor, verb="learn.set_up_proceedings", thing=edition)
    return proceedings


def hand_in_paper(
    *,
    actor: Person,
    contribution: Contribution,
    licence: str,
    text: str = "",
    data: bytes | None = None,
    corrected: str = "",
) -> Paper:
    """Whoever hands it in agrees; the other authors are asked, also where it is handed in again. `data`: a
    PDF, in place of an earlier one."""
    with acting(actor, "learn.hand_in_paper", contribution, locked_contribution) as contribution:
        paper = paper_of(contribution) or Paper(contribution=contribution)
        paper.licence, paper.text, paper.corrected, paper.changed_at = licence, text, corrected, clock.now()
        if data is not None:
            _drop_unpublished(paper)
            paper.file.save("pdf", ContentFile(data), save=False)
        paper.save()
        paper.consents.all().delete()
        Consent.objects.create(paper=paper, person=actor)
        _ask_others(paper)
        record(actor=actor, verb="learn.hand_in_paper", thing=contribution)
    return paper


def _drop_unpublished(paper: Paper) -> None:
    """The file that another replaces, unless a volume has it; nobody publishes meanwhile."""
    proceedings = locked_proceedings(Proceedings.objects.get(edition=paper.contribution.call.edition_id))
    published = {one["file"] for volume in proceedings.volumes.all() for one in volume.kept["papers"]}
    if paper.file.name not in published:
        drop_later(paper.file)


def _ask_others(paper: Paper) -> None:
    for author in missing_consents(paper):
        if author.person is not None:
            write_to(author.person, "learn/paper_asked", paper.contribution)


def agree_to_paper(*, actor: Person, contribution: Contribution, seen: str = "") -> None:
    """`seen`: the version that they read; none: whatever was handed in last."""
    with acting(actor, "learn.agree_to_paper", contribution, locked_contribution) as contribution:
        paper = Paper.objects.get(contribution=contribution)
        refuse_unread("learn.agree_to_paper", paper, version_of(paper, AGREED), seen)
        Consent.objects.create(paper=paper, person=actor)
        record(actor=actor, verb="learn.agree_to_paper", thing=contribution)


def withdraw_paper(*, actor: Person, contribution: Contribution, because: str) -> Paper:
    """At once on every page; volumes are made anew, with a line in its place."""
    with acting(actor, "learn.withdraw_paper", contribution, locked_contribution) as contribution:
        paper = Paper.objects.get(contribution=contribution)
        set_values(paper, withdrawn_at=clock.now(), withdrawn_because=because)
        make_volumes_anew(contribution.call.edition)
        record(actor=actor, verb="learn.withdraw_paper", thing=contribution, data={"because": because})
    return paper


def publish_proceedings(*, actor: Person, proceedings: Proceedings, note: str = "") -> Volume:
    with acting(actor, "learn.publish_proceedings", proceedings, locked_proceedings) as proceedings:
        before = proceedings.volumes.order_by("-number").first()
        kept = drafted(proceedings)
        if not kept["papers"]:
            raise Refused("learn.publish_proceedings", NONE)
        if before and before.kept == kept:
            raise Refused("learn.publish_proceedings", SAME)
        if before and not note:
            raise Refused("learn.publish_proceedings", WHAT)
        number = before.number + 1 if before else 1
        volume = proceedings.volumes.create(number=number, kept=kept, note=note)
        Paper.objects.filter(contribution__in=[one["id"] for one in kept["papers"]]).update(is_public=True)
        start("learn.make_volume", volume_id=volume.pk)
        data = {"number": number, "papers": len(kept["papers"])}
        record(actor=actor, verb="learn.publish_proceedings", thing=proceedings.edition, data=data)
    return volume


def empty_volume(volume: Volume) -> None:
    """Inside writing(): its file names somebody or something no more, and is made anew within minutes."""
    if volume.file:
        old = volume.file
        set_values(volume, file="")
        drop_later(old)


def make_volumes_anew(edition: Edition) -> None:
    for volume in Volume.objects.filter(proceedings__edition=edition):
        empty_volume(volume)
        start("learn.make_volume", volume_id=volume.pk)


def keep_volume(*, actor: None, volume: Volume, kept: dict[str, Any], gone: set[int], data: bytes) -> None:
    """Unless it changed while it was set: then another task sets it."""
    with acting(actor, "learn.keep_volume", volume, locked_volume) as volume:
        if volume.file or volume.kept != kept or {*withdrawn_in(volume)} != gone:
            return
        volume.file.save("pdf", ContentFile(data), save=False)
        set_values(volume, file=volume.file)
