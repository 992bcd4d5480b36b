"""Who reads the library, who looks after it, and who appoints them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.publications import Curator
from samenspel.spine.services.rules import is_administrator


@predicate(_("Only curators of the library may do this; administrators appoint them."))
def is_curator(person: Any, thing: Any) -> bool:
    return Curator.objects.filter(person=person).exists()


can_curate = is_signed_in & (is_administrator | is_curator)

permit("learn.list_publications", anyone)
permit("learn.show_publication", anyone)
permit("learn.add_publication", can_curate)
