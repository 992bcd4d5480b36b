"""Who takes scenes and roles, for themselves or for others, and who prints a booklet with names."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see, is_member, is_professional
from samenspel.spine.people.rules import is_the_house


@predicate(_("This is somebody else's."))
def is_ones_own(person: Any, taken: Any) -> bool:
    return bool(person is not None and taken.person_id == person.pk)


gives_back = is_signed_in & (can_coordinate | is_ones_own)
permit("design.claim_scene", is_signed_in & is_member, sees=can_see)
permit("design.give_back_scene", gives_back, sees=can_see, for_oneself=True)
permit("design.cast_role", is_signed_in & is_member, sees=can_see)
permit("design.cast_others", can_coordinate)
permit("design.give_back_role", gives_back, sees=can_see, for_oneself=True)
permit("design.print_booklet", is_signed_in & (can_coordinate | is_professional), sees=can_see)
permit("design.tell_writing", is_the_house)
permit("design.tell_scenes", is_the_house)
