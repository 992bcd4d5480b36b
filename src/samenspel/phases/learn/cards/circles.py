"""What the house knows of what people will try; reminders to look back."""

from django.utils.translation import gettext_lazy as _

from samenspel.phases.learn.letters.circles import looks_back_due
from samenspel.phases.learn.models.circles import Intention
from samenspel.phases.learn.queries.circles import every_intention
from samenspel.phases.learn.rules.circles import owns
from samenspel.spine.initiatives.things import Card, lay

lay(
    Card(
        model=Intention,
        label=_("What I will try"),
        every=every_intention,
        can_see=owns,
        reminds=looks_back_due,
    )
)
