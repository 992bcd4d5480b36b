"""What the people of Oudwijk propose, and what professionals say to it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.design import Text


@dataclass(frozen=True)
class PlannedProposal:
    """A proposal: by whom, what, why, what it needs and where; the check's cost (0: not possible, None: not
    checked yet) and reason; how many neighbours support it; its spot on the map; who said what about it.

    A text that is no translation is in the language of whoever wrote it, in a town of any language."""

    by: str
    title: Text
    why: Text
    needs: Text
    where: Text
    cost: int | None
    reason: Text
    supporters: int = 3
    spot: str = ""
    said: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True)
class Round:
    """`days`: proposals from and until, votes from and until, objections until; counted from today.

    `papers`: the day until which sheets of paper are entered; `cards`: of those who came to the desk;
    `sheets`: what stood on their ballots, of which the last one is entered once only.
    """

    title: Text
    summary: Text
    euros: int
    days: tuple[int, int, int, int, int]
    least_age: int
    style: tuple[str, int]
    criteria: tuple[Text, ...]
    plans: tuple[PlannedProposal, ...]
    ballots: tuple[tuple[str, tuple[int, ...]], ...] = ()
    papers: int | None = None
    cards: tuple[str, ...] = ()
    sheets: tuple[tuple[int, ...], ...] = ()


CRITERIA = (
    _("It stands in Oudwijk, on ground of the municipality."),
    _("Everyone may use it, without paying."),
    _("It can be there within a year."),
)

SMALL = Round(
    title=_("Small things for Oudwijk"),
    summary=_("€ 5,000 for what can be there before summer."),
    euros=5_000,
    days=(-28, -10, -2, 6, 11),
    least_age=12,
    style=("knapsack", 0),
    criteria=CRITERIA,
    plans=(
        PlannedProposal(
            "ravi",
            _("A book cupboard at the tram stop"),
            _("Whoever waits, reads. Whoever has read, brings it back."),
            _("A cupboard that closes in the rain, and somebody who looks after it."),
            _("Tram stop Oudwijk"),
            650,
            _("The library gives the first books. The carpenter of the workshop makes the cupboard."),
            6,
            "tram stop",
        ),
        PlannedProposal(
            "henk",
            _("Two chess tables under the lime trees"),
            _("We play indoors now, each in our own kitchen."),
            _("Two concrete tables with four seats each."),
            _("Lindeplein"),
            2_400,
            _("Price of two tables with foundation. The trees stay as they are."),
            5,
            "lindeplein",
        ),
        PlannedProposal(
            "joy",
            _("Hooks for shopping bags at the playground"),
            _("Anyone with two children and three bags knows why."),
            _("Ten strong hooks at two heights."),
            _("Playground Molenhof"),
            180,
            _("Material and two hours of work."),
            3,
            "playground molenhof",
        ),
        PlannedProposal(
            "nadia",
            _("A tap for drinking water"),
            _("Children play here all summer and walk home for a glass of water."),
            _("A tap that can stand frost, and a pipe."),
            _("Playground Molenhof"),
            2_950,
            _("The pipe lies near: eleven metres. Inspection of the water is included for five years."),
            8,
            "playground molenhof",
        ),
        PlannedProposal(
            "piet",
            _("Bird boxes for swifts"),
            _("Since the roofs were renewed the swifts have nowhere to go."),
            _("Twenty boxes, and a ladder."),
            _("North side of the Kerkstraat"),
            900,
            _("The housing association allows it and lends the lift."),
            4,
            "kerkstraat",
        ),
        PlannedProposal(
            "omar",
            _("A bench where one can charge a phone"),
            _("With a roof of solar cells, so that it costs no power."),
            _("A bench with solar cells and four plugs."),
            _("In front of the community centre"),
            4_800,
            _("The cheapest that stands up to weather and football."),
            2,
            "community centre",
        ),
        PlannedProposal(
            "tess",
            _("Paint for a zebra crossing that is not one"),
            _("Coloured stripes, so that cars slow down at school."),
            _("Paint in six colours."),
            _("Schoolstraat"),
            0,
            _(
                "It may not look like a zebra crossing where there is none: children would count on it. We "
                "looked for a real crossing, and the traffic department counts cars in May."
            ),
            4,
            "schoolstraat",
        ),
    ),
    ballots=(
        ("ravi", (1, 3, 5)),
        ("henk", (2, 1)),
        ("joy", (3, 4)),
        ("nadia", (4, 1)),
        ("piet", (5, 1, 2)),
        ("omar", (6,)),
        ("milan", (4, 3)),
    ),
    papers=8,
    cards=("LIB 20417", "LIB 33108", "LIB 51890"),
    sheets=((1, 4), (2,), (3, 5)),
)

OTHER_LANGUAGES = (
    PlannedProposal(
        "tess",
        "Een bank bij de vijver",
        "Mijn oma loopt graag een rondje om de vijver, maar halverwege kan ze nergens zitten.",
        "Een bank met een rugleuning en armleuningen, op een stukje stevige grond.",
        "Lindepark, bij het water",
        1_900,
        "Bank, fundering en plaatsing. Er ligt al een tegelpad tot aan het water.",
        6,
        "pond",
        (
            ("piet", "Mooi plan. Zou er ook een prullenbak naast kunnen?"),
            ("professional", "Ja, die zit niet in deze prijs, maar zetten we er zelf bij."),
        ),
    ),
    PlannedProposal(
        "piet",
        "Zitplaatsen aan de noordkant van de vijver",
        "Daar is het ’s zomers in de schaduw, en je ziet er de ijsvogel.",
        "Drie dikke boomstammen, meer niet.",
        "Lindepark, noordkant",
        450,
        "De stammen komen van bomen die dit najaar toch om moeten. De kosten: zagen en neerleggen.",
        3,
        "pond, north side",
    ),
    PlannedProposal(
        "claire",
        "Un banc à l’ombre devant l’école",
        "À la sortie des classes, les grands-parents attendent debout, en plein soleil.",
        "Un banc, et un arbre qui donne de l’ombre.",
        "Schoolstraat, devant De Klimop",
        2_600,
        "Le banc et un tilleul. Les câbles passent de l’autre côté de la rue, on peut donc planter.",
        5,
        "schoolstraat",
    ),
)

GREEN = Round(
    title=_("Green, play and meeting"),
    summary=_("€ 60,000. Propose what Oudwijk lacks; voting comes after."),
    euros=60_000,
    days=(-20, 12, 22, 36, 42),
    least_age=12,
    style=("approval", 0),
    criteria=CRITERIA,
    plans=(
        PlannedProposal(
            "citizen",
            _("A kitchen garden that belongs to nobody"),
            _("Anyone may plant, anyone may pick. Whoever waters most decides about the beans."),
            _("Twelve raised beds, soil, a rain barrel, a shed for tools."),
            _("The lawn behind the community centre"),
            8_400,
            _("Soil and beds for 120 m². The ground is clean: it was examined in 2023."),
            7,
            "lawn",
            (
                ("milan", _("Who waters in August, when everybody is away?")),
                (
                    "citizen",
                    _("I am here all summer. There will be a list in the shed, with a week for each."),
                ),
                ("joy", _("Put me down for the first week.")),
            ),
        ),
        PlannedProposal(
            "daan",
            _("Light along the path to the station"),
            _("In winter girls cycle round by the main road, fourteen minutes more."),
            _("Lamps that light up when somebody comes."),
            _("Path between Kerkstraat and station"),
            21_500,
            _("Nine lamps with sensors. The cable is the expensive part."),
            9,
            "path to the station",
        ),
        PlannedProposal(
            "victor",
            _("A roof over the market square"),
            _("Then there is a market also when it rains."),
            _("A light roof on posts."),
            _("Lindeplein"),
            0,
            _(
                "The foundations would cut through the roots of the lime trees, which are protected. Large "
                "parasols with heavy feet could work: propose them again."
            ),
            3,
            "lindeplein",
        ),
        PlannedProposal(
            "milan",
            _("A table tennis table, and somebody who lends the bats"),
            _("The one at school is always taken."),
            _("A table of stone. The bats may be kept at the kiosk."),
            _("Molenhof"),
            None,
            "",
            4,
            "molenhof",
        ),
        *OTHER_LANGUAGES,
    ),
)

ROUNDS = (SMALL, GREEN)
