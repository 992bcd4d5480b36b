"""What the house knows of publications."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone
from samenspel.phases.learn.models.publications import Publication, every_publication, publications_seen_by
from samenspel.phases.learn.queries.publications import publications_found
from samenspel.spine.initiatives.things import Card, Search, lay

PUBLICATION = Card(
    model=Publication,
    label=_("Publication"),
    every=every_publication,
    can_see=anyone,
    seen_by=publications_seen_by,
    search=Search(_("Publications"), publications_found, lambda publication: publication.people),
)

lay(PUBLICATION)
