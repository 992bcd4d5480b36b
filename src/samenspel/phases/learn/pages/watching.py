"""What is shown of signs, of noted figures, and of the check before one begins."""

from typing import Any

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.punctuation import colon
from samenspel.methods.barriers import GAUGES, SIGNS, Side, catalogue
from samenspel.methods.typology import SECTORS
from samenspel.phases.learn.models.risks import RiskSide
from samenspel.phases.learn.models.watching import Noted, Readiness, SignSeen
from samenspel.phases.learn.queries.risks import sectors_of
from samenspel.phases.learn.queries.watching import answers_of, noted_of, readiness_of, signs_of
from samenspel.phases.learn.wording import said_in
from samenspel.spine.initiatives.models import Initiative


def open_signs(initiative: Initiative) -> list[Context]:
    """For coordinators: those that wait first, then what was answered."""
    rows = [sign_in_words(one) for one in signs_of(initiative)]
    return sorted(rows, key=lambda row: not row["waits"])


def sign_in_words(sign: SignSeen) -> Context:
    rule = SIGNS[sign.sign]
    return {
        "sign": sign,
        "label": _(rule.label),
        "asks": _(rule.asks),
        "waits": sign.state in (SignSeen.State.OPEN, SignSeen.State.LOOKED_INTO),
        "entry": rule.entries[0],
    }


def noted_page(initiative: Initiative) -> list[Context]:
    return [
        {"words": colon(_(GAUGES[name].label), _amounts(one)), "noted": one}
        for name, one in noted_of(initiative).items()
    ]


def _amounts(noted: Noted) -> str:
    """As people read numbers."""
    part, whole = (formats.number_format(one.normalize(), use_l10n=True) for one in (noted.part, noted.whole))
    return f"{part} / {whole}"


def readiness_page(initiative: Initiative, person: Any) -> Context:
    found = readiness_of(initiative)
    return {
        "initiative": initiative,
        "sectors": [_(SECTORS[name]) for name in sectors_of(initiative)],
        "rows": _questions(initiative, found),
        "checked": [(label, found.get(side)) for side, label in RiskSide.choices],
        "is_empty": not found,
        **may_do(person, "learn", ("check_readiness",), initiative),
    }


def _questions(initiative: Initiative, found: dict[str, Readiness]) -> list[Context]:
    """Each question once, with what each side that is asked answered."""
    sectors = sectors_of(initiative)
    asked = {
        side: [one.name for one in catalogue().asked_of(Side(side), sectors)] for side in RiskSide.values
    }
    return [
        {
            "text": said_in(one.text),
            "answers": [
                (label, answers_of(found.get(side)).get(one.name, ""), one.name in asked[side])
                for side, label in RiskSide.choices
            ],
        }
        for one in catalogue().questions
        if any(one.name in names for names in asked.values())
    ]


def readiness_on_paper(initiative: Initiative) -> Context:
    """For `learn/readiness.typ`; with lines to write on where nobody answered yet."""
    found = readiness_of(initiative)
    return {
        "title": _("Are we ready?"),
        "language": get_language() or "",
        "kicker": str(initiative),
        "lead": _("What both sides ask themselves before they begin, and what they answered."),
        "checked": [_checked(str(label), found.get(side)) for side, label in RiskSide.choices],
        "questions": [
            {
                "text": row["text"],
                "answers": [[str(label), said] for label, said, is_asked in row["answers"] if is_asked],
            }
            for row in _questions(initiative, found)
        ],
    }


def _checked(label: str, readiness: Readiness | None) -> str:
    day = formats.date_format(readiness.checked_on, "DATE_FORMAT") if readiness else _("not answered yet")
    return f"{label}: {day}"
