"""What the register of risks holds about people: who carries out a measure."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

WORDS = "Words about an initiative; its members read them, and no export has them."
SIDES = "What a side says: no row tells who wrote it."
register_personal(
    "learn.Measure",
    fields={"owner": _("That you carry out a measure against a risk"), "what": "", "due_on": ""},
    of="owner",
    purpose=_("So that somebody sees to it, and others know whom to ask."),
    retention=_("The measure stays; after you leave, nothing says that it was yours."),
    erase="anonymise",
)
not_personal("learn.Measure", "reason", because=WORDS)
not_personal("learn.Risk", "event", "entry", "close_reason", because=WORDS)
not_personal("learn.Strand", "text", because=WORDS)
not_personal("learn.Scoring", "note", "reason", because=WORDS)
not_personal("learn.Score", "because", because=SIDES)
not_personal("learn.SignSeen", "sign", "answer", because=WORDS)
not_personal("learn.Noted", "gauge", "source", because=WORDS)
not_personal("learn.Readiness", "answers", because=SIDES)
not_personal("learn.Governed", "answers", because=SIDES)
