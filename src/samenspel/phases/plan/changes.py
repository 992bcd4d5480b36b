"""What would have won a project that lost: only what follows exactly from the count."""

import math
from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.ui.figures import count_of
from samenspel.methods.budgeting import Outcome
from samenspel.phases.plan.results import SHORT, Row

UNFIT = ("unfit", "unfit-points", "unfit-after-tie", "saved-unfit")


def changes_of(outcome: Outcome, rows: Sequence[Row], row: Row) -> list[str]:
    """Sentences, for a project that nothing but money kept from winning; `rows` are all, in order."""
    missing, code = row.fate.missing, row.fate.reason.code
    if row.selected or not missing:
        return []
    if code in SHORT:
        return [*_cheaper_share(row, missing), *_more_supporters(outcome, missing)]
    if code in UNFIT:
        return [*_cheaper(outcome, row, missing), *_more_votes(outcome, rows, row)]
    return []


def _cheaper_share(row: Row, missing: Fraction) -> list[str]:
    """With the shares as they were in the last count, its supporters could have paid `left` at the end."""
    left = math.floor(row.proposal.cost - missing)
    if left <= 0:
        return [_("At the end its supporters had spent their whole share on other projects.")]
    sentence = _("With the same shares it would have been chosen at a cost of %(left)s, instead of %(cost)s.")
    return [sentence % {"left": row.money(left), "cost": row.cost}]


def _more_supporters(outcome: Outcome, missing: Fraction) -> list[str]:
    if not outcome.payments or not outcome.payments.share:
        return []
    voters = math.ceil(missing / outcome.payments.share)
    sentence = ngettext(
        "What it lacked is the whole share of %(count)s voter.",
        "What it lacked is the whole share of %(count)s voters.",
        voters,
    )
    return [sentence % {"count": count_of(voters)}]


def _cheaper(outcome: Outcome, row: Row, missing: Fraction) -> list[str]:
    left = math.floor(row.proposal.cost - missing)
    if left <= 0 or "cost-high" in outcome.rule.ties:  # a lower cost could lose it a tie
        return []
    return [_("It would have been chosen at a cost of %(left)s.") % {"left": row.money(left)}]


def _more_votes(outcome: Outcome, rows: Sequence[Row], row: Row) -> list[str]:
    rival = overtaken(outcome, rows, row)
    if rival is None:
        return []
    sentence = _("Or with more votes than “%(title)s”, which has %(votes)s.")
    return [sentence % {"title": rival.proposal.title, "votes": count_of(rival.votes)}]


def overtaken(outcome: Outcome, rows: Sequence[Row], row: Row) -> Row | None:
    """The last winner before whose turn there was still enough left for `row`; where votes alone decide."""
    if outcome.rule.utility != "cost" or outcome.rule.name == "phragmen":
        return None
    left, found = outcome.budget, None
    for winner in (one for one in rows if one.selected):
        if left >= row.proposal.cost:
            found = winner
        left -= winner.proposal.cost
    return found
