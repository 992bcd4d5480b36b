"""What neighbours think of the walks of the neighbourhood watch."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.hearing import Answered, Hearing, Voice

WALKS = Hearing(
    title=_("How do you like the walks?"),
    summary=_("You see us pass, or walk along. Say in a minute what helps and what bothers you."),
    days=(-28, 60),
    reply_days=14,
    voices=(
        Voice(
            -27,
            "sanne",
            went_well=_("I know the names of four neighbours now whom I only nodded to before."),
            themes=(_("Meeting each other"),),
        ),
        Voice(
            -25,
            hindered=_("The round passes our street on Sundays only."),
            to_change=_("Walk on an evening in the week, too."),
            themes=(_("Where and when"),),
        ),
        Voice(
            -24,
            "piet",
            went_well=_("They greet everyone."),
            to_change=_("Come by the station when the last train arrives."),
            themes=(_("Where and when"), _("Meeting each other")),
        ),
        Voice(
            -19,
            hindered=_("The walker from number 12 shines his lamp into our bedroom."),
            themes=(_("Feeling watched"),),
            withheld=_("It says where somebody lives."),
        ),
        Voice(
            -6,
            went_well=_("They greeted my son first. That was new."),
            hindered=_("I do not know whom to call when I see something at night."),
            themes=(_("Meeting each other"), _("Whom to call")),
        ),
        Voice(-1, "omar", to_change=_("Tell us at the end of the month how many calls there were.")),
    ),
    answers=(
        Answered(
            -20, (0,), _("We know each other now."), _("That is what we do it for. Do walk along once.")
        ),
        Answered(
            -16,
            (1, 2),
            _("You come too seldom, and not where it is busy."),
            _(
                "On Thursdays two walkers now start at the station at eleven. The Sunday round goes "
                "the other way round every second week."
            ),
        ),
    ),
    later=(-4, 6, _("We first sit down with those who live there and those who walk there.")),
)
