"""Publishing tables, each release held against all that were before, and taking one back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.sharing import in_turn
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.methods.disclosure import Protected, write_release
from samenspel.spine.initiatives.hooks import Given
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.things import Told, part_of
from samenspel.spine.people.models import Person
from samenspel.tools.releases.models import Level, Licence, Release
from samenspel.tools.releases.queries import earlier_of, made_of
from samenspel.tools.releases.wording import digest_of

describe("releases.publish_release", _("Open data about “{title}” were published."))
describe("releases.take_back_release", _("{actor} took open data about “{title}” back."))
MEANWHILE = _("Something else was published, or somebody withdrew, meanwhile. Start again.")


class Meanwhile(Refused):
    """What was counted is not so any more."""


def prepare_release(
    *,
    actor: Person,
    thing: Any,
    part: str,
    tables: Sequence[Sequence[str]],
    purpose: str,
    licence: str = Licence.CC0,
    sensitive: Sequence[str] = (),
) -> Job:
    """A task makes it; whoever asked watches it, and may stop it."""
    with acting(actor, "releases.prepare_release", thing) as thing:
        return start(
            "releases.make_release",
            address=address_of(thing),
            person_id=str(actor.pk),
            asked=str(uuid4()),
            part=part,
            tables=[list(one) for one in tables],
            sensitive=list(sensitive),
            purpose=purpose,
            licence=licence,
            by=actor,
            title=gettext("Open data about “%(thing)s”") % {"thing": thing},
            back_url=reverse("releases:prepare_release", args=[address_of(thing)]),
        )


def publish_release(
    *,
    actor: Person | None,
    thing: Any,
    part: str,
    protected: Protected,
    told: Sequence[Told],
    publishes: Mapping[str, Any],
    audit: Mapping[str, int],
    purpose: str,
    licence: str = Licence.CC0,
    asked: UUID | str | None = None,
    is_due: bool = False,
) -> Release:
    """Once for each `asked`. Raises Meanwhile when it was held against less than there is by now, or when
    people left meanwhile. `is_due`: then the thing tells what it has to tell besides."""
    with acting(actor, "releases.publish_release", thing) as thing:
        counted, made = part_of(thing, "counted"), made_of(asked) if asked else None
        if made:
            return made
        is_as_counted = counted.stands(thing, part, protected.release.people)
        in_turn(f"releases of {thing.initiative.pk}")
        if not is_as_counted or len(earlier_of(thing.initiative)) != len(told):
            raise Meanwhile("releases.publish_release", MEANWHILE)
        besides = counted.tell(thing, part, protected, told) if is_due else {}
        release = _kept(
            thing,
            part=part,
            number=sum(one.about == address_of(thing) for one in told) + 1,
            place=len(told) + 1,
            asked=asked or uuid4(),
            purpose=purpose,
            licence=licence,
            by=actor,
            kept=write_release(protected),
            published={**publishes, **besides},
            audit=audit,
        )
        tell(actor, "releases.publish_release", thing, release=release.pk, digest=release.digest)
    return release


def _kept(thing: Any, **told: Any) -> Release:
    release = Release(initiative=thing.initiative, about=address_of(thing), title=str(thing), **told)
    release.digest = digest_of(release)
    release.save()
    return release


def enter_given(given: Given) -> None:
    """Inside the transaction in which it is given: a line of the ledger that everybody can read.
    The same file once."""
    Release.objects.get_or_create(
        about=address_of(given.thing),
        level=Level.RESEARCH,
        digest=given.digest,
        defaults={
            "initiative": given.thing.initiative,
            "title": str(given.thing),
            "part": given.what,
            "purpose": given.why,
            "by": given.holder,
            "until": given.until,
            "audit": {"alike": given.alike},
        },
    )


def take_back_release(*, actor: Person, release: Release, reason: str) -> None:
    """Nobody downloads it any more. What was read is known: it stays in the system of later releases."""
    with acting(actor, "releases.take_back_release", release) as release:
        set_values(release, taken_back_at=clock.now(), reason=reason)
        tell(actor, "releases.take_back_release", release, title=release.title)


def tell_nothing(*, actor: None, thing: Any, part: str) -> None:
    """People are too few, or nothing can be told of them that is safe beside what was told before."""
    with acting(actor, "releases.publish_release", thing) as thing:
        counted = part_of(thing, "counted")
        if not counted.stands(thing, part, None):
            raise Meanwhile("releases.publish_release", MEANWHILE)
        counted.tell(thing, part, None, ())
