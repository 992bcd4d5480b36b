"""Why a project gets what it gets: sentences with their numbers, ready to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from samenspel.methods.words import Words

from .money import Money
from .outcome import Outcome, ProjectMatch


def reasons(outcome: Outcome, one: ProjectMatch, money: Money) -> tuple[Words, ...]:
    """From what people gave to the cents paid, one step after the other; `money` shows cents."""
    steps = [_given(one, money)]
    if one.givers:
        steps += [*_counted(outcome, one, money), *_formula(outcome, one, money)]
    if one.amount:
        steps += [*_scaled(outcome, money), *_cap(outcome, one, money), *_cent(outcome, one)]
        steps.append(Words("It gets {payout}.", payout=money(one.payout)))
    return tuple(steps)


def _given(one: ProjectMatch, money: Money) -> Words:
    if one.givers == 0:
        return Words("Nobody gave to it, so there is nothing to match.")
    if one.givers == 1:
        return Words("One person gave {own}.", own=money(one.own))
    return Words("{givers} people gave {own} together.", givers=f"{one.givers:,}", own=money(one.own))


def _counted(outcome: Outcome, one: ProjectMatch, money: Money) -> Iterator[Words]:
    rule, counted = outcome.rule, money(one.counted)
    if one.counted == one.own or rule.formula == "per-head":
        return
    limit, total = money(rule.giver_cap or 0), money(rule.total_cap or 0)
    if rule.total_cap is None:
        yield Words(
            "Of what one person gives, {limit} counts at most: {counted} in all.",
            limit=limit,
            counted=counted,
        )
    elif rule.giver_cap is None:
        yield Words(
            "Of what one person gives to all projects, {total} counts at most, in proportion: {counted} "
            "in all.",
            total=total,
            counted=counted,
        )
    else:
        yield Words(
            "Of what one person gives, {limit} counts at most, and then {total} for all projects together, "
            "in proportion: {counted} in all.",
            limit=limit,
            total=total,
            counted=counted,
        )


def _formula(outcome: Outcome, one: ProjectMatch, money: Money) -> Iterator[Words]:
    rule, amount = outcome.rule, money(one.unbounded)
    if rule.formula == "proportional":
        rate = money(100 * rule.rate)
        yield Words(
            "{rate} for every {unit} given makes {amount}.", rate=rate, unit=money(100), amount=amount
        )
    elif rule.formula == "per-head":
        yield Words("{each} for every giver makes {amount}.", each=money(rule.per_head), amount=amount)
    elif one.givers == 1:
        yield Words("The formula rewards what people do together, so that one giver alone brings nothing.")
    else:
        yield Words(
            "The square of the sum of the square roots of the gifts, less the gifts, is {amount}.",
            amount=amount,
        )
        yield from _bound(outcome, one, money)


def _bound(outcome: Outcome, one: ProjectMatch, money: Money) -> Iterator[Words]:
    if outcome.rule.formula != "pairwise":
        return
    yield Words(
        "The more two people give to the same projects, the less they count together: that takes away "
        "{taken} and leaves {amount}.",
        taken=money(one.taken),
        amount=money(one.amount),
    )
    for pair in one.pairs[:1]:
        yield Words(
            "Of the pairs, those of givers no. {first} and no. {second} lost most: {taken}. "
            "Pairs alike: {alike}; projects in common: {shared}.",
            first=pair.first,
            second=pair.second,
            taken=money(Fraction(pair.taken)),
            alike=f"{pair.alike:,}",
            shared=pair.shared,
        )


def _scaled(outcome: Outcome, money: Money) -> Iterator[Words]:
    percent = f"{float(outcome.factor * 100):.4g}"
    if outcome.factor == 1:
        yield Words("The pot of {pot} is enough for that.", pot=money(outcome.rule.pot))
    elif outcome.factor < 1:
        yield Words(
            "The pot of {pot} is too small for all projects: each gets {percent} % of its amount.",
            pot=money(outcome.rule.pot),
            percent=percent,
        )
    else:
        yield Words(
            "The pot is paid out, so that each project gets {percent} % of its amount.", percent=percent
        )


def _cap(outcome: Outcome, one: ProjectMatch, money: Money) -> Iterator[Words]:
    if one.capped:
        yield Words("No more than {cap} may be paid to it.", cap=money(one.cap or 0))


def _cent(outcome: Outcome, one: ProjectMatch) -> Iterator[Words]:
    if outcome.tie and one.id in outcome.tie.projects:
        others = ", ".join(id for id in outcome.tie.projects if id != one.id)
        if one.id in outcome.tie.lucky:
            yield Words(
                "It tied with {others} for the last cents, and got one by the rule for ties.", others=others
            )
        else:
            yield Words(
                "It tied with {others} for the last cents, and got none by the rule for ties.", others=others
            )
