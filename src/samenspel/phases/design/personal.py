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
register_personal(
    "design.Trial",
    fields={"person": _("That you tried a draft"), "draft": ""},
    of="person",
    purpose=_("To let you go on where you were, and to let you take back what you said."),
    retention=_("As long as the draft; when you leave, what you said goes with you."),
    erase="delete",
)
register_personal(
    "design.Trial",
    fields={"helper": _("That you wrote down what somebody beside you said"), "agreed_at": ""},
    of="helper",
    purpose=_("To know who asked them whether they agree."),
    retention=_("As long as the draft. After you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "design.Experience",
    fields={"step": _("How a step went for you"), "went": "", "feeling": "", "text": ""},
    of="trial__person",
    purpose=_("To find out where people stumble. Others read your words without your name."),
    retention=_("As long as the draft; when you leave, what you said goes with you."),
    erase="delete",
)
not_personal("design.Step", "picture", because="Made anew, without metadata; of a draft, not a person.")
not_personal("design.Idea", "picture", because="Made anew, without metadata; of an idea, not a person.")
register_personal(
    "design.Statement",
    fields={"author": _("That you said something in an opinion map; nobody reads whose it is"), "text": ""},
    of="author",
    purpose=_("To tell you what moderators decide about it."),
    retention=_("As long as the map. When you leave, your words stay, and nothing says that they are yours."),
    erase="anonymise",
)
register_personal(
    "design.Voter",
    fields={"person": _("That you vote in an opinion map")},
    of="person",
    purpose=_("To let you vote once on each statement, and to ask you no statement twice."),
    retention=_("As long as the map; when you leave, your votes go with you."),
    erase="delete",
)
register_personal(
    "design.Vote",
    fields={"statement": _("What you voted in an opinion map"), "value": ""},
    of="voter__person",
    purpose=_("To find out what unites people, and who thinks alike. Others see numbers only."),
    retention=_("As long as the map; when you leave, your votes go with you."),
    erase="delete",
)
register_personal(
    "design.Ruling",
    fields={"by": _("That you decided about a statement"), "kind": "", "reason": ""},
    of="by",
    purpose=_("To know who answers for a decision."),
    retention=_("For good: it explains a decision. After you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "design.SceneClaim",
    fields={"person": _("Which scene of a script you took"), "text": "", "scene": "", "purpose": ""},
    of="person",
    purpose=_("To show others who writes or plays it."),
    retention=_("Until you give it back."),
    erase="delete",
)
register_personal(
    "design.Casting",
    fields={"person": _("Which role you play"), "text": "", "role": ""},
    of="person",
    purpose=_("To show and print who plays whom."),
    retention=_("Until you give it back."),
    erase="delete",
)
not_personal(
    "design.Voter", "device", because=_("A digest of chance, kept in a cookie; of no person that we know.")
)
CONTACT = _("Your name and address, as a lottery knows them")
register_personal(
    "design.Candidate",
    fields={
        "name": CONTACT,
        "email": "",
        "address": "",
        "values": _("What you said of yourself for a lottery, such as your age group"),
        "needs": _("What you need to take part in a panel"),
        "reply": _("What you answered to an invitation"),
        "replied_at": "",
        "seat": _("Whether you were drawn for a panel"),
    },
    of="email",
    by="email",
    through="person",
    purpose=_("To draw a panel that is like those who live there, and to invite you."),
    retention=_("Until some days after the panel's last meeting, as its page says; when you leave, at once."),
    erase="delete",
)
register_personal(
    "design.Candidate",
    fields={"person": _("That you signed up for a lottery")},
    of="person",
    purpose=_("So that everybody is in the pool once."),
    retention=_("Until some days after the panel's last meeting, as its page says; when you leave, at once."),
    erase="delete",
)
register_personal(
    "design.Attendance",
    fields={"day": _("On which days you were at a panel")},
    of="candidate__email",
    by="email",
    through="candidate__person",
    purpose=_("To know who was there, for what is paid to you."),
    retention=_("As long as the pool of the lottery."),
    erase="delete",
)
register_personal(
    "design.Expense",
    fields={"what": _("What a panel cost you"), "cents": ""},
    of="candidate__email",
    by="email",
    through="candidate__person",
    purpose=_("To pay you what coming costs you."),
    retention=_("As long as the pool of the lottery."),
    erase="delete",
)
not_personal(
    "design.Candidate", "number", because=_("Drawn at random; public lists know people by it alone.")
)
