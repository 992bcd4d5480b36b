"""What the ledger holds about people: who published, and who took answers along."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "releases.Release",
    fields={"by": _("That you published open data, or took answers along for research")},
    of="by",
    purpose=_("So that all can read who published what, and who uses their answers."),
    retention=_("As long as the initiative."),
    erase="anonymise",
)
not_personal(
    "releases.Release",
    "about",
    "title",
    "part",
    "purpose",
    "reason",
    because=_("What was published and why, for all to read."),
)
not_personal(
    "releases.Release",
    "kept",
    "published",
    "audit",
    "digest",
    because=_("Counts of people, under which no one can be found."),
)
