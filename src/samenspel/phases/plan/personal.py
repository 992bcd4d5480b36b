"""What the plan phase holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.box.roll import leave_lists, leave_rolls
from samenspel.spine.people.personal_data import not_personal, register_personal

COUNT_STAYS = _("The count stays; after you leave, nothing says that it was you.")
register_personal(
    "plan.Voter",
    fields={"key": _("That you voted in a budget round; never what"), "channel": "", "mailbox": ""},
    of="key",
    purpose=_("To let you vote once, and change your ballot until voting is over."),
    retention=COUNT_STAYS,
    erase="anonymise",
    erase_with=leave_rolls,
)
register_personal(
    "plan.Voter",
    fields={
        "noted": _(
            "Sealed: from which network address and with which mailbox you voted, both scrambled, and your "
            "year of birth where the round asks for it"
        )
    },
    of="key",
    purpose=_("To recognise fraud, such as many votes from one place. Nobody reads whose they were."),
    retention=_(
        "Until the ballot box is opened, also when you leave before that; then only counts are left."
    ),
    erase="anonymise",
)
register_personal(
    "plan.Voter",
    fields={"email": _("That your address is on a list of people who may vote")},
    of="email",
    by="email",
    purpose=_("To know that you may vote in a budget round."),
    retention=_("Until voting is over."),
    erase="blank",
    erase_with=leave_lists,
)
register_personal(
    "plan.Author",
    fields={"person": _("That you made a proposal"), "thing": ""},
    of="person",
    purpose=_("To let you change it, and to tell you what became of it."),
    retention=_("The proposal stays; after you leave, nothing says that it was yours."),
    erase="anonymise",
)
register_personal(
    "plan.Support",
    fields={"person": _("That you support a proposal"), "thing": ""},
    of="person",
    purpose=_("To count how many people support it."),
    retention=COUNT_STAYS,
    erase="anonymise",
)
register_personal(
    "plan.Update",
    fields={"by": _("That you told the news of a project"), "text": _("What you wrote"), "picture_words": ""},
    of="by",
    purpose=_("To show what became of what was chosen."),
    retention=_("The news stays; after you leave, nothing says that it was yours."),
    erase="anonymise",
)
register_personal(
    "plan.Verdict",
    fields={
        "by": _("Whether a project is what you voted for"),
        "text": _("What you wrote"),
    },
    of="by",
    purpose=_("To learn whether what was promised was done."),
    retention=COUNT_STAYS,
    erase="anonymise",
)
register_personal(
    "plan.Merge",
    fields={"by": _("That you asked to merge two proposals")},
    of="by",
    purpose=_("To ask the authors of the other one."),
    retention=_("Until they answer."),
    erase="delete",
)
register_personal(
    "plan.Check",
    fields={"by": _("That you checked a proposal"), "reason": _("The reason you gave"), "answer": ""},
    of="by",
    purpose=_("To show who answers for a judgement, and why it was made."),
    retention=_("For good: it explains a decision. After you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "plan.Objection",
    fields={"by": _("That you objected to how a vote went"), "text": _("What you wrote"), "answer": ""},
    of="by",
    purpose=_("To answer you before a vote is certified."),
    retention=_("For good: it explains a decision. After you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "plan.Certification",
    fields={"by": _("That you certified a vote"), "despite": _("What you found out about it")},
    of="by",
    purpose=_("To show who answers for a vote."),
    retention=_("For good: it explains a decision. After you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "plan.DeskHour",
    fields={"by": _("How often you looked people up at a polling desk, by the hour")},
    of="by",
    purpose=_("To see whether somebody asks who voted without a voter at the desk."),
    retention=COUNT_STAYS,
    erase="anonymise",
)
register_personal(
    "plan.SheetEntry",
    fields={"by": _("That you entered a ballot that came on paper; never what stood on it")},
    of="by",
    purpose=_("To see to it that two different people enter every sheet."),
    retention=COUNT_STAYS,
    erase="anonymise",
)
register_personal(
    "plan.Sheet",
    fields={
        "voided_by": _("That you declared a ballot on paper void"),
        "void_reason": _("The reason you gave"),
    },
    of="voided_by",
    purpose=_("To show who answers for it, and why."),
    retention=_("For good: it explains a decision. After you leave, nothing says that it was you."),
    erase="anonymise",
)
register_personal(
    "plan.PaperCount",
    fields={"explained_by": _("That you explained the number of ballots on paper"), "explanation": ""},
    of="explained_by",
    purpose=_("To show who answers for a vote."),
    retention=_("For good: it explains a decision. After you leave, nothing says that it was you."),
    erase="anonymise",
)
not_personal("plan.Update", "picture", because="Made anew, without metadata; of a project, not a person.")
OF_A_SHEET = _("Of a sheet of paper; nothing says whose it was.")
for name in ("key", "start"):
    not_personal("plan.Sheet", name, because=OF_A_SHEET)
not_personal("plan.SheetEntry", "tag", because=_("Of an envelope that nobody can open; emptied with it."))
not_personal("plan.CodeList", "file", because="Of codes; nothing says whose they will be.")
not_personal("plan.BudgetRound", "file_name", because="Of an election's file.")
