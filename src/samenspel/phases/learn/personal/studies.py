"""What studies hold about people."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.phases.learn.models.trials import Allocation, Enrolled, StudyExport, Trial
from samenspel.phases.learn.queries.trials import pseudonym
from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal

WORDS = "Words about a study; who runs it writes them for everyone."
PLAN = "A plan, and its digest."
HERE = _("As long as the study's data are kept; when you leave, it goes.")


def _allocations_of(person: Person) -> QuerySet[Allocation]:
    """In all draws in which somebody stands on the list."""
    found = Q(pk__in=())
    for trial in Trial.objects.filter(enrolled__person=person).select_related("study"):
        found |= Q(trial=trial, pseudonym=pseudonym(trial.study, person.pk))
    return Allocation.objects.filter(found)


def _forget_enrolled(person: Person) -> None:
    """What leads from the person to an arm, that they are in it at all, and what was made of it to take home.
    The list keeps a number that nobody makes any more, so that the draw can be checked."""
    studies = Trial.objects.filter(enrolled__person=person).values("study")
    StudyExport.objects.filter(study__in=[one["study"] for one in studies]).delete()
    _allocations_of(person).delete()
    Enrolled.objects.filter(person=person).delete()


register_personal(
    "learn.Enrolled",
    fields={"person": "", "trial": _("From which lists of studies you could be drawn"), "is_seen": ""},
    of="person",
    purpose=_("To invite whom chance drew, and to let you stay out."),
    retention=HERE,
    erase="delete",
    erase_with=_forget_enrolled,
)
register_personal(
    "learn.Allocation",
    fields={"pseudonym": "", "arm": _("Into which arm of a study chance drew you"), "stratum": ""},
    of="pseudonym",
    found=_allocations_of,
    purpose=_("To compare what came of each arm, without names."),
    retention=HERE,
    erase="delete",
    erase_with=lambda person: None,
)
register_personal(
    "learn.StudyConsent",
    fields={"person": "", "study": _("Which studies you said yes to"), "agrees": "", "guardian_agrees": ""},
    of="person",
    purpose=_("To read nothing of you without your yes, where that is asked."),
    retention=HERE,
    erase="delete",
)
register_personal(
    "learn.OptOut",
    fields={"person": "", "study": _("Which studies you stay out of")},
    of="person",
    purpose=_("To keep you out of them."),
    retention=HERE,
    erase="delete",
)
register_personal(
    "learn.Study",
    fields={"lead": _("Which studies you lead"), "title": ""},
    of="lead",
    purpose=_("So that people know who is responsible."),
    retention=_("The study stays; after you leave, nothing says that you led it."),
    erase="anonymise",
)
not_personal("learn.Study", "ended_because", "key", because=WORDS)
not_personal("learn.StudyPlan", "content", "reason", "digest", because=PLAN)
not_personal("learn.Stamp", "doi", "root", "authority", "fingerprint", "token", because="Of an authority.")
not_personal("learn.Deviation", "text", because=WORDS)
not_personal(
    "learn.Ethics",
    "body",
    "number",
    "ground",
    "file",
    "information",
    "waiver",
    "debriefing",
    "controllers",
    "dpia",
    because=WORDS,
)
not_personal("learn.FieldBasis", "purpose", because=WORDS)
not_personal("learn.StudyConsent", "digest", because="A digest of random numbers.")
not_personal(
    "learn.Trial",
    "listed",
    "names",
    "hash",
    "seed",
    "signature",
    "seed_plan",
    "salt",
    because="A list of numbers that only the study's key makes.",
)
not_personal("learn.TrialArm", "name", "words", because=WORDS)
not_personal("learn.Analysis", "findings", "digest", because="Numbers about many.")
not_personal(
    "learn.StudyExport", "content", because="Concealed; gone in a day, and when somebody in it leaves."
)
