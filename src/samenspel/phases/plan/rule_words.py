"""What each rule is called and how it works, for the people whose votes it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.figures import count_of
from samenspel.foundation.ui.punctuation import colon
from samenspel.methods.budgeting import UTILITIES, Rule

ByOption = Mapping[str, Promise]
COMPLETIONS: ByOption = {
    "none": _("Money that nobody could use together is left over."),
    "greedy": _("What is left goes to the projects with the most votes that still fit."),
    "add-one": _(
        "The shares are raised step by step and counted again, until every project that fits is chosen or a "
        "next step would cost more than the budget."
    ),
    "add-one-greedy": _(
        "The shares are raised step by step as far as the budget allows. What is left then goes to the "
        "projects with the most votes that still fit."
    ),
    "add-one-to-limit": _("The shares are raised step by step, as far as the budget allows."),
    "add-one-comparison": _(
        "The shares are raised step by step, as far as the budget allows. Had more voters been better off "
        "with the most votes first, that result would count."
    ),
}
MISFITS: ByOption = {
    "skip": _("A project that no longer fits is passed over, and the next one gets its turn."),
    "stop": _("At the first project that does not fit, it is over."),
}
GOES_FIRST: ByOption = {
    "cost": _("More supporters"),
    "cardinality": _("A lower cost for each supporter"),
    "points": _("More points"),
    "borda": _("Higher places on people's lists"),
}
TIES: ByOption = {
    "votes": _("more votes"),
    "points": _("more points"),
    "cost": _("the lower cost"),
    "cost-high": _("the higher cost"),
    "id": _("the project's number"),
    "order": _("the place on the list"),
}
ENOUGH_LEFT = _("A project is chosen when enough of the budget is left for it.")


@dataclass(frozen=True)
class Counting:
    """One rule in words. `names` and `ideas` are by utility; `offer` is the idea for those who choose a rule.
    `steps` is what else decides: an option, and its words by value."""

    names: ByOption
    ideas: ByOption
    offer: Promise
    steps: tuple[tuple[str, ByOption], ...]

    @property
    def name(self) -> Promise:
        """As long as nobody said by what utility."""
        return self.names["cost"]


def _always(text: Promise) -> ByOption:
    return dict.fromkeys(UTILITIES, text)


def _until_spent(ideas: ByOption) -> ByOption:
    return {utility: format_lazy("{} {}", idea, ENOUGH_LEFT) for utility, idea in ideas.items()}


SHARES_IDEA = _(
    "Every voter gets an equal share of the budget. A project is chosen when the people who voted for it can "
    "pay for it together."
)
SAVING_IDEA = _(
    "Everyone is given money at the same pace. As soon as the people who voted for a project have together "
    "what it costs, they pay for it and start saving again."
)
SUM_IDEA = _(
    "Of all choices that the budget can pay, the one wins that is worth most to all voters added up. How "
    "many of them get something does not count."
)
RULES: dict[str, Counting] = {
    "equal-shares": Counting(
        names=_always(_("Equal shares")),
        ideas=_always(SHARES_IDEA),
        offer=SHARES_IDEA,
        steps=(
            (
                "utility",
                {
                    "cost": _(
                        "First comes the project with the most supporters who can still pay their part."
                    ),
                    "cardinality": _("First comes the project that asks the least of each supporter."),
                    "points": _("First comes the project that asks the least for each point it got."),
                    "borda": _("First comes the project that asks the least of those who ranked it high."),
                },
            ),
            ("completion", COMPLETIONS),
        ),
    ),
    "greedy": Counting(
        names={
            "cost": _("Most votes first"),
            "cardinality": _("Most votes for the money first"),
            "points": _("Most points first"),
            "borda": _("Highest ranked first"),
        },
        ideas=_until_spent(
            {
                "cost": _("Projects take their turn, the one with the most votes first."),
                "cardinality": _("Projects take their turn, the one with the most votes for its cost first."),
                "points": _("Projects take their turn, the one with the most points first."),
                "borda": _("Projects take their turn, the one that people ranked highest first."),
            }
        ),
        offer=ENOUGH_LEFT,
        steps=(("misfit", MISFITS),),
    ),
    "phragmen": Counting(
        names=_always(_("Saving together (Phragmén)")),
        ideas=_always(SAVING_IDEA),
        offer=SAVING_IDEA,
        steps=(("misfit", MISFITS),),
    ),
    "max-welfare": Counting(
        names=_always(_("Highest sum (maximum welfare)")),
        ideas=_always(SUM_IDEA),
        offer=SUM_IDEA,
        steps=(
            (
                "utility",
                {
                    "cost": _("A chosen project is worth its cost to everyone who voted for it."),
                    "cardinality": _("A chosen project is worth the same to everyone who voted for it."),
                    "points": _("A chosen project is worth the points it got."),
                    "borda": _("A chosen project is worth more to those who ranked it higher."),
                },
            ),
        ),
    ),
}


def name_of(rule: Rule) -> str:
    return str(RULES[rule.name].names[rule.utility])


def explained(rule: Rule) -> list[str]:
    """Everything that decides, one thought each; the idea of the rule first."""
    words = RULES[rule.name]
    steps = [by_value[getattr(rule, option)] for option, by_value in words.steps]
    return [str(words.ideas[rule.utility]), *map(str, steps), *_threshold(rule), *_share(rule), _ties(rule)]


def _threshold(rule: Rule) -> list[str]:
    if not rule.threshold:
        return []
    return [
        ngettext(
            "A project needs at least %(count)s vote or point to take part.",
            "A project needs at least %(count)s votes or points to take part.",
            rule.threshold,
        )
        % {"count": count_of(rule.threshold)}
    ]


def _share(rule: Rule) -> list[str]:
    if not rule.share_threshold:
        return []
    told = gettext(
        "A project takes part only when its share of the voters is at least %(part)s of its share of the "
        "budget."
    )
    return [told % {"part": rule.share_threshold}]


def _ties(rule: Rule) -> str:
    ways = [tie_word(tie) for tie in rule.ties] or [str(TIES["order"])]
    return gettext("Between equals decides, in this order: %(ways)s.") % {"ways": ", ".join(ways)}


def tie_word(criterion: str) -> str:
    """What set equals apart."""
    if criterion.startswith("lot:"):
        return gettext("the lot drawn from “%(seed)s”") % {"seed": criterion.removeprefix("lot:")}
    return str(TIES[criterion])


def rules_told() -> list[tuple[Promise, Promise]]:
    """Each rule and its idea, for ballots on which people choose projects."""
    return [(words.name, words.ideas["cost"]) for words in RULES.values()]


def offered(name: str) -> Promise:
    """A rule, to those who choose one."""
    return joined(RULES[name].name, RULES[name].offer)


def joined(title: Promise, text: Promise) -> Promise:
    """A name and what it means, as one line of a form."""
    said: Promise = lazy(colon, str)(title, text)  # type: ignore[assignment]  # what the stubs call a text
    return said
