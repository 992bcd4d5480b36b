"""Rules and reasons in the words of the person who reads."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from django.utils import formats
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.figures import as_money
from samenspel.methods.budgeting import MONEY, Reason, Rule
from samenspel.phases.plan.models import BudgetRound

Amount = int | Fraction
EQUAL_SHARES = _("Equal shares")
SHARES_IDEA = _(
    "Every voter gets an equal share of the budget. A project is chosen when the people who voted for it can "
    "pay for it together."
)
SHARES_FIRST: dict[str, Promise] = {
    "cost": _("First comes the project with the most supporters who can still pay their part."),
    "cardinality": _("First comes the project that asks the least of each supporter."),
    "points": _("First comes the project that asks the least for each point it got."),
    "borda": _("First comes the project that asks the least of those who ranked it high."),
}
GREEDY: dict[str, Promise] = {
    "cost": _("Most votes first"),
    "cardinality": _("Most votes for the money first"),
    "points": _("Most points first"),
    "borda": _("Highest ranked first"),
}
GREEDY_IDEAS: dict[str, Promise] = {
    "cost": _("Projects take their turn, the one with the most votes first."),
    "cardinality": _("Projects take their turn, the one with the most votes for its cost first."),
    "points": _("Projects take their turn, the one with the most points first."),
    "borda": _("Projects take their turn, the one that people ranked highest first."),
}
ENOUGH_LEFT = _("A project is chosen when enough of the budget is left for it.")
UTILITIES: dict[str, Promise] = {
    "cost": _("More supporters"),
    "cardinality": _("A lower cost for each supporter"),
    "points": _("More points"),
    "borda": _("Higher places on people's lists"),
}
COMPLETIONS: dict[str, Promise] = {
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
MISFITS: dict[str, Promise] = {
    "skip": _("A project that no longer fits is passed over, and the next one gets its turn."),
    "stop": _("At the first project that does not fit, it is over."),
}
TIES: dict[str, Promise] = {
    "votes": _("more votes"),
    "points": _("more points"),
    "cost": _("the lower cost"),
    "cost-high": _("the higher cost"),
    "id": _("the project's number"),
    "order": _("the place on the list"),
}


def money_of(round: BudgetRound) -> Callable[[Amount], str]:
    """Shows an amount that is kept in 1/scale of the currency's unit."""

    def show(amount: Amount) -> str:
        return as_money(round_half_up(Fraction(amount * 100, round.scale)), round.currency).strip()

    return show


def round_half_up(amount: Fraction) -> int:
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def count_of(number: int) -> str:
    """1,234 or 1.234."""
    return str(formats.number_format(number, force_grouping=True))


def sentence_of(
    code: str, numbers: Mapping[str, int | str], money: Callable[[Amount], str], titles: Mapping[str, str]
) -> str:
    """Why one project won or lost; a rival is called by its title."""
    reason = Reason(code, dict(numbers))
    shown = {name: _shown(name, value, money, titles) for name, value in numbers.items()}
    return gettext(reason.template).format(**shown)


def _shown(name: str, value: int | str, money: Callable[[Amount], str], titles: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return f"“{titles.get(value, value)}”"
    return money(value) if name in MONEY else count_of(value)


def name_of(rule: Rule) -> str:
    return str(EQUAL_SHARES if rule.name == "equal-shares" else GREEDY[rule.utility])


def idea_of(rule: Rule) -> str:
    """The rule in a sentence or two."""
    if rule.name == "equal-shares":
        return str(SHARES_IDEA)
    return f"{GREEDY_IDEAS[rule.utility]} {ENOUGH_LEFT}"


def explained(rule: Rule) -> list[str]:
    """Everything that decides, one thought each."""
    if rule.name == "equal-shares":
        steps = [SHARES_FIRST[rule.utility], COMPLETIONS[rule.completion]]
    else:
        steps = [MISFITS[rule.misfit]]
    return [idea_of(rule), *map(str, steps), *_threshold(rule), _ties(rule)]


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


def _ties(rule: Rule) -> str:
    ways = [_tie(tie) for tie in rule.ties] or [str(TIES["order"])]
    return gettext("Between equals decides, in this order: %(ways)s.") % {"ways": ", ".join(ways)}


def _tie(tie: str) -> str:
    if tie.startswith("lot:"):
        return gettext("the lot drawn from “%(seed)s”") % {"seed": tie.removeprefix("lot:")}
    return str(TIES[tie])


def tie_word(criterion: str) -> str:
    """What set equals apart."""
    return _tie(criterion)


def joined(title: Promise, text: Promise) -> Promise:
    """A name and what it means, as one line of a form."""
    return format_lazy("{}: {}", title, text)
