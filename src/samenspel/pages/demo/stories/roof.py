"""Citizens that participate in fundraising: a roof for the skate park."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Agreement, Meeting, Story

ROOF = Story(
    title=_("A roof for the skate park"),
    summary=_(
        "It rains 130 days a year, and concrete dries slowly. We raise the money for a roof "
        "ourselves, half of it."
    ),
    text=_(
        "The skate park by the canal is the only place in Samenrode where young people meet without anyone "
        "having asked them to. Except when it rains.\n\n"
        "A roof costs € 84,000. The municipality pays half when the skaters bring together the "
        "other half: money, "
        "hours of work, or wood. An architect who learned to skate here drew it for nothing."
    ),
    service="sport",
    area="Waterkant",
    coordinator="milan",
    charters=(
        Agreement(
            _(
                "We raise € 42,000 in money, work and goods.\nWe account for every cent, where "
                "everyone can see it."
            ),
            _("We double every euro up to € 42,000.\nWe give the permit a place at the front of the queue."),
            (
                (_("The drawing"), "citizens", _("The municipality tests whether it stands up")),
                (_("Which gifts are accepted"), "together", _("No gift buys a name on the roof")),
                (_("The permit"), "organisation", _("Neighbours are heard first")),
            ),
        ),
    ),
    people=(("professional", "professional", "municipality"),),
    neighbours=("ravi", "daan", "iris", "omar", "eva", "stef", "ines"),
    phases={
        "plan": (-300, -220),
        "design": (-210, -60),
        "fund": (-30, 75),
        "deliver": (100, 190),
        "assess": (200, 230),
    },
    meetings=(
        Meeting(
            "design",
            _("Choosing between three roofs"),
            _("A sail, a hangar or a leaf: models on the ramp, and everyone sticks one dot."),
            _("Skate park"),
            -95,
            hour=16,
        ),
        Meeting(
            "fund",
            _("Skate for the roof"),
            _("Sixty rounds in sixty minutes. Find somebody who gives an amount for each of yours."),
            _("Skate park"),
            11,
            hour=13,
            hours=4,
        ),
        Meeting(
            "fund",
            _("Tell us what you can bring"),
            _("Money, a Saturday of work, or wood: write to us or come by on a Wednesday."),
            _("Container by the ramp"),
            -10,
            hour=15,
            hours=24 * 60,
        ),
    ),
    decisions=(
        (
            -90,
            "citizens",
            _("The leaf it is"),
            _(
                "The leaf got 71 of 128 dots. It lets in the light, and it is the only one that "
                "leaves the big bowl "
                "without a pillar."
            ),
        ),
    ),
    replies=(
        (
            -28,
            _("A roof means noise until midnight under my window."),
            _(
                "The lamps go out at 22 h, and the ceiling is made of wood that swallows sound. "
                "We measured it with "
                "you: the street is quieter than before."
            ),
        ),
    ),
)
