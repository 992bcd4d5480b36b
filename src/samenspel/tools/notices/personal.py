"""What following holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import register_personal

register_personal(
    "notices.Follow",
    fields={
        "person": "",
        "thing": _("What you follow, or followed"),
        "since": _("Since when"),
        "ended_at": _("When you stopped"),
    },
    of="person",
    purpose=_("To tell you what is new in it, and not to begin again when you stopped."),
    retention=_("Until you erase your account."),
    erase="delete",
)
register_personal(
    "notices.Reader",
    fields={
        "person": "",
        "mail": _("How often you want mail about what is new"),
        "weekday": _("On which day"),
        "hour": _("At what time"),
        "next_at": _("When the next one is due"),
        "seen": _("Up to where you have seen what is new"),
        "mailed": _("Up to where you were mailed about it"),
    },
    of="person",
    purpose=_("To mail you as often as you want, and never twice about the same."),
    retention=_("Until you erase your account."),
    erase="delete",
)
