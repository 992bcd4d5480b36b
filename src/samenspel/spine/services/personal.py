"""What services hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "services.Organisation_professionals",
    fields={"person": _("That you may speak for an organisation")},
    of="person",
    purpose=_("To know who may open a service up and answer for it."),
    retention=_("Until the organisation takes you off its list, or you erase your account."),
    erase="delete",
)

not_personal("services.Area", "name", because="The name of a place.")
not_personal("services.Organisation", "name", because="The name of an organisation.")
not_personal("services.Organisation", "address", "reply_address", because="Where an organisation is reached.")
not_personal("services.Service", "name", because="The name of a service.")
not_personal("services.Channel", "address", because="Where an organisation is reached.")
