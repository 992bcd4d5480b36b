"""The school play that parents and children write: “The Night the Clock Stood Still”."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.design import Passage, Remark, Written

SCENES = Written(
    title=_("The Night the Clock Stood Still"),
    summary=_("A play in two acts for 180 children, one scene from each kitchen table."),
    days=(-222, -150),
    is_script=True,
    cast={"kim": _("GIRL"), "lou": _("WOLF"), "victor": _("BAKER"), "iris": _("MAYOR")},
    begins=_(
        "Title: The Night the Clock Stood Still\nCredit: by the parents and children of\nAuthor: De "
        "Klimop\n\n"
        "# Act one\n\n## The clock stops\n"
    ),
    passages=(
        Passage(
            -220,
            "iris",
            _(
                "\n.The square, just before midnight\n\nThe tower clock ticks. Everybody waits for the "
                "New Year.\n"
                "\nMAYOR\nTen! Nine! Eight!\n\nCHILDREN\nSeven! Six! Five!\n\nThe ticking stops.\n"
            ),
        ),
        Passage(
            -218,
            "yusuf",
            _(
                "\nBAKER\n(looking up)\nAnd my bread? It needs twenty minutes. Whose twenty minutes?\n"
                "\nMAYOR\nNobody moves until it is tomorrow.\n"
            ),
        ),
        Passage(
            -212,
            "mei",
            _(
                "\n## The kitchen of grandmother Lin\n\n.A kitchen, at no time at all\n\n"
                "GRANDMOTHER LIN\nWhen the clock stands still, we eat.\n\nGIRL\nWhat do we eat?\n\n"
                "GRANDMOTHER LIN\nRice. With everything that is left.\n\nBAKER\nI have flour on my hands "
                "and no bread.\n"
                "\nGRANDMOTHER LIN\nThen sit down.\n"
            ),
        ),
        Passage(
            -205,
            "joy",
            _("\n~There is time when there is no time,\n~there is room when the table is full.\n"),
        ),
        Passage(
            -200,
            "victor",
            _(
                "\n# Act two\n\n## The wolf\n\n.The edge of the wood\n\nA WOLF with a scarf comes out of "
                "the trees.\n"
                "\nWOLF\nGood evening. Is it still evening?\n\nGIRL\nNobody knows.\n\nWOLF\nThen I "
                "needn't go home yet.\n"
            ),
        ),
        Passage(
            -196,
            "lou",
            _("\nWOLF\n(sneezes)\nSorry. I have a cold since yesterday. If there was a yesterday.\n"),
        ),
        Passage(
            -190,
            "nadia",
            _(
                "\n## Who winds the clock\n\n.In the tower\n\nCLOCKMAKER\nI can't make it go. It wants "
                "to be asked.\n"
                "\nGIRL ^\nDear clock!\n\nWOLF\nDear clock, please. My mother counts on breakfast.\n"
            ),
        ),
        Passage(
            -186,
            "sanne",
            _(
                "\nThe clock strikes one. Bread smells.\n\nBAKER\nTwenty minutes! Exactly!\n\n"
                "CHILDREN\nHappy New Year!\n\n> Curtain <\n"
            ),
        ),
        Passage(-184, "kim", _("Happy New Year, everybody, and the wolf too!"), _("Happy New Year!")),
        Passage(
            -182, "iris", _("\n[[Every child of group 5 counts along from ten.]]\n"), after=_("Eight!\n")
        ),
    ),
    kept={-181: _("As the children read it"), -152: _("For the performance")},
    remarks=(
        Remark(
            -183,
            "noor",
            _("Nobody moves until it is tomorrow."),
            _("Eighty children who stand still for a scene? Let the smallest be the leaves that blow about."),
            settled=_("They are. See the stage plan."),
        ),
        Remark(
            -180,
            "milan",
            _("My mother counts on breakfast."),
            _("Softer, or the smallest will cry."),
            instead=_("My mother keeps the soup warm."),
            taken=True,
        ),
    ),
)
