"""What imports of references hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "learn.ReferenceImport",
    fields={"by": _("That you brought a file of references"), "made_at": _("When"), "name": ""},
    of="by",
    purpose=_("To ask who brought them when something is odd, and to undo it for a day."),
    retention=_("A week; of what was saved, that you brought it stays until you erase your account."),
    erase="anonymise",
)
not_personal("learn.ReferenceRow", "label", because="What a published work is called.")
READ = "What reading the file came upon."
not_personal("learn.ReferenceImport", "charset", "format", "odd", "problem", because=READ)
