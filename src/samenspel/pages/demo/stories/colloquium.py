"""The panel of the founding text, those it wanted to learn from, and an edition that is "
"invented."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sister:
    """`editions`: name, first and last month as (year, month). The founding text says no days."""

    name: str
    editions: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True)
class Guest:
    """Somebody invented who comes from elsewhere. `side`: on which they review, if they do."""

    name: str
    house: str
    side: str = ""
    topics: tuple[Promise, ...] = ()

    @property
    def domain(self) -> str:
        return f"{self.house}.example"


@dataclass(frozen=True)
class Handed:
    """A contribution. `texts`: the fields of its template; `words`: why it is (not) taken."""

    kind: str
    author: str
    title: Promise
    themes: tuple[Promise, ...]
    texts: dict[str, Promise]
    outcome: str = ""
    words: Promise | str = ""
    marks: tuple[int, int] = (4, 4)


SISTERS = (
    Sister("Seminar on co-production", (("Budapest", (2012, 11), (2012, 11)),)),
    Sister(
        "IRSPM: third sector",
        (("IRSPM 2012", (2012, 1), (2012, 12)), ("IRSPM 2013", (2013, 1), (2013, 12))),
    ),
    Sister("EGPA: public governance of societal sectors"),
    Sister(
        "IIAS: study group on co-production",
        tuple((f"IIAS {year}", (year, 1), (year, 12)) for year in (2013, 2014, 2015, 2016)),
    ),
    Sister(
        "NIG: co-production and participation",
        tuple((f"NIG {year}", (year, 1), (year, 12)) for year in (2013, 2014, 2015)),
    ),
)
TOLD_OF_SISTERS = _(
    "Named in the call of the panel “Coproduction of Public Services”, which gives the year only."
)
OF_THE_SEED = _(
    "It invites practitioners and scholars to reflect on coproduction together, and joins academic "
    "insights with real life experiences."
)
SAMENRODE = _(
    "An invented edition in an invented town, to show how a panel is run here. Everybody who "
    "contributes, reviews or decides is invented too."
)
MOTIVES, SIDES, MANAGING, EFFECTS = (
    _("What moves people to take part"),
    _("Barriers and risks on both sides"),
    _("Organisation and management"),
    _("Effects and outcomes"),
)
THEMES = (MOTIVES, SIDES, MANAGING, EFFECTS)
TITLE, TITLE_AGAIN, REVIEW = _("Papers and practice cases"), _("Four more practice cases"), _("Review")
ASKED = _(
    "We ask for papers and for practice cases.\n\n"
    "A paper bundles what is known, or tests it: what moves citizens, how the work is organised, "
    "what comes of it. A case tells what you did, for whom, what went wrong, and what you ask a "
    "scholar. Everything is judged by one scholar and one practitioner."
)
ASKED_AGAIN = _(
    "There is room for four more practice cases. Tell on one page what you did, for whom, and what "
    "went wrong. You need not have written anything before."
)

GUESTS = {
    "hanna": Guest("Hanna Lindqvist", "fjord-university", "scholar", (MOTIVES, EFFECTS)),
    "diego": Guest("Diego Arias", "school-of-government", "scholar", (SIDES, MANAGING)),
    "anouk": Guest("Anouk Peeters", "delta-university", "scholar", (EFFECTS, SIDES)),
    "frank": Guest("Frank Otten", "oostwater", "practitioner", (MANAGING, MOTIVES)),
    "selma": Guest("Selma Kaya", "huisvanwijk", "practitioner", (SIDES, MOTIVES)),
    "george": Guest("George Mensah", "havenstad-police", "practitioner", (MANAGING, EFFECTS)),
    "maud": Guest("Maud Verhoeven", "polder-university"),
    "luca": Guest("Luca Ferri", "lagoon-university"),
    "agnes": Guest("Agnes Toth", "danube-institute"),
    "pieter": Guest("Pieter Bos", "groenwijk"),
    "salome": Guest("Salomé Diallo", "ateliers-du-canal"),
    "ruth": Guest("Ruth Adler", "hill-hospital"),
}

CONTRIBUTIONS = (
    Handed(
        "paper",
        "maud",
        _("Asked in person: what makes parents come to the school play"),
        (MOTIVES,),
        {
            "abstract": _(
                "Teachers asked half of the parents in person to help with the play, and the other "
                "half by letter. We count who came, and ask both why. We expect that being asked in "
                "person matters more to parents who never came before."
            )
        },
        "accept",
        _("A clear question and a fair test. Say more about the parents who moved away."),
        (5, 4),
    ),
    Handed(
        "paper",
        "luca",
        _("When the watch looks at its own street: safety felt and safety counted"),
        (EFFECTS, SIDES),
        {
            "abstract": _(
                "Nine streets with a watch beside nine without. People felt safer; the counted "
                "burglaries did not differ. We discuss what a watch is for, and what it costs those "
                "who are watched."
            )
        },
        "revise",
        _("The last section says more than nine streets can carry. Tell what cannot be concluded."),
        (4, 3),
    ),
    Handed(
        "paper",
        "agnes",
        _("Who may say yes: mandates in eleven neighbourhood teams"),
        (MANAGING,),
        {
            "abstract": _(
                "Professionals who could decide at the table kept their promises twice as often as "
                "those who had to ask. Eleven teams, followed for two years by diary and interview."
            )
        },
        "reject",
        _("The data are promising, but the interviews are not analysed yet. Send it to the next edition."),
        (2, 3),
    ),
    Handed(
        "case",
        "pieter",
        _("A garden that nobody owned"),
        (MANAGING, SIDES),
        {
            "did": _(
                "Sixty neighbours laid out a garden behind the health centre, with seeds from the town."
            ),
            "for_whom": _("For patients who wait, and for whoever lives around it."),
            "went_wrong": _(
                "After a year four people did all the work, and the town had moved its gardener."
            ),
            "asks": _("How many people does a garden need before it leans on too few?"),
        },
        "accept",
        _("Frank and useful. The question at the end is one for the whole session."),
        (5, 5),
    ),
    Handed(
        "case",
        "salome",
        _("Repair evenings with the waste service"),
        (EFFECTS, MOTIVES),
        {
            "did": _(
                "Every month people bring what is broken, and the waste service brings tools and parts."
            ),
            "for_whom": _("For people who cannot buy new things, and for a town that burns less."),
            "went_wrong": _("We never weighed what was saved, so the council asked what it was good for."),
            "asks": _("What should we count from the first evening on?"),
        },
        "accept",
        _("A good case to talk about measuring. Bring the photographs."),
    ),
    Handed(
        "case",
        "ruth",
        _("Patients who teach the ward"),
        (SIDES,),
        {
            "did": _("Former patients tell new nurses what a day in bed is like."),
            "for_whom": _("For nurses in their first month."),
            "went_wrong": _("Two patients found it too heavy to tell their story again and again."),
            "asks": _("Who looks after those who give their story?"),
        },
    ),
)
TO_AUTHORS = {
    "scholar": _(
        "The question is clear. Say which of your claims the data can carry, and which they cannot."
    ),
    "practitioner": _("I know this from my own work. Tell what it asked of the people who are paid for it."),
}
