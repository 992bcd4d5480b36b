"""A report as sections of blocks: what a page shows and what is printed, in the language of who reads."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.ui.figures import as_money, as_share
from samenspel.foundation.ui.punctuation import colon
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import Finding, Verdict, finding_of, status, told
from samenspel.phases.assess.charts.reports import scale_chart
from samenspel.phases.assess.models.plans import Known
from samenspel.phases.assess.pages.blocks import Block, Parts, Section, on, words_of
from samenspel.phases.assess.pages.measured import feedback, judged_in, measured
from samenspel.phases.assess.pages.participation import answered, did, who
from samenspel.spine.initiatives.models import Side

Cost = dict[str, Any]


def sections_of(parts: Parts) -> list[Section]:
    """Those that say something; “too few to say” is something."""
    made = [
        Section("short", _("In short"), [*_short(parts)]),
        Section("plan", _("What was planned"), [*_plan(parts)]),
        Section("who", _("Who took part, and who did not"), [*who(parts)]),
        Section("did", _("What they did"), [*did(parts)]),
        Section("moved", _("What moved and hindered them"), [*_moved(parts)]),
        Section("feedback", _("What people said, and what came of it"), [*feedback(parts)]),
        Section("changed", _("What changed, and how sure we are"), [*_changed(parts)]),
        Section("measured", _("What was measured"), [*measured(parts)]),
        Section("effects", _("Side effects, and who took no part"), [*_effects(parts)]),
        Section("costs", _("What it cost both sides"), [*_costs(parts)]),
        Section("next", _("What to try next"), [*_next(parts)]),
    ]
    return [one for one in made if one.blocks]


def findings_in(parts: Parts) -> list[Finding]:
    return [finding_of(one) for one in parts.get("answers", {}).get("changed", ())]


def _short(parts: Parts) -> Iterator[Block]:
    findings = findings_in(parts)
    if parts["about"].get("is_blind"):
        yield Block(_("Outcomes by arm are closed: the survey is not over, or nobody opened them yet."))
    elif not parts["about"]["is_over"]:
        yield Block(_("People still answer. What they said is told once the survey is over."))
    elif not findings:
        yield Block(_("Nothing was planned to be tested, so this report tells no effects."))
    for one in findings:
        yield Block(f"{one.hypothesis.text} {said(told(one)[0])}", mark=mark_of(one))
    if items := [*answered(parts), *judged_in(parts)]:
        yield Block(items=items)


def _plan(parts: Parts) -> Iterator[Block]:
    plans = parts["about"]["plans"]
    if not plans:
        yield Block(_("No plan was locked before the data. Take every number as a hint, not as a proof."))
        return
    for one in plans:
        words = {
            "number": one["number"],
            "day": on(one["day"]),
            "known": Known(one["known"]).label,
        }
        yield Block(
            " ".join(
                filter(None, (_("Plan %(number)d, locked on %(day)s. %(known)s") % words, one["reason"]))
            )
        )
    yield Block(
        _("SHA-256 of the last one, as the journal has it: %(digest)s") % {"digest": plans[-1]["digest"]}
    )


def _moved(parts: Parts) -> Iterator[Block]:
    scales = parts.get("answers", {}).get("moved", ())
    few = []
    for one in scales:
        if any(wave["mean"] is not None for wave in one["waves"]):
            yield Block(chart=scale_chart(capfirst(words_of(one["scale"])), one))
        else:
            few.append(words_of(one["scale"]))
    if few:
        yield Block(_("Too few to say: %(options)s.") % {"options": "; ".join(few)})
    for fact in ("survey.moved", "survey.hindered"):
        if text := parts["told"].get(fact):
            yield Block(text)


def _changed(parts: Parts) -> Iterator[Block]:
    lots = parts.get("answers", {}).get("lots", {})
    for one in findings_in(parts):
        words = [*map(said, told(one)), *_lots(lots.get(one.hypothesis.code))]
        yield Block(title=one.hypothesis.text, mark=mark_of(one), text=" ".join(words))


def _lots(p: float | None) -> Iterator[str]:
    """What drawing again and again says, however few were drawn."""
    if p is not None:
        words = _(
            "Had the arms made no difference, a draw would show one as large in %(share)s of all draws."
        )
        yield words % {"share": as_share(p, 1)}


def _effects(parts: Parts) -> Iterator[Block]:
    facts = parts["told"]
    harms = facts.get("harms") or _("Nobody wrote whether there were any.")
    sought = facts.get("harms.sought") or _("Nobody wrote whether they were looked for.")
    yield Block(title=_("Side effects"), text=f"{sought} {harms}")
    others = facts.get("others") or _("Nobody asked whether it changed anything for them.")
    yield Block(title=_("Those who took no part"), text=others)


def _costs(parts: Parts) -> Iterator[Block]:
    """What the cards of all phases say, and what people wrote; whatever is not there is named."""
    items = [_beside(cost["what"], cost["side"], _cost(cost)) for cost in parts["costs"]]
    gaps = []
    for fact, words in COSTS.items():
        _name, kind, side = fact.split(".")
        if text := parts["told"].get(fact):
            items.append(colon(capfirst(str(words)), text))
        elif not any(cost["side"] == side and _is_of(kind, cost) for cost in parts["costs"]):
            gaps.append(str(words))
    if items:
        yield Block(items=items)
    if gaps:
        yield Block(_("Nobody wrote down: %(gaps)s.") % {"gaps": "; ".join(gaps)})


COSTS = {
    f"cost.hours.{Side.CITIZEN}": gettext_lazy("hours of citizens"),
    f"cost.hours.{Side.ORGANISATION}": gettext_lazy("hours of the organisation"),
    f"cost.money.{Side.CITIZEN}": gettext_lazy("money of citizens"),
    f"cost.money.{Side.ORGANISATION}": gettext_lazy("money of the organisation"),
}


def _is_of(kind: str, cost: Cost) -> bool:
    return bool(cost["cents"] if kind == "money" else cost["hours"])


def _beside(what: str, side: str, much: str) -> str:
    return colon(what if side == Side.NEUTRAL else f"{what} ({Side(side).label})", much)


def _cost(cost: Cost) -> str:
    if cost["cents"]:
        return as_money(cost["cents"], cost["currency"] or "EUR")
    hours = number_format(round(cost["hours"], 1), 1)
    if cost["for_each"]:
        return _("%(hours)s hours for each who came") % {"hours": hours}
    return _("%(hours)s hours") % {"hours": hours}


def _next(parts: Parts) -> Iterator[Block]:
    items = [*filter(None, (parts["told"].get("next"), *_suggested(parts)))]
    if items:
        yield Block(items=items)


def _suggested(parts: Parts) -> Iterator[str]:
    for one in parts.get("answers", {}).get("represented", ()):
        for group in one.get("groups", ()):
            if group.get("is_missed"):
                yield _("Invite “%(group)s” in another way, and ask them what keeps them.") % {
                    "group": group["level"]
                }
    for finding in findings_in(parts):
        if finding.verdict in (Verdict.UNSURE, Verdict.TOO_FEW):
            yield _("Ask more people before you decide on “%(text)s”.") % {"text": finding.hypothesis.text}
        elif not finding.is_planned:
            yield _("Plan “%(text)s” beforehand next time, and test it then.") % {
                "text": finding.hypothesis.text
            }


def mark_of(finding: Finding) -> str:
    return _("planned") if finding.is_planned else _("exploratory")


def status_of(finding: Finding) -> str:
    return said(status(finding))
