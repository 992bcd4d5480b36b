"""Citizens that participate in planning: a neighbourhood divides its own budget."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Agreement, Meeting, Story

BUDGET = Story(
    title=_("Oudwijk divides its own budget"),
    summary=_(
        "€ 60,000 for green, play and meeting. Everyone in Oudwijk proposes, and everyone of 12 and up votes."
    ),
    text=_(
        "Last year the council asked where Oudwijk needed a bench. Forty people answered, and "
        "each pointed at "
        "another corner. “Then you decide,” said the alderman. She meant it.\n\n"
        "Until the end of this phase everyone can come with a plan. The municipality works out what each one "
        "costs, and says openly when something cannot be done. Then all of Oudwijk votes, and the votes are "
        "counted with equal shares: every voter gets the same part of the money, so that no corner of the "
        "neighbourhood is forgotten."
    ),
    service="green",
    has_rounds=True,
    area="Oudwijk",
    coordinator="paula",
    charters=(
        Agreement(
            _(
                "We propose what others can use too.\nWe accept the outcome of the vote, also "
                "when our own plan loses."
            ),
            _(
                "We work out the costs within three weeks, and show how.\nWe carry out what was "
                "chosen within a year.\n"
                "What cannot be done, we say before the vote, with the reason."
            ),
            (
                (
                    _("Which plans are carried out"),
                    "citizens",
                    _("The municipality counts; anyone may count again"),
                ),
                (
                    _("What a plan costs, and whether it is allowed"),
                    "organisation",
                    _("Whoever proposed may object"),
                ),
                (_("The rules of the vote"), "together", _("Fixed before the first vote is cast")),
            ),
        ),
    ),
    people=(
        ("professional", "professional", "municipality"),
        ("coordinator", "coordinator", ""),
        ("moderator", "moderator", ""),
        ("scholar", "scholar", ""),
    ),
    neighbours=(
        "citizen",
        "ravi",
        "milan",
        "henk",
        "daan",
        "piet",
        "omar",
        "victor",
        "nadia",
        "tess",
        "joy",
        "claire",
    ),
    phases={"plan": (-25, 40), "deliver": (60, 400), "assess": (400, 430)},
    meetings=(
        Meeting(
            "plan",
            _("Walk through the quarter"),
            _("Two rounds, one with prams and wheelchairs: where is it good to be, and where not?"),
            _("From the community centre"),
            -16,
            hour=14,
        ),
        Meeting(
            "plan",
            _("Help with your plan"),
            _("Have an idea but no plan yet? We write it down together, and look up what things cost."),
            _("Community centre, every Tuesday"),
            -9,
            hour=15,
            hours=24 * 35,
        ),
        Meeting(
            "plan",
            _("The evening of the plans"),
            _("Two minutes for each plan, then soup, then questions."),
            _("Community centre"),
            13,
            hours=3,
        ),
    ),
    decisions=(
        (
            -30,
            "together",
            _("Everyone from 12 years of age votes"),
            _(
                "The council had said 16. Half of the plans last year were about places where "
                "children play, so they "
                "have a say. Their votes count the same."
            ),
        ),
        (
            -30,
            "together",
            _("The votes are counted with equal shares"),
            _(
                "With the simple count, plans of the largest street would win everything. With "
                "equal shares each "
                "voter has the same money to give, and smaller groups get their part."
            ),
        ),
    ),
    replies=(
        (
            -6,
            _("You always say “we will look into it”."),
            _("You are right. From now on every plan shows who is looking into it and until when."),
        ),
    ),
)
