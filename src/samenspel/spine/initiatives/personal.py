"""What initiatives hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal, register_personal

register_personal(
    "initiatives.Membership",
    fields={
        "person": _("That you take part in an initiative"),
        "initiative": "",
        "role": _("Your role there"),
        "side": _("On which side you stand"),
        "organisation": _("For which organisation you speak"),
        "charter": _("Which version of the charter you accepted"),
        "coproducer_kind": _("As what you take part: client, resident, volunteer or proxy"),
        "joined_at": _("When you joined"),
        "left_at": _("When you left"),
    },
    of="person",
    purpose=_("To know what you may do in an initiative, and how many people of each side take part."),
    retention=_("The count stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "initiatives.Coding",
    fields={
        "coder": _("That you coded an initiative by the rival definitions"),
        "initiative": "",
        "coded_at": "",
    },
    of="coder",
    purpose=_("So that two people judge a case apart, and it is known how far they agree."),
    retention=_("What was said of the case stays; after you leave, nothing says that it was you."),
    erase="anonymise",
)
not_personal("initiatives.Code", "alone", "now", because="What is said of a case, not of a person.")
