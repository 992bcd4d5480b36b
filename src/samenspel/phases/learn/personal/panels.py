"""What panels hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.phases.learn.models.contributions import Author, Opposed
from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal

HERE = _("As long as the edition's page; when you leave, your name goes with you.")
PUBLISHED_WORDS = "What organisers write for everyone."


def _forget_author(person: Person) -> None:
    Opposed.objects.filter(contribution__authors__person=person).update(why="")
    Author.objects.filter(person=person).update(name="", email="", affiliation="", orcid="", person=None)


register_personal(
    "learn.Organiser",
    fields={"person": _("Which editions you organise"), "since": _("Since when")},
    of="person",
    purpose=_("To know who runs an edition, and to keep you from judging your own contribution."),
    retention=HERE,
    erase="delete",
)
register_personal(
    "learn.Author",
    fields={
        "person": "",
        "name": _("Your name as author"),
        "email": _("Your e-mail address as author"),
        "affiliation": _("Your organisation as author"),
        "orcid": _("Your ORCID"),
        "contribution": _("What you contributed"),
    },
    of="person",
    name="name",
    purpose=_("To name you with what you contributed, and to keep you and colleagues from judging it."),
    retention=HERE,
    erase="blank",
    erase_with=_forget_author,
)


def _told_opposed(person: Person) -> list[dict[str, object]]:
    """That it was asked, not by whom nor why: that is the authors' own."""
    rows = Opposed.objects.filter(email=person.email).select_related("contribution__call")
    return [{"call": str(one.contribution.call)} for one in rows]


register_personal(
    "learn.Opposed",
    fields={"email": _("Whether authors asked that you do not review what they contribute")},
    of="email",
    by="email",
    purpose=_("To give nobody a contribution to judge whose authors see a reason against it."),
    retention=_("As long as the contribution; when you leave, it goes."),
    erase="delete",
    told=_told_opposed,
)
register_personal(
    "learn.Reviewer",
    fields={
        "person": _("What you review"),
        "side": _("As whom"),
        "topics": _("What you know about"),
        "organisation": _("Your organisation"),
        "orcid": "",
        "asked_at": _("When you were asked"),
    },
    of="person",
    purpose=_("To give you contributions you know about, and none of colleagues."),
    retention=_("Until you erase your account; your reviews go with you."),
    erase="delete",
)
register_personal(
    "learn.Remark",
    fields={"person": "", "text": _("What you said to other reviewers"), "said_at": _("When")},
    of="person",
    purpose=_("To let reviewers of one contribution discuss it."),
    retention=_("Until you erase your account."),
    erase="delete",
)
register_personal(
    "learn.Call",
    fields={"substitute": _("For which calls you run what organisers contribute")},
    of="substitute",
    purpose=_("So that no organiser judges a contribution of their own."),
    retention=HERE,
    erase="blank",
)
register_personal(
    "learn.Version",
    fields={"name": _("What the files are called that you sent with a contribution")},
    of="contribution__authors__person",
    purpose=_("So that you know your own file again; reviewers get another name."),
    retention=HERE,
    erase="blank",
)
not_personal("learn.Call", "title", "text", "kinds", "cancelled_because", because=PUBLISHED_WORDS)
for model in ("CallTheme", "Criterion", "Edition", "ReviewPhase", "Series"):
    not_personal(f"learn.{model}", "name", because=PUBLISHED_WORDS)
