"""What cases hold about people: who scored."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "learn.ScoreSheet",
    fields={"coder": _("Which initiatives you scored, and how"), "alone": "", "now": "", "because": ""},
    of="coder",
    purpose=_("So that two people score each, and it can be seen how far they agree."),
    retention=_("The scores stay; after you leave, nothing says that they were yours."),
    erase="anonymise",
)
WORDS = "What published works say of a case, as curators bring it for everyone to read."
not_personal("learn.StudiedCase", "key", "title", "told", because=WORDS)
ASKED = "A question to cases and its answer; nobody's name is kept with it."
not_personal(
    "learn.Comparison",
    "outcome",
    "conditions",
    "sector",
    "level",
    "phase",
    "key",
    "compared",
    because=ASKED,
)
