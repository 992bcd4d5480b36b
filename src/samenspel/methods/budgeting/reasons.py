"""Why a project was chosen or not: one sentence with its numbers, ready to be translated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from samenspel.methods.words import N_, Count, Money, Name, Words, in_english

MONEY = frozenset({"price", "lowest", "left", "missing", "cost", "budget", "loss"})
"""The numbers that are amounts, rounded to 1/scale of the currency unit; the others are counts."""


TEMPLATES = {
    "paid": N_("{supporters} supporters, each paid {price}."),
    "paid-some": N_("{supporters} supporters: {full} paid {price} each, the others what they still had."),
    "paid-by-points": N_("{supporters} supporters paid {lowest} to {price} each, by their points."),
    "paid-by-worth": N_(
        "{supporters} supporters paid {lowest} to {price} each, by what it is worth to them."
    ),
    "free": N_("It costs nothing and has {supporters} supporters."),
    "completed": N_("Added with the money left over: with {votes} votes it was next, and {left} was enough."),
    "completed-points": N_(
        "Added with the money left over: with {points} points it was next, and {left} was enough."
    ),
    "short": N_("{supporters} supporters had {left} left together; it lacked {missing}."),
    "short-after-tie": N_(
        "It tied with project {rival}, which went first. "
        "After that, {supporters} supporters had {left} left together; it lacked {missing}."
    ),
    "no-supporters": N_("Nobody voted for it."),
    "no-points": N_("Nobody gave it points that count."),
    "above-budget": N_("It costs {cost}, more than the whole budget of {budget}."),
    "below-threshold": N_("It got {votes} votes and needed at least {threshold}."),
    "below-threshold-points": N_("It got {points} points and needed at least {threshold}."),
    "below-share": N_("It got {votes} votes; for a cost of {cost} it needed at least {needed}."),
    "ranked": N_(
        "With {votes} votes it came in place {place}; {left} of the budget was left, enough for it."
    ),
    "ranked-points": N_(
        "With {points} points it came in place {place}; {left} of the budget was left, enough for it."
    ),
    "unfit": N_(
        "With {votes} votes it came in place {place}, "
        "but only {left} of the budget was left and it costs {cost}."
    ),
    "unfit-points": N_(
        "With {points} points it came in place {place}, "
        "but only {left} of the budget was left and it costs {cost}."
    ),
    "covering": N_(
        "{supporters} of its voters had no other winner yet: so it came in place {place}; "
        "{left} of the budget was left, enough for it."
    ),
    "covering-unfit": N_(
        "{supporters} of its voters had no other winner yet: so it came in place {place}, "
        "but only {left} of the budget was left and it costs {cost}."
    ),
    "unfit-after-tie": N_(
        "It tied with project {rival}, which went first. After that only {left} was left and it costs {cost}."
    ),
    "stopped": N_("With {votes} votes it came in place {place}, after the first project that did not fit."),
    "stopped-points": N_(
        "With {points} points it came in place {place}, after the first project that did not fit."
    ),
    "excluded": N_(
        "With {votes} votes it came in place {place}, but project {rival} was chosen before, "
        "and of these two only one can be done."
    ),
    "excluded-points": N_(
        "With {points} points it came in place {place}, but project {rival} was chosen before, "
        "and of these two only one can be done."
    ),
    "stopped-dear": N_(
        "With {votes} votes it came in place {place}, after project {rival}, "
        "which costs more than the whole budget: there the count ended."
    ),
    "stopped-dear-points": N_(
        "With {points} points it came in place {place}, after project {rival}, "
        "which costs more than the whole budget: there the count ended."
    ),
    "saved": N_(
        "Its {supporters} supporters together had what it costs when everyone had been given {price}."
    ),
    "saved-unfit": N_(
        "Its {supporters} supporters together had what it costs when everyone had been given {price}, "
        "but then only {left} of the budget was left and it costs {cost}."
    ),
    "saved-short": N_(
        "The count ended at a project that did not fit. "
        "Its {supporters} supporters then had {left} together; it lacked {missing}."
    ),
    "saved-stopped": N_("It tied with a project that did not fit, and there the count ended."),
    "best": N_("Without it, the best choice would be worth {loss} less to the voters together."),
    "best-votes": N_("Without it, the best choice would have {fewer} votes fewer."),
    "best-points": N_("Without it, the best choice would have {fewer} points fewer."),
    "best-tied": N_("A choice without it is worth as much to the voters; the tie-break decided."),
    "not-best": N_("With it, the best choice would be worth {loss} less to the voters together."),
    "not-best-votes": N_("With it, the best choice would have {fewer} votes fewer."),
    "not-best-points": N_("With it, the best choice would have {fewer} points fewer."),
    "not-best-tied": N_("A choice with it is worth as much to the voters; the tie-break decided."),
}

SINGULAR = {
    "paid": N_("One supporter paid {price}."),
    "free": N_("It costs nothing and has one supporter."),
    "short": N_("One supporter had {left} left; it lacked {missing}."),
    "completed": N_("Added with the money left over: with one vote it was next, and {left} was enough."),
    "below-threshold": N_("It got one vote and needed at least {threshold}."),
    "below-share": N_("It got one vote; for a cost of {cost} it needed at least {needed}."),
    "ranked": N_("With one vote it came in place {place}; {left} of the budget was left, enough for it."),
    "unfit": N_(
        "With one vote it came in place {place}, but only {left} of the budget was left and it costs {cost}."
    ),
    "covering": N_(
        "One of its voters had no other winner yet: so it came in place {place}; "
        "{left} of the budget was left, enough for it."
    ),
    "covering-unfit": N_(
        "One of its voters had no other winner yet: so it came in place {place}, "
        "but only {left} of the budget was left and it costs {cost}."
    ),
    "saved": N_("Its one supporter had what it costs when everyone had been given {price}."),
    "saved-unfit": N_(
        "Its one supporter had what it costs when everyone had been given {price}, "
        "but then only {left} of the budget was left and it costs {cost}."
    ),
    "saved-short": N_(
        "The count ended at a project that did not fit. "
        "Its one supporter then had {left}; it lacked {missing}."
    ),
    "best-votes": N_("Without it, the best choice would have one vote fewer."),
    "not-best-votes": N_("With it, the best choice would have one vote fewer."),
    "stopped": N_("With one vote it came in place {place}, after the first project that did not fit."),
    "excluded": N_(
        "With one vote it came in place {place}, but project {rival} was chosen before, "
        "and of these two only one can be done."
    ),
    "stopped-dear": N_(
        "With one vote it came in place {place}, after project {rival}, "
        "which costs more than the whole budget: there the count ended."
    ),
}
"""What to say instead when there is exactly one supporter or vote."""


@dataclass(frozen=True)
class Reason:
    """A code with its numbers, as they are kept; `words` says it."""

    code: str
    numbers: dict[str, int | str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        one = 1 in (self.numbers.get(name) for name in ("supporters", "votes", "fewer"))
        if one and self.code in SINGULAR:
            return SINGULAR[self.code]
        return TEMPLATES[self.code]

    @property
    def words(self) -> Words:
        return Words(self.template, **{name: _value(name, value) for name, value in self.numbers.items()})

    def sentence(self, money: Callable[[int], str]) -> str:
        """The reason in English; `money` shows an amount in 1/scale of the currency unit."""
        return self.words.said(str, in_english(money))


def _value(name: str, value: int | str) -> Count | Money | Name:
    if isinstance(value, str):
        return Name(value)
    return Money(value) if name in MONEY else Count(value)
