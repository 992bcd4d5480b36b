"""The card of a release."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, lay
from samenspel.tools.releases.models import Release, every_release
from samenspel.tools.releases.queries import SEEN_BY

lay(Card(model=Release, label=_("Open data"), every=every_release, can_see=can_see, seen_by=SEEN_BY))
