"""What would have won a project that lost: only what follows exactly from the count."""

import math
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.phases.plan.results import SHORT, Count, Row
from samenspel.phases.plan.wording import count_of, money_of

UNFIT = ("unfit", "unfit-points", "unfit-after-tie", "saved-unfit")


def changes_of(count: Count, row: Row) -> list[str]:
    """Sentences, for a project that nothing but money kept from winning."""
    one = next(one for one in count.outcome["projects"] if one["id"] == row.proposal.number)
    missing = count.amount(one["missing_exact"])
    if row.selected or not missing:
        return []
    if one["reason_code"] in SHORT:
        return [*_cheaper_share(count, row, missing), *_more_supporters(count, missing)]
    if one["reason_code"] in UNFIT:
        return [*_cheaper(count, row, missing), *_more_votes(count, row)]
    return []


def _cheaper_share(count: Count, row: Row, missing: Fraction) -> list[str]:
    """With the shares as they were in the last count, its supporters could have paid `left` at the end."""
    left = math.floor(row.proposal.cost - missing)
    if left <= 0:
        return [_("At the end its supporters had spent their whole share on other projects.")]
    money = money_of(count.round)
    sentence = _("With the same shares it would have been chosen at a cost of %(left)s, instead of %(cost)s.")
    return [sentence % {"left": money(left), "cost": row.cost}]


def _more_supporters(count: Count, missing: Fraction) -> list[str]:
    share = count.amount(count.outcome.get("share_exact"))
    if not share:
        return []
    voters = math.ceil(missing / share)
    sentence = ngettext(
        "What it lacked is the whole share of %(count)s voter.",
        "What it lacked is the whole share of %(count)s voters.",
        voters,
    )
    return [sentence % {"count": count_of(voters)}]


def _cheaper(count: Count, row: Row, missing: Fraction) -> list[str]:
    left = math.floor(row.proposal.cost - missing)
    if left <= 0 or "cost-high" in count.rule.ties:  # a lower cost could lose it a tie
        return []
    return [_("It would have been chosen at a cost of %(left)s.") % {"left": money_of(count.round)(left)}]


def _more_votes(count: Count, row: Row) -> list[str]:
    rival = overtaken(count, row)
    if rival is None:
        return []
    sentence = _("Or with more votes than “%(title)s”, which has %(votes)s.")
    return [sentence % {"title": rival.proposal.title, "votes": count_of(rival.votes)}]


def overtaken(count: Count, row: Row) -> Row | None:
    """The last winner before whose turn there was still enough left for `row`; where votes alone decide."""
    if count.rule.utility != "cost" or count.rule.name == "phragmen":
        return None
    left, found = count.round.budget, None
    for winner in (one for one in count.rows if one.selected):
        if left >= row.proposal.cost:
            found = winner
        left -= winner.proposal.cost
    return found
