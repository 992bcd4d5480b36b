"""Who reads the library, who looks after it, and who appoints them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.publications import Curator, Publication
from samenspel.spine.services.rules import is_administrator


@predicate(_("Only curators of the library may do this; administrators appoint them."))
def is_curator(person: Any, thing: Any) -> bool:
    return Curator.objects.filter(person=person).exists()


@predicate(_("This was merged into another publication. Take them apart first."))
def stands_alone(person: Any, publication: Publication) -> bool:
    return publication.into_id is None


@predicate(_("This was not merged into another publication."))
def is_merged(person: Any, publication: Publication) -> bool:
    return publication.into_id is not None


@predicate(_("Others were merged into this publication. Merge the other one into it instead."))
def has_nothing_merged(person: Any, publication: Publication) -> bool:
    return not publication.merged.exists()


can_curate = is_signed_in & (is_administrator | is_curator)

permit("learn.list_publications", anyone)
permit("learn.cite_publications", anyone)
permit("learn.download_publications", anyone)
permit("learn.show_publication", anyone)
permit("learn.download_publication", anyone)
permit("learn.add_publication", can_curate)
permit("learn.change_publication", can_curate & stands_alone, sees=anyone)
permit("learn.merge_publication", can_curate & stands_alone & has_nothing_merged, sees=anyone)
permit("learn.take_apart", can_curate & is_merged, sees=anyone)
permit("learn.list_curators", anyone)
permit("learn.appoint_curator", is_signed_in & is_administrator)
permit("learn.dismiss_curator", is_signed_in & is_administrator, sees=is_signed_in & is_administrator)
