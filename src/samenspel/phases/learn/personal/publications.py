"""What the library holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "learn.Curator",
    fields={"person": _("That you look after the library"), "since": _("Since when")},
    of="person",
    purpose=_("To know who may add to the library and correct it."),
    retention=_("Until an administrator asks somebody else, or you erase your account."),
    erase="delete",
)
PUBLISHED = "What a published work says of itself: who made it, and what it is called."
not_personal("learn.Publication", "title", "text", "people", because=PUBLISHED)
not_personal("learn.Contributor", "name", "orcid", because=PUBLISHED)
