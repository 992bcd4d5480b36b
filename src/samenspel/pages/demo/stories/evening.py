"""How the library's readers design its evening opening: ideas, opinions, and what is promised."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.design import (
    Answer,
    Board,
    Found,
    Lot,
    Map,
    Passage,
    Remark,
    ToldIdea,
    Trial,
    Tried,
    Written,
)

EVENINGS = Board(
    title=_("What should the library do in the evening?"),
    summary=_("From spring on it can stay open after six. What would bring you in?"),
    days=(-30, 14),
    ideas=(
        ToldIdea(
            "greet",
            _("Soup at half past six"),
            _("Who comes from work has not eaten. One pot, one table, and a jar for what it cost."),
            11,
        ),
        ToldIdea(
            "yusuf",
            _("Homework help in the evening, by pupils who have just passed"),
            _("They remember what was hard. The school counts it as their civic hours."),
            14,
        ),
        ToldIdea(
            "tess",
            _("Stil kunnen studeren tot tien uur"),
            _("Thuis zijn we met zijn vijven aan één tafel."),
            9,
        ),
        ToldIdea("ines", _("A quiet floor until ten"), _("No telephones, no meetings, warm light."), 7),
        ToldIdea(
            "karel",
            _("Repair evening"),
            _("Bring the lamp that doesn't work. Three of us can solder, the fourth makes coffee."),
            8,
        ),
        ToldIdea(
            "nadia",
            _("Forms together: tax, rent, residence"),
            _(
                "Nobody should have to understand a letter alone. In Arabic, Turkish, Ukrainian and easy "
                "Dutch."
            ),
            12,
        ),
        ToldIdea("joy", _("Reading aloud for who can't sleep yet"), _("In pyjamas, at half past seven."), 6),
        ToldIdea(
            "mei",
            _("Lend a sewing machine, and the table it stands on"),
            _("There are four in the cellar of the museum that nobody uses."),
            4,
        ),
        ToldIdea(
            "lotte", _("Open the side door"), _("The front is dark after six, and the bus stops behind."), 10
        ),
        ToldIdea("eva", _("Concerts"), _("The hall sounds better than the theatre."), 3),
    ),
    clusters={_("To learn"): (1, 2, 3, 5), _("To be together"): (0, 4, 6, 9), _("The building"): (7, 8)},
    combined=(3, 2),
    answers=(
        Answer(
            -6,
            (1, 5),
            "taken_up",
            _("Help with homework and with forms, two evenings a week"),
            _(
                "Both ask for people rather than for money, and 26 of you said you would come. We begin "
                "in March."
            ),
            "together",
        ),
        Answer(
            -5,
            (9,),
            "not_taken_up",
            _("No concerts in the evening opening"),
            _("Who studies upstairs would hear every note. The theatre offers its small hall instead."),
            "organisation",
        ),
    ),
)

OPINIONS = Map(
    title=_("Who is the evening for?"),
    summary=_("Say what you think of what others say. One press each; it takes two minutes."),
    days=(-12, 10),
    seeds=(
        _("The library should be open until ten, also when that costs us the Monday."),
        _("Volunteers may run an evening without a librarian."),
        _("Whoever makes noise should go upstairs, not who wants silence."),
        _("There should be something to eat."),
        _("The evening is for people who can't come by day, before all others."),
    ),
    statements=(
        ("yusuf", _("Pupils should have the keys of the study room on Wednesdays.")),
        ("karel", _("An evening that is only for one group is no library.")),
        ("nadia", _("A letter from the town should be explained by the town, also in the evening.")),
        ("greet", _("I would rather have two good evenings than five empty ones.")),
        ("tess", _("The café next door should not lose its guests to us.")),
    ),
    camps={
        "citizen": "++-++++",
        "yusuf": "++-++++-+0",
        "nadia": "++-++++++-",
        "tess": "++-+++-++0",
        "mei": "+0-+++++0-",
        "ines": "++-++0++++",
        "karel": "--++--+++0",
        "lotte": "--++-0-+++",
        "greet": "--++--+-+0",
        "eva": "--0+--++++",
        "joy": "-+++--+++-",
        "stef": "--++0-0+++",
    },
    unread=(
        ("joy", _("The evening should end with music.")),
        ("karel", _("The coffee should be free, and the children should be home by eight.")),
        ("eva", _("The man at the desk on Tuesdays is always cross.")),
    ),
)

PROMISE = Written(
    title=_("The evening opening: what we promise"),
    summary=_("What a visitor may count on after six, in words that everybody understands."),
    days=(-20, 20),
    begins=_(
        "# The evening opening\n\nFrom March on the library is open on two evenings a week.\n\n"
        "## What you may count on\n"
    ),
    passages=(
        Passage(-19, "stef", _("\n- There is always somebody who works here, and you see at once who.\n")),
        Passage(
            -19, "greet", _("- Nobody asks what you come for. You may sit, also when you buy nothing.\n")
        ),
        Passage(
            -18,
            "nadia",
            _(
                "- A letter that you don't understand is read with you, in your language or with a "
                "telephone.\n"
            ),
        ),
        Passage(-17, "tess", _("- Upstairs it is quiet until ten. Really quiet.\n")),
        Passage(
            -16,
            "karel",
            _("\n## What we ask of you\n\nLeave your table as you would like to find it.\n"),
        ),
        Passage(-15, "stef", _("on Tuesdays and Thursdays, from six to ten"), _("on two evenings a week")),
        Passage(
            -14,
            "lotte",
            _(
                "\n## If it goes wrong\n\n| What | Within | By whom |\n| --- | --- | --- |\n"
                "| The door is closed when it should be open | the same evening | the caretaker |\n"
                "| You were sent away | two weeks, with an answer | the director |\n"
            ),
        ),
        Passage(
            -4,
            "mei",
            _("Leave your table as you found it, and the jar a little fuller."),
            _("Leave your table as you would like to find it."),
        ),
    ),
    kept={-13: _("For the library's staff")},
    remarks=(
        Remark(
            -8,
            "eva",
            _("Really quiet."),
            _("And the reading aloud at half past seven? It can be heard on the stairs."),
            settled=_("The reading goes to the cinema room; its door closes."),
        ),
        Remark(
            -3,
            "yusuf",
            _("the director"),
            _("She is away in July. Name the place, not the person."),
            instead=_("the board of the library"),
        ),
    ),
)

TRIAL = Trial(
    title=_("Getting in after six"),
    summary=_("The door, the lamp and the card: try it as if it were a Tuesday in March."),
    days=(-9, 12),
    shape="scenario",
    steps=(
        (
            _("Find the door"),
            _("It is dark. You come from the bus stop behind the library. Where do you go?"),
        ),
        (_("Get in"), _("A lamp beside the door is green. You have your library card, or you have none.")),
        (_("Find a seat"), _("The long table is full. There is a sign to the quiet floor.")),
        (_("Leave"), _("It is ten to ten. A bell rings once.")),
    ),
    tried=(
        Tried(-8, "greet", "shww", _("I walked to the front, as I have for thirty years.")),
        Tried(-8, "yusuf", "wwww"),
        Tried(-7, "nadia", "hsww", _("I had no card. Nobody said that green means: come in.")),
        Tried(-7, "stef", "sx", _("My neighbour is blind: a lamp tells her nothing."), helps=True),
        Tried(-6, "lotte", "whww", _("I pressed the lamp. It is not a button.")),
        Tried(-5, "tess", "wwhw", _("Two signs, two arrows.")),
    ),
    findings=(
        Found(
            -4,
            1,
            _("Who comes from the front does not find the side door."),
            idea=ToldIdea(
                "lotte",
                _("A line of light from the front to the side door"),
                _("In the pavement, so that who can't read a sign follows it too."),
                4,
            ),
        ),
        Found(
            -4,
            2,
            _("The lamp must also be heard, and say that nobody needs a card."),
            suggests=Remark(
                -3,
                "nadia",
                _("Nobody asks what you come for."),
                _("I had no card, and thought that the green lamp was not for me."),
                instead=_("Nobody asks what you come for, or for a card."),
            ),
        ),
    ),
)

YOUNG, OLDER = _("under 40"), _("40 or older")
READS, READS_NOT = _("has a library card"), _("has no library card")

LOT = Lot(
    title=_("Six people who look at the first month"),
    summary=_("Drawn from all who sign up, so that not only those who always speak are heard."),
    days=(-25, -10),
    seats=6,
    quotas=(
        (_("age"), YOUNG, 2, 4),
        (_("age"), OLDER, 2, 4),
        (_("library card"), READS, 3, 4),
        (_("library card"), READS_NOT, 2, 3),
    ),
    figures=_("Inhabitants of Samenrode, and the library's own register, 2026"),
    people={
        "citizen": ("Waterkant 3, 1234 AB", YOUNG, READS),
        "karel": ("Kerkplein 11, 1234 AC", OLDER, READS),
        "yusuf": ("Molenweg 40, 1234 AD", YOUNG, READS_NOT),
        "lotte": ("Dijk 7, 1234 AE", YOUNG, READS),
        "greet": ("Kerkplein 2, 1234 AC", OLDER, READS),
        "nadia": ("Parkweg 18, 1234 AF", YOUNG, READS_NOT),
        "eva": ("Nieuwstraat 5, 1234 AG", OLDER, READS),
        "joy": ("Molenweg 12, 1234 AD", YOUNG, READS),
        "mei": ("Waterkant 29, 1234 AB", OLDER, READS_NOT),
        "ines": ("Dijk 21, 1234 AE", OLDER, READS_NOT),
    },
    drawn=(-9, -8),
    seed_plan=_("Twenty dice, thrown by the children at the long table."),
    seed="3 1 6 6 2 5 4 1 2 6 3 5 5 1 4 2 6 3 1 4",
)
