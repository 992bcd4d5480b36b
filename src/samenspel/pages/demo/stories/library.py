"""Citizens that co-design a service: the library of the future."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.stories.evening import EVENINGS, LOT, OPINIONS, PROMISE, TRIAL
from samenspel.pages.demo.stories.letters import LETTERS
from samenspel.pages.demo.story import Agreement, Meeting, Risked, Story

MATTERS = (
    (_("How the ground floor is used"), "together", _("Both sides agree, or it stays as it is")),
    (_("What children find upstairs"), "citizens", _("The library says what is safe and affordable")),
    (_("Opening hours and staff"), "organisation", _("Citizens give advice, answered within two weeks")),
    (_("The building and its budget"), "organisation", _("Citizens see the figures every month")),
)

LIBRARY = Story(
    title=_("The library of the future"),
    summary=_("Readers, non-readers and librarians redesign the library on Kerkplein, room by room."),
    text=_(
        "The lease of the library ends in three years. We could move the same shelves to a new "
        "building. Or we "
        "could first ask what a library is for, now that every phone holds more books than our cellar.\n\n"
        "So we asked. In the plan phase 212 people told us what they come for, and what keeps them away. The "
        "answer that came back most was not “more books”. It was “a place where I may stay”.\n\n"
        "Now we design. Every Thursday evening a group of readers, librarians and people who "
        "never came before "
        "works on one room: drawings on the table, soup on the stove."
    ),
    service="library",
    area="Samenrode",
    coordinator="coordinator",
    charters=(
        Agreement(
            _(
                "We say what we need, also when it is not what the library hopes to hear.\nWe "
                "come, or we say that we do not."
            ),
            _("We answer every idea within two weeks.\nWe say beforehand what cannot be changed, and why."),
            MATTERS[1:],
        ),
        Agreement(
            _(
                "We say what we need, also when it is not what the library hopes to hear.\n"
                "We come, or we say that we do not.\nWe speak with people who are not in the room."
            ),
            _(
                "We answer every idea within two weeks.\nWe say beforehand what cannot be changed, and why.\n"
                "We build what was decided together, or come back to the table."
            ),
            MATTERS,
        ),
    ),
    people=(("stef", "professional", "library"), ("moderator", "moderator", ""), ("scholar", "scholar", "")),
    neighbours=("citizen", "karel", "yusuf", "lotte", "greet", "nadia", "eva", "joy", "tess", "mei", "ines"),
    readiness=(
        -150,
        {
            "karel": {
                "had_a_say": _("Forty readers wrote down what they miss before anything was planned."),
                "hours_known": _("Two evenings a month, and whoever needs a break says so."),
                "who_is_missing": _("Parents with young children. We come to the school gate for them."),
                "answers_for": _("There is a list by the coffee machine, with a name beside each task."),
            },
            "stef": {
                "staff_time": _("Six hours a week until the end of next year, signed by the director."),
                "who_answers": _("I do, within two weeks."),
                "mandate": _("The council decides on the opening hours in its meeting of June."),
                "answers_for": _("The same list: no task without one of us beside it."),
            },
        },
    ),
    risks=(
        Risked(
            -60,
            _("Volunteers have to close up alone"),
            "rejection_of_responsibility",
            (_("The budget for the evenings is cut"), _("Nobody said how many hours of staff there are")),
            (_("Volunteers stop"), _("Readers who need help in the evening find nobody")),
            (3, 4, _("It happened twice in spring, and one of us did not come back.")),
            (1, 3, _("The six hours a week are signed until the end of next year.")),
            "karel",
            "stef",
            _("Hang up who of the staff is there on which evening"),
        ),
    ),
    signs=(
        (
            -20,
            "unanswered",
            _("Stef was ill for three weeks. A colleague answers what is left before the end of the month."),
        ),
    ),
    studies=(LETTERS,),
    accepted_again=("karel", "yusuf", "greet", "mei", "stef"),
    phases={
        "plan": (-160, -70),
        "design": (-60, 45),
        "fund": (50, 110),
        "deliver": (120, 330),
        "assess": (330, 390),
    },
    meetings=(
        Meeting(
            "plan",
            _("A morning at the market"),
            _("A stall, coffee, and one question: what keeps you away from the library?"),
            _("Market square"),
            -120,
            hour=9,
            hours=4,
        ),
        Meeting(
            "design",
            _("Design evening: the ground floor"),
            _("Drawings on the table, soup on the stove. You need not be able to draw."),
            _("Library, reading room"),
            -21,
            hours=3,
        ),
        Meeting(
            "design",
            _("Build the upper floor in cardboard"),
            _("Children from 6 to 14 build their own library, real size, in cardboard."),
            _("Library, upper floor"),
            -2,
            hour=10,
            hours=200,
        ),
        Meeting(
            "design",
            _("Design evening: staying without spending"),
            _("Where do you sit when you buy nothing? We choose between three plans."),
            _("Library, reading room"),
            9,
            hours=3,
            places=6,
            coming=("karel", "yusuf", "lotte", "greet", "nadia", "eva", "joy", "tess", "mei"),
            cannot=("karel",),
        ),
    ),
    decisions=(
        (
            -64,
            "organisation",
            _("The library stays in the centre"),
            _(
                "Two cheaper sites were offered at the edge of town. A third of the visitors "
                "come on foot, and most "
                "of them could not come there. The advice of the citizens' table was followed."
            ),
        ),
        (
            -18,
            "together",
            _("The desk by the entrance goes; a long table comes"),
            _(
                "Visitors said the desk feels like a border. Staff were afraid to lose sight of "
                "the door. The table "
                "stands so that whoever works there sees it, and we look again after three months."
            ),
        ),
    ),
    replies=(
        (
            -15,
            _("I would come, but I never know if there is a free seat."),
            _("There is a lamp at the window now: green means seats are free. A school class built it."),
        ),
        (
            -40,
            _("Open on Sundays!"),
            _(
                "Not yet: it costs two jobs that are not in the budget. From spring on we try "
                "one Sunday a month, run "
                "by volunteers together with one librarian."
            ),
        ),
    ),
    designs=(EVENINGS, OPINIONS, PROMISE, TRIAL, LOT),
)
