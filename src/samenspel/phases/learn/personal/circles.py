"""What circles hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import register_personal

register_personal(
    "learn.InCircle",
    fields={
        "person": "",
        "series": "",
        "interests": _("What you are interested in, between meetings of a panel"),
        "seeks": _("Which cases you seek"),
        "offers": _("Which cases you offer"),
    },
    of="person",
    purpose=_("So that people who signed in find you. You choose to be there."),
    retention=_("Until you leave that page, or erase your account."),
    erase="delete",
)
register_personal(
    "learn.Intention",
    fields={
        "person": "",
        "edition": "",
        "what": _("What you said you would try after a meeting"),
        "came_of_it": _("What came of it"),
        "look_back_on": "",
    },
    of="person",
    purpose=_("To remind you after three months. Nobody else reads it."),
    retention=_("Until you take it out, or erase your account."),
    erase="delete",
)
