"""Parents that write a school play."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.stories.looking_back import APPLAUSE, CAME_OF_IT, EVENINGS
from samenspel.pages.demo.stories.parents import PARENTS
from samenspel.pages.demo.stories.scenes import SCENES
from samenspel.pages.demo.story import Agreement, Meeting, Story

PLAY = Story(
    title=_("Parents write the school play"),
    summary=_(
        "Fourteen parents, one teacher and 180 children: the play of De Klimop, written at kitchen tables."
    ),
    text=_(
        "For years the school bought its play from a catalogue. Then a father asked why nobody "
        "in it ate rice. "
        "“Write one yourself, then,” said the teacher. So they did: fourteen parents who together speak nine "
        "languages, one scene at each kitchen table.\n\n"
        "“The Night the Clock Stood Still” was played three times in a full gym. Every child had a line, and "
        "everyone's grandmother was in it somewhere."
    ),
    service="play",
    area="Molenveld",
    coordinator="coordinator",
    charters=(
        Agreement(
            _("We write a play in which every child has a line.\nWe finish on the day we said."),
            _("We change no word without the writers.\nWe give two lessons a week to rehearse."),
            (
                (
                    _("The story and every line of it"),
                    "citizens",
                    _("The school says when something could hurt a child"),
                ),
                (_("Who plays what"), "organisation", _("Children say what they would like")),
                (_("The day of the performance"), "together", ""),
            ),
        ),
    ),
    people=(("iris", "professional", "school"),),
    neighbours=("sanne", "yusuf", "nadia", "joy", "mei", "victor", "milan", "noor"),
    phases={"design": (-240, -150), "deliver": (-150, -40), "assess": (-38, -10)},
    meetings=(
        Meeting(
            "design",
            _("First writers' evening"),
            _("What did you play when you were nine? Bring a story, we bring the biscuits."),
            _("De Klimop, staff room"),
            -225,
        ),
        Meeting(
            "deliver",
            _("The performance"),
            _("Three times, and the last one also for the neighbours."),
            _("De Klimop, gym"),
            -43,
            hour=18,
        ),
        Meeting(
            "assess",
            _("Looking back with cake"),
            _("What do we keep, and what never again?"),
            _("De Klimop, staff room"),
            -20,
        ),
    ),
    decisions=(
        (
            -180,
            "citizens",
            _("The wolf stays in"),
            _(
                "Two parents found it too frightening. The group let the children read it: they "
                "wanted the wolf, if it "
                "could have a cold. It got one."
            ),
        ),
        (
            -12,
            "together",
            _("We do it again next year, with new writers"),
            _(
                "Teachers lost eleven hours less than with the bought play, and 31 parents who "
                "never came to school "
                "came to rehearsals."
            ),
        ),
    ),
    replies=(
        (
            -25,
            _("My daughter had one line, and practised it for six weeks."),
            _(
                "Every child will have at least three lines next time. That means fewer "
                "narrators, and we can live "
                "with that."
            ),
        ),
        (
            -25,
            _("The texts came home only in Dutch."),
            _(
                "Next year they come in the four languages most spoken at home. Writers "
                "translate, the school prints."
            ),
        ),
    ),
    designs=(SCENES,),
    hearings=(APPLAUSE,),
    measured=(EVENINGS,),
    surveys=(PARENTS,),
    reports=(CAME_OF_IT,),
    children="first_names",
    pupils={"lou": "victor", "kim": "mei"},
)
