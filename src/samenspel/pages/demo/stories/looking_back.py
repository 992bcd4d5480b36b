"""What people said of the school play, what was measured, and what the report of it says."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.hearing import Answered, Hearing, Voice
from samenspel.pages.demo.stories.parents import GROUPS
from samenspel.pages.demo.story import Expected, Measured, Reported

LINES, LANGUAGES, SEATS = _("A line for everyone"), _("Languages at home"), _("Too few seats")

APPLAUSE = Hearing(
    title=_("How was the play?"),
    summary=_("One minute, also if you only sat at the back. The school answers within two weeks."),
    days=(-43, -14),
    reply_days=14,
    voices=(
        Voice(-42, went_well=_("My son spoke so loudly that I heard him in the last row."), themes=(LINES,)),
        Voice(-42, went_well=_("Every child had a line."), themes=(LINES,)),
        Voice(-42, hindered=_("We stood in the corridor and saw nothing."), themes=(SEATS,)),
        Voice(
            -41,
            "yusuf",
            went_well=_("We ate rice on stage, at last."),
            to_change=_("Send the texts home in our language too."),
            themes=(LANGUAGES,),
        ),
        Voice(-41, went_well=_("The wolf had a cold."), themes=(LINES,)),
        Voice(-40, to_change=_("More than one line for the little ones."), themes=(LINES,)),
        Voice(
            -40, hindered=_("I could not help my daughter to practise: I read no Dutch."), themes=(LANGUAGES,)
        ),
        Voice(-39, went_well=_("Grandmother was in it."), themes=(LINES,)),
        Voice(-38, to_change=_("Play it once in the afternoon."), themes=(SEATS,)),
        Voice(-36, went_well=_("Shy children dared to speak."), themes=(LINES,)),
        Voice(-35, went_well=_("My daughter still says her line at breakfast."), themes=(LINES,)),
        Voice(
            -34, to_change=_("A text that I can practise with on my telephone."), themes=(LINES, LANGUAGES)
        ),
        Voice(-33, went_well=_("The last row was as happy as the first."), themes=(LINES,)),
        Voice(-30, hindered=_("One line is short after six weeks."), themes=(LINES,)),
    ),
    answers=(
        Answered(
            -27,
            (2, 8),
            _("We stood in the corridor and saw nothing."),
            _("Next year we play four times, once in the afternoon, and give out seats beforehand."),
        ),
        Answered(
            -26,
            (0, 1, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13),
            _("Every child had a line, and for some one line is not much."),
            _("Three lines for each child next time, and each text as a recording in four languages."),
        ),
    ),
)

EVENINGS = Measured(
    said=-240,
    begins=-236,
    ends=-12,
    outcome=_("Parents who never came to school find their way in."),
    title=_("Parents at school evenings"),
    unit=_("parents"),
    aim="more",
    baseline=41,
    target=60,
    source=_("The caretaker counts at the door, and notes the month’s best visited evening."),
    comparison=_(
        "De Regenboog is as large, and bought its play. If more parents come there too, it is not the play."
    ),
    compared_with=_("Parents at school evenings of De Regenboog"),
    before=(41, 38, 44, 40, 39, 43, 42, 40, 37, 41),
    since=(43, 47, 52, 58, 61, 66, 64, 69, 67),
    beside_before=(36, 39, 37, 35, 38, 36, 39, 37, 38, 36),
    beside_since=(38, 36, 37, 39, 36, 38, 37, 36, 38),
)

CAME_OF_IT = Reported(
    title=_("What the play brought"),
    summary=_("Do parents feel more at home at school when they write its play themselves?"),
    days=(-236, -9),
    question=_("Do parents feel more welcome, and do they trust the school more, after they wrote its play?"),
    people=60,
    why_so_many=_("With sixty in each wave, half a point of difference is seen four times out of five."),
    expected=(
        Expected(_("Parents feel more welcome after the play than before."), "welcome", "wave", 0.5),
        Expected(
            _("After the play parents trust more that the school listens."),
            "score_motives_external_efficacy",
            "wave",
            0.2,
        ),
    ),
    census={"group": dict(zip(GROUPS, (72, 60, 48), strict=True))},
    facts={
        "harms.sought": _("We asked writers and teachers at the evening with cake, and those who left."),
        "harms": _("Two writers fell out over the wolf, and one left. One teacher worked every Sunday."),
        "others": _(
            "The nine parents who wanted to write and found no place were asked: five felt left out. "
            "Children of parents who did not write had as many lines."
        ),
        "cost.hours.citizen": _(
            "About 640 hours of fourteen writers and thirty helpers, from the list at the door."
        ),
        "cost.hours.organisation": _(
            "118 hours of teachers, from their own notes: eleven less than for the bought play."
        ),
        "cost.money.organisation": _("€ 410 for cloth, paint and printing. The bought play cost € 365."),
        "next": _("Begin with the parents who were not reached, and let them choose the evening."),
        "survey.contact": _(
            "By a link in the newsletter, a poster at the gate, and on paper from the teacher."
        ),
    },
)
