"""What sign-in holds about people, and what the foundation holds, which lies too low to say it itself."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.outbox import forget_address
from samenspel.spine.people.models import Child, Person
from samenspel.spine.people.personal_data import not_personal, register_personal

UNTIL_ERASED = _("Until you erase your account.")


def forget_guardian(children: QuerySet[Child]) -> None:
    """No guardian, no yes."""
    children.filter(withdrawn_at=None).update(withdrawn_at=clock.now())
    children.update(guardian_email="", guardian_name="", printed_name="", printed_at=None)


def forget_guardian_of(person: Person) -> None:
    forget_guardian(Child.objects.filter(person=person))


def forget_as_guardian(person: Person) -> None:
    if person.email:
        forget_guardian(Child.objects.filter(guardian_email=person.email))


register_personal(
    "people.Person",
    fields={"email": _("Your e-mail address")},
    of="pk",
    purpose=_("To let you sign in, and to send you what you asked for."),
    retention=UNTIL_ERASED,
    erase="blank",
)
register_personal(
    "people.Person",
    fields={
        "display_name": _("What you want to be called"),
        "last_login": _("The day on which you last signed in"),
    },
    of="pk",
    purpose=_("To show others whom they work with."),
    retention=UNTIL_ERASED,
    erase="blank",
)
register_personal(
    "people.Person",
    fields={"language": _("Your language"), "joined_at": _("When you joined")},
    of="pk",
    purpose=_("To show pages in your language, and to count how many people take part."),
    retention=_("The count stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "people.Person",
    fields={"is_child": _("That you take part as a child")},
    of="pk",
    purpose=_("To show you under a first name or a role only, and to ask your guardian first."),
    retention=_("The count stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "people.Child",
    fields={
        "person": "",
        "consented_at": _("When your guardian said yes to your taking part"),
        "withdrawn_at": _("When your guardian said no"),
        "printed_name": _("How your guardian wants you to be named in a printed booklet"),
        "printed_at": _("When your guardian said that"),
    },
    of="person",
    purpose=_("To let a child take part only when its guardian agrees."),
    retention=_("Until the account of the child is erased."),
    erase="blank",
    erase_with=forget_guardian_of,
)
register_personal(
    "people.Child",
    fields={
        "guardian_email": _("The address at which you were asked about a child"),
        "guardian_name": _("Your name, when you said yes"),
    },
    of="guardian_email",
    by="email",
    purpose=_("To ask you, to tell you where the child takes part, and to show who said yes."),
    retention=_(
        "Until the account of the child or yours is erased; the child can write nothing from then on."
    ),
    erase="blank",
    erase_with=forget_as_guardian,
)
register_personal(
    "people.Child",
    fields={"asked_by": _("That you asked the guardian of a child"), "asked_at": _("When you did")},
    of="asked_by",
    purpose=_("To know who put a child on the list."),
    retention=_("The question stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "people.Session",
    fields={"person": _("That you are signed in"), "session_data": ""},
    of="person",
    purpose=_("To keep you signed in on a device."),
    retention=_("At most fifteen days after you signed in, or until you sign out."),
    erase="delete",
)
register_personal(
    "people.SignInRequest",
    fields={"email": _("The address that asked for a link")},
    of="email",
    by="email",
    purpose=_("To let you in with the link or code that we mailed."),
    retention=_("Until you use it, and at most two hours."),
    erase="delete",
)
register_personal(
    "account.EmailAddress",
    fields={
        "user": "",
        "email": _("Your e-mail address, and a new one until you confirm it"),
    },
    of="user",
    purpose=_("To know that a mailbox is really yours before mail is sent there."),
    retention=UNTIL_ERASED,
    erase="delete",
)
register_personal(
    "mfa.Authenticator",
    fields={
        "user": "",
        "data": _("The public half of your passkey and the name you gave the device"),
    },
    of="user",
    purpose=_("To let you sign in with your phone or computer, without a mail."),
    retention=_("Until you remove the passkey or erase your account."),
    erase="delete",
)
register_personal(
    "socialaccount.SocialAccount",
    fields={
        "user": "",
        "uid": _("Your number at another sign-in service"),
        "extra_data": "",
    },
    of="user",
    purpose=_("To let you sign in through your organisation or a national sign-in service."),
    retention=_("Until you remove that way of signing in or erase your account."),
    erase="delete",
)
register_personal(
    "journal.Message",
    fields={
        "to": _("The address a mail to you goes to"),
        "subject": _("Its subject"),
        "text": _("Its text"),
        "html": "",
        "headers": "",
    },
    of="to__iexact",
    by="email",
    purpose=_("To deliver mail to you, and to see when that fails."),
    retention=_("Until it is sent."),
    erase="blank",
    erase_with=lambda person: person.email and forget_address(person.email),
)
register_personal(
    "journal.Entry",
    fields={"actor": _("That you did something"), "verb": _("What it was"), "at": _("When")},
    of="actor",
    purpose=_("To be able to show how decisions came about, and that nobody changed the past."),
    retention=_("For good; after you leave, the journal holds a number that leads to nobody."),
    erase="anonymise",
)
register_personal(
    "tasks.Job",
    fields={"started_by": _("That you started long work, such as an import")},
    of="started_by",
    purpose=_("To show you how far it is."),
    retention=UNTIL_ERASED,
    erase="blank",
)

not_personal("people.Person", "password", because="Random and unusable: there are no passwords.")
not_personal("people.Child", "link_digest", because="A digest of random numbers.")
not_personal("people.Session", "session_key", because="A digest of random signs.")
not_personal("people.SignInRequest", "link_digest", "code_digest", because="Digests of random numbers.")
not_personal("journal.Message", "sender", because="The site's own address.")
not_personal("account.EmailConfirmation", "email_address", because="Unused: links are signed, not stored.")
not_personal("tasks.Job", "title", "text", "error", "back_url", because="Written by the program.")
not_personal("tasks.Turn", "name", because="The name of a function.")
not_personal("socialaccount.SocialApp", "name", because="A service's name; these stand in the settings.")
not_personal("socialaccount.SocialAccount", "provider", because="The name of a service.")
not_personal("auth.Group", "name", because="Unused.")
not_personal("auth.Permission", "name", because="Unused.")
not_personal("django_tasks_database.DBTaskResult", "backend_name", "queue_name", because="Names of queues.")
