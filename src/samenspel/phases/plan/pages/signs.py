"""What was unusual in a vote, in the words of whoever reads."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.ui.figures import as_share, count_of
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.budgeting.signs import HARD, RATES, TEXTS, Rate, Report, Sign, words_of
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.pages.rounds import about
from samenspel.phases.plan.queries import sign_report, voted


def signs_page(round: BudgetRound, person: Any) -> Context:
    kept = sign_report(round)
    report = kept.report if kept else Report()
    return {
        **about(round),
        "signs": [shown_sign(sign) for sign in report.signs],
        "looked": [(name, _number(report.looked.get(code, 0))) for code, name in _looked()],
        "fewest": settings.FEWEST_SHOWN,
        "voted": count_of(voted(round)),
        "asks_birth_year": round.asks_birth_year,
        "may_raise_objection": allow(person, "plan.raise_objection", round),
        "may_certify_round": allow(person, "plan.certify_round", round),
    }


def _looked() -> list[tuple[str, str]]:
    return [
        ("origin", _("Many votes from one network address")),
        ("contact", _("Many votes with one mailbox")),
        ("age", _("Many voters of one age")),
    ]


def _number(votes: int | None) -> str:
    if votes is None:
        return _("fewer than {fewest}").format(fewest=settings.FEWEST_SHOWN)
    return count_of(votes)


def shown_sign(sign: Sign) -> Context:
    text = TEXTS[sign.code]
    return {
        "is_hard": sign.level == HARD,
        "seen": said(words_of(text.seen, sign, settings.FEWEST_SHOWN)),
        "expected": said(words_of(text.expected, sign, settings.FEWEST_SHOWN)),
        "honest": _(text.honest),
        "how_often": how_often(RATES[sign.code]),
    }


def how_often(rate: Rate) -> str:
    if rate.is_real:
        text = _(
            "Of %(tried)s real elections on which this was measured, %(alarms)s showed it. So it is likely "
            "to be seen in at most %(most)s of honest votes."
        )
    else:
        text = _(
            "Of %(tried)s honest votes that were simulated, %(alarms)s showed it. Nobody publishes real ones "
            "with addresses, so that nobody knows it better."
        )
    return text % {
        "tried": count_of(rate.tried),
        "alarms": count_of(rate.alarms),
        "most": as_share(rate.most),
    }
