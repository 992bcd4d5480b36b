"""Publishing the programme of an edition: a version that stays, and a letter to each whom it touches."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.ui.words import said
from samenspel.methods.programmes import as_kept
from samenspel.phases.learn.models.programme import ProgrammeVersion
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import locked_edition
from samenspel.phases.learn.queries.publishing import Next, next_version, reached
from samenspel.spine.people.letters import write_to_address
from samenspel.spine.people.models import Person

untold("learn.publish_programme", because="Whom it touches is told by mail; the page is public.")
EMPTY = _("There is no session yet. Add one first.")
SAME = _("Nothing changed since the last version, so there is nothing to publish.")
said_later = lazy(said, str)


def publish_programme(*, actor: Person, edition: Edition) -> ProgrammeVersion:
    """Clashes do not stop it: some are meant."""
    with acting(actor, "learn.publish_programme", edition, locked_edition) as edition:
        after = next_version(edition)
        if not after.is_new:
            raise Refused("learn.publish_programme", EMPTY if after.number == 1 else SAME)
        kept = as_kept(after.programme)
        moment = after.programme.changed
        version = ProgrammeVersion.objects.create(
            edition=edition, number=after.number, kept=kept, published_at=moment
        )
        _tell(edition, after)
        record(actor=actor, verb="learn.publish_programme", thing=edition, data={"number": after.number})
    return version


def _tell(edition: Edition, after: Next) -> None:
    titles = {one.number: one.title for one in after.programme.sessions}
    for one in reached(edition, after):
        mine = [(titles.get(change.session, ""), said_later(change.said)) for change in one.mine]
        shown: dict[str, Any] = {"mine": mine, "is_first": after.number == 1, "zone": edition.zone}
        shown["url"] = after.programme.url
        write_to_address(one.address, one.language, "learn/programme", edition, **shown)
