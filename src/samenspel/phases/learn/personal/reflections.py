"""What joint reflections hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "learn.Conclusion",
    fields={"picked_by": _("Which conclusions you picked out of a text")},
    of="picked_by",
    purpose=_("To let you take them back."),
    retention=_("The conclusion stays; after you leave, nothing says that it was you."),
    erase="blank",
)
register_personal(
    "learn.Agreement",
    fields={"person": "", "conclusion": _("With which conclusions you agree")},
    of="person",
    purpose=_("To show who stands behind a conclusion."),
    retention=_("Until you erase your account; then your name goes."),
    erase="delete",
)
not_personal("learn.Conclusion", "quote", because="Words of a text that a group wrote.")
not_personal(
    "learn.Reflection", "words", because="A text that a group wrote; each part is in writing.Update."
)
not_personal("learn.Risk", "came_from", because="The address of a thing, of no person.")
