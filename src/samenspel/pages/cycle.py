"""The six phases as the front page tells them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.phases import Phase


@dataclass(frozen=True)
class PhaseStory:
    phase: Phase
    title: Promise
    text: Promise


CYCLE = (
    PhaseStory(
        Phase.PLAN,
        _("Choose what comes first"),
        _("Propose, work out what it costs, vote, and see for every project why it won or lost."),
    ),
    PhaseStory(
        Phase.DESIGN,
        _("Think it out together"),
        _("Gather ideas, map opinions, draw a panel by lot and write a plan together."),
    ),
    PhaseStory(
        Phase.FUND,
        _("Bring together what it takes"),
        _("Pledge money, time or goods, and account for every cent."),
    ),
    PhaseStory(
        Phase.DELIVER,
        _("Do it"),
        _("Share tasks and shifts fairly, and write down what was seen and done."),
    ),
    PhaseStory(
        Phase.ASSESS,
        _("Ask how it went"),
        _("Give feedback, follow the figures, and hear what was done with it."),
    ),
    PhaseStory(
        Phase.LEARN,
        _("Find out what works"),
        _("Test what moves people and what stands in the way, publish it, and talk about it."),
    ),
)
