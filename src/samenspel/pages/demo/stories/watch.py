"""Citizens as members of a neighbourhood watch team."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.stories.walks import WALKS
from samenspel.pages.demo.story import Agreement, Measured, Meeting, Story

CALLS = Measured(
    said=-290,
    begins=-265,
    ends=120,
    outcome=_(
        "People in Oudwijk settle trouble on the street among themselves, before somebody calls the police."
    ),
    title=_("Calls about nuisance"),
    unit=_("calls"),
    aim="less",
    baseline=30,
    target=20,
    source=_(
        "The control room counts calls with code “nuisance” by quarter; the police read it out each month."
    ),
    comparison=_(
        "Nieuwland has as many homes and no walks. If calls fall there too, the walks are not the reason."
    ),
    compared_with=_("Calls about nuisance in Nieuwland"),
    before=(31, 28, 33, 30, 27, 32, 29, 31, 30, 28),
    since=(30, 27, 24, 25, 22, 21, 20, 21, 19, 21, 20),
    beside_before=(26, 29, 27, 25, 28, 30, 26, 27, 29, 28),
    beside_since=(27, 28, 26, 29, 27, 26, 28, 27, 29, 26, 27),
    moved=(-90, 18, _("Twenty was reached within half a year. The walkers themselves asked for more.")),
)
SAFE = Measured(
    said=-290,
    begins=-265,
    ends=120,
    outcome=_("People feel safe outside after dark, also those who live alone."),
    title=_("Residents who feel safe after dark"),
    unit="%",
    aim="more",
    baseline=62,
    target=75,
    source=_("A question to 200 residents each month, at the door and by telephone, other ones every time."),
    comparison=_(
        "Only the months before the walks. A town-wide question comes once a year, and is set beside it."
    ),
    before=(61, 63, 60, 64, 62, 61, 63, 62, 60, 64),
    since=(62, 61, 65, 63, None, 62, 64, 62, 63, 65, 62),
)

WATCH = Story(
    title=_("Oudwijk looks out for each other"),
    summary=_(
        "A neighbourhood watch that greets before it suspects: walks in pairs, with the police one call away."
    ),
    text=_(
        "After four break-ins in one autumn there was a chat group with 300 members, and a photo "
        "in it of a boy who "
        "only delivered newspapers. His mother came to the meeting and showed her own phone.\n\n"
        "That evening we agreed to do it differently: walk in pairs, greet everyone, write down "
        "what we see and "
        "never who we think it is. The police train us, and tell us each month what they did "
        "with what we saw."
    ),
    service="safety",
    area="Oudwijk",
    coordinator="henk",
    charters=(
        Agreement(
            _(
                "We watch and call, we do not chase.\nWe write down what happened, never what "
                "somebody looks like or "
                "where they come from.\nWe post no photos of people."
            ),
            _(
                "We train every walker before the first round.\nWe tell every month what we did "
                "with what you saw.\n"
                "We stop the watch when it makes neighbours feel watched."
            ),
            (
                (_("When and where we walk"), "citizens", _("The police say where it is unsafe")),
                (_("Who joins the team"), "together", _("After a talk and a training")),
                (_("What the police do with a report"), "organisation", _("The team hears back every month")),
            ),
        ),
    ),
    people=(("bram", "professional", "police"), ("scholar", "scholar", "")),
    neighbours=("sanne", "karel", "lotte", "greet", "piet", "omar", "tess", "ravi"),
    measured=(CALLS, SAFE),
    phases={
        "plan": (-400, -330),
        "design": (-330, -250),
        "deliver": (-240, 125),
        "assess": (-28, 60),
        "learn": (130, 190),
    },
    meetings=(
        Meeting(
            "deliver",
            _("Training for new walkers"),
            _("Two evenings: how to greet, how to look, when to call, and what not to write."),
            _("Police station Oudwijk"),
            6,
        ),
        Meeting(
            "deliver",
            _("Walk along once"),
            _("Any evening at eight, with two who know the way. No promise needed."),
            _("From the bakery on Molenstraat"),
            -200,
            hour=20,
            hours=24 * 320,
        ),
    ),
    decisions=(
        (
            -235,
            "together",
            _("The chat group closes; a log opens"),
            _(
                "In the chat 9 of 10 messages were about people, not about events. The log asks "
                "only what happened, "
                "where and when. Names and looks cannot be filled in."
            ),
        ),
        (
            -80,
            "citizens",
            _("Fewer rounds in winter, more by day"),
            _("Six of the eight reports that helped came in daylight."),
        ),
    ),
    replies=(
        (
            -12,
            _("We reported the dark alley three times."),
            _(
                "The lamp is repaired and the hedge is cut. It took five weeks because two "
                "offices thought the other "
                "one would do it; there is one address now."
            ),
        ),
        (
            -46,
            _("Do our rounds do anything at all?"),
            _(
                "Honest answer: burglaries fell from 11 to 7, but they fell in the whole town. "
                "What did change here is "
                "that twice as many people say they know somebody to call."
            ),
        ),
    ),
    hearings=(WALKS,),
)
