"""What the design phase holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "design.IdeaAuthor",
    fields={"person": _("That you had an idea"), "thing": ""},
    of="person",
    purpose=_("To let you change it, and to tell you what became of it."),
    retention=_("The idea stays; after you leave, nothing says that it was yours."),
    erase="anonymise",
)
register_personal(
    "design.IdeaSupport",
    fields={"person": _("That you support an idea"), "thing": ""},
    of="person",
    purpose=_("To count how many people support it."),
    retention=_("The count stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "design.Combination",
    fields={"by": _("That you asked to combine two ideas")},
    of="by",
    purpose=_("To ask the authors of both."),
    retention=_("Until they answer."),
    erase="delete",
)
not_personal("design.Idea", "picture", because="Made anew, without metadata; of an idea, not a person.")
