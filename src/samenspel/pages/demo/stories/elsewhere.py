"""Real elections and conversations of real towns, with the words that belong to them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Agreement, Story

CREDIT = _(
    "Ballots published by the town and collected by Pabulib, the library of participatory budgeting data "
    "(pabulib.org; Stolicki, Szufa and Talmon, 2020). The voters' age and sex are left out."
)
AGREEMENT = Agreement(
    _("The voters have spoken. We read the result, and say so when we find a mistake."),
    _("The town published the ballots. This site shows them as they are, and lets everyone count again."),
    ((_("Which projects won"), "citizens", _("The votes decided, counted with equal shares")),),
)


POLIS = _(
    "Data was gathered using the Polis software (compdemocracy.org/polis) and is sub-licensed under CC "
    "BY 4.0 "
    "with attribution to The Computational Democracy Project: "
    "compdemocracy.org/case-studies/2014-seattle-15-per-hour"
)
SPOKEN = Agreement(
    _("People said what they think, and voted on what others said. We read it as it is."),
    _("Polis published every vote. This site shows what unites and what divides, and how it was found."),
    ((_("What was said"), "citizens", _("Nobody decided with these votes")),),
)


@dataclass(frozen=True)
class Election:
    """A file in `elections/`, what its vote is called, and the initiative it belongs to."""

    files: tuple[str]
    title: Promise
    story: Story


@dataclass(frozen=True)
class Conversation:
    """Statements and votes in `conversations/`."""

    files: tuple[str, str]
    title: Promise
    story: Story


ELSEWHERE = (
    Election(
        ("assen-2024.pb",),
        _("The vote on the ideas, spring 2024"),
        Story(
            title=_("Assen 2024: ideas by young people"),
            summary=_(
                "A real election: people of 12 to 27 divided € 100,000 among 14 ideas. See why each "
                "one won or lost."
            ),
            text=_(
                "In spring 2024 the Dutch town of Assen asked its young inhabitants for their top "
                "idea. 84 of them voted. "
                "The votes were counted with equal shares, and can be counted again here."
            ),
            service="assen",
            area="Assen",
            coordinator="administrator",
            charters=(AGREEMENT,),
        ),
    ),
    Election(
        ("wieliczka-2023.pb",),
        _("The vote on the Green Million, April 2023"),
        Story(
            title=_("Wieliczka 2023: the Green Million"),
            summary=_(
                "A real election: 6,586 people divided a million złoty among 64 green projects. See "
                "why each one won or lost."
            ),
            text=_(
                "In April 2023 the Polish town of Wieliczka, known for its salt mine, let its "
                "inhabitants divide a million "
                "złoty among green projects. It counted the votes with equal shares, as one of the "
                "first towns anywhere to "
                "do so.\n\nEvery ballot is here, without the voters' names, age or sex. Count them again."
            ),
            service="wieliczka",
            area="Wieliczka",
            coordinator="administrator",
            charters=(AGREEMENT,),
        ),
    ),
    Conversation(
        ("seattle-2014-statements.csv", "seattle-2014.csv"),
        _("How will the new minimum wage affect Seattle?"),
        Story(
            title=_("Seattle 2014: fifteen dollars an hour"),
            summary=_(
                "A real conversation: 339 people, 54 statements. See what unites them, which groups "
                "there are, and "
                "what each thinks."
            ),
            text=_(
                "In June 2014 the council of Seattle raised the minimum wage to fifteen dollars an hour. "
                "Polis, then a "
                "young program, asked who lived there what they expected of it.\n\nEvery vote is here, "
                "without names."
            ),
            service="seattle",
            area="Seattle",
            coordinator="administrator",
            charters=(SPOKEN,),
        ),
    ),
)
