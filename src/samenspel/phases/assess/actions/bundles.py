"""Making a bundle for the holder of an agreement, and taking it home."""

from collections.abc import Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.foundation.vault import Unreadable, conceal_bytes, reveal_bytes
from samenspel.phases.assess.models.bundles import Bundle
from samenspel.phases.assess.models.reports import Version, every_version
from samenspel.phases.assess.queries.bundles import agreement_for
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.surveys import locked_survey

PURPOSE = "bundle of a report"
describe("assess.download_bundle", _("{actor} took the data of the report “{title}” home."), news=False)


def write_bundle_later(*, actor: Person, version: Version, language: str) -> Job:
    with acting(actor, "assess.write_bundle", version, _locked) as version:
        return start(
            "assess.write_bundle",
            version_id=version.pk,
            person_id=str(actor.pk),
            language=language,
            by=actor,
            title=gettext("Data of “%(report)s”") % {"report": version.report},
            back_url=version.get_absolute_url(),
        )


def keep_bundle(
    *, actor: Person, version: Version, keys: Iterable[int], content: bytes, digest: str
) -> Bundle:
    """In place of the one that was there. Whoever withdrew meanwhile is in no bundle."""
    concealed = ContentFile(conceal_bytes(content, PURPOSE))
    with put_aside(concealed) as file, acting(actor, "assess.write_bundle", version, _locked) as version:
        agreement = agreement_for(actor, version)
        locked_survey(agreement.survey)
        if {*keys} - {*keys_for(agreement)}:
            raise Refused("assess.write_bundle", _("Somebody withdrew meanwhile. Make it again."))
        drop_bundles(Bundle.objects.filter(version=version, agreement=agreement))
        return Bundle.objects.create(version=version, agreement=agreement, file=file, digest=digest)


def download_bundle(*, actor: Person, bundle: Bundle) -> bytes:
    with acting(actor, "assess.download_bundle", bundle) as bundle:
        try:
            with default_storage.open(bundle.file) as kept:
                content = reveal_bytes(kept.read(), PURPOSE)
        except (FileNotFoundError, Unreadable) as error:
            words = _("This bundle is gone: it is kept for a day. Make it again.")
            raise Refused("assess.download_bundle", words) from error
        tell(actor, "assess.download_bundle", bundle)
    return content


def drop_bundles(found: QuerySet[Bundle]) -> None:
    """With the transaction that no longer wants them."""
    for bundle in found:
        transaction.on_commit(partial(default_storage.delete, bundle.file))
    found.delete()


def _locked(version: Version) -> Version:
    return fresh(every_version(), version.pk)
