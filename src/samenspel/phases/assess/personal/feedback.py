"""What feedback holds about people: what they said, under a pseudonym that only its own key makes of them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.phases.assess.models.feedback import Impression
from samenspel.phases.assess.queries.feedback import impressions_of
from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal
from samenspel.spine.people.requests import Visitor


def _found(person: Person) -> QuerySet[Impression]:
    return impressions_of(Visitor(person, ""))


register_personal(
    "assess.Impression",
    fields={
        "went_well": _("What you said went well, what hindered you and what you would change"),
        "hindered": "",
        "to_change": "",
        "said_on": "",
        "pseudonym": "",
        "language": "",
    },
    of="pseudonym",
    purpose=_("So that those who run a service learn what to change. Nobody reads it under your name."),
    retention=_("Until you take it back; when you leave, what you said goes with you."),
    erase="delete",
    found=_found,
)
not_personal("assess.Feedback", "key", because=_("Chance, of which numbers are made that name nobody."))
not_personal(
    "assess.Theme", "name", because="A word for what several people speak of, given by who reads them."
)
