"""Who prepares a release, who reads the ledger, and who takes a release back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.spine.people.rules import is_the_house


@predicate(_("This release is taken back."))
def stands(person: Any, release: Any) -> bool:
    return release.taken_back_at is None


@predicate(_("What is given under an agreement is not for everybody."))
def is_open_data(person: Any, release: Any) -> bool:
    return bool(release.is_open)


permit("releases.list_releases", anyone)
permit("releases.show_releases", can_see)
permit("releases.show_release", can_see)
permit("releases.download_release", can_see & is_open_data & stands, sees=can_see)
permit("releases.prepare_release", can_coordinate, sees=can_see)
permit("releases.publish_release", can_coordinate | is_the_house, sees=can_see)
permit("releases.take_back_release", can_coordinate & is_open_data & stands, sees=can_see)
