"""What initiatives hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import register_personal

register_personal(
    "initiatives.Membership",
    fields={
        "person": _("That you take part in an initiative"),
        "initiative": "",
        "role": _("Your role there"),
        "side": _("On which side you stand"),
        "organisation": _("For which organisation you speak"),
        "charter": _("Which version of the charter you accepted"),
        "joined_at": _("When you joined"),
        "left_at": _("When you left"),
    },
    of="person",
    purpose=_("To know what you may do in an initiative, and how many people of each side take part."),
    retention=_("The count stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
