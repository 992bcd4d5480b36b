"""A report as sections of blocks: what a page shows and what is printed, in the language of who reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Chart
from samenspel.foundation.ui.figures import as_money, as_share, count_of
from samenspel.foundation.ui.punctuation import colon
from samenspel.foundation.ui.words import said
from samenspel.methods.reporting import Finding, Verdict, finding_of, status, told
from samenspel.phases.assess.charts.reports import census_chart, doing_chart, scale_chart
from samenspel.phases.assess.models.plans import Known
from samenspel.spine.initiatives.models import Side
from samenspel.spine.initiatives.phases import Phase

TOO_FEW = "too few"
Parts = dict[str, Any]


@dataclass
class Block:
    """One of: a sentence, a list, a drawing with its table, or a table. `mark`: planned or exploratory."""

    text: str = ""
    title: str = ""
    mark: str = ""
    items: Sequence[str] = ()
    chart: Chart | None = None
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass
class Section:
    key: str
    title: str
    blocks: list[Block] = field(default_factory=list)


def sections_of(parts: Parts) -> list[Section]:
    """Those that say something; “too few to say” is something."""
    made = [
        Section("short", _("In short"), [*_short(parts)]),
        Section("plan", _("What was planned"), [*_plan(parts)]),
        Section("who", _("Who took part, and who did not"), [*_who(parts)]),
        Section("did", _("What they did"), [*_did(parts)]),
        Section("moved", _("What moved and hindered them"), [*_moved(parts)]),
        Section("changed", _("What changed, and how sure we are"), [*_changed(parts)]),
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


def _plan(parts: Parts) -> Iterator[Block]:
    plans = parts["about"]["plans"]
    if not plans:
        yield Block(_("No plan was locked before the data. Take every number as a hint, not as a proof."))
        return
    for one in plans:
        words = {
            "number": one["number"],
            "day": date_format(date.fromisoformat(one["day"]), "DATE_FORMAT"),
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


def _who(parts: Parts) -> Iterator[Block]:
    members = parts["who"]["members"]
    shown = [f"{Side(side).label}: {count_of(many)}" for side, many in members.items() if many]
    if shown:
        yield Block(title=_("Members"), items=shown)
    if any(many is None for many in members.values()):
        yield Block(_too_few(parts))
    for wave in parts["who"]["waves"]:
        yield _wave(wave)
    if flow := parts["who"].get("flow"):
        yield from _flow(flow)
    represented = parts.get("answers", {}).get("represented", ())
    if not represented:
        yield Block(_("Nobody gave a census to compare with, so who is missing cannot be said."))
    for one in represented:
        yield from _represented(one, parts)


def _wave(wave: dict[str, Any]) -> Block:
    names = {
        "complete": _("handed in"),
        "partial": _("began and did not hand in"),
        "refused": _("withdrew"),
        "not_reached": _("did not answer"),
    }
    rows = [(words, _count(wave[name])) for name, words in names.items() if name in wave]
    if wave["asked"] is not None:
        rows.insert(0, (_("were asked"), count_of(wave["asked"])))
        if wave["complete"] is not None and wave["asked"]:
            rows.append((_("response rate (AAPOR RR5)"), as_share(wave["complete"] / wave["asked"])))
    title = _("Wave %(number)s") % {"number": wave["number"]}
    return Block(title=title, heads=(_("What became of them"), _("People")), rows=rows)


def _flow(flow: dict[str, Any]) -> Iterator[Block]:
    """What became of whom chance drew, by arm, as CONSORT wants it."""
    names = {
        "not_written": _("were not written to: left, or wanted no letters"),
        "undelivered": _("letter could not be delivered"),
        "silent": _("did not hand in"),
        "refused": _("withdrew"),
        "complete": _("handed in"),
    }
    rows = [(_("were drawn"), *map(count_of, flow["drawn"]))]
    rows += [(words, *map(_count, flow["became"][name])) for name, words in names.items()]
    heads = (_("What became of them"), *flow["arms"])
    yield Block(_("People on the list that was drawn from: %(count)s.") % {"count": count_of(flow["listed"])})
    yield Block(title=_("Drawn by lot"), heads=heads, rows=rows)


def _represented(one: dict[str, Any], parts: Parts) -> Iterator[Block]:
    label = words_of(one.get("label", {})) or one["variable"]
    if one.get("why") == "not asked":
        yield Block(_("“%(name)s” stands in the census, but the survey does not ask it.") % {"name": label})
    elif one.get("why"):
        yield Block(f"{label}: {_too_few(parts) if one['why'] == TOO_FEW else one['why']}")
    else:
        if any(group["people"] is not None for group in one["groups"]):
            yield Block(chart=census_chart(label, one["groups"]))
        yield from _missed(label, one, parts)


def _missed(label: str, one: dict[str, Any], parts: Parts) -> Iterator[Block]:
    missed = [group for group in one["groups"] if group.get("is_missed")]
    for group in missed:
        words = {
            "group": group["level"],
            "share": as_share(group["share"]),
            "census": as_share(group["census"]),
        }
        yield Block(
            _("“%(group)s” took part less than the others: %(share)s, where %(census)s of everyone are.")
            % words
        )
    hidden = [group["level"] for group in one["groups"] if group["people"] is None]
    if hidden:
        yield Block(_("Too few to say: %(options)s.") % {"options": "; ".join(hidden)})
    elif not missed:
        yield Block(_("No group took part less than chance may do."))
    if one["indicator"] is not None:
        number = number_format(one["indicator"], 2)
        yield Block(_("R-indicator: %(number)s (1: every group took part alike).") % {"number": number})


def _did(parts: Parts) -> Iterator[Block]:
    rows = [(Phase(one["phase"]).label, one) for one in parts["did"]]
    shown = [(str(label), one["people"]) for label, one in rows if one["people"] is not None]
    if shown:
        yield Block(chart=doing_chart(_("People who did something, by phase"), shown))
    hidden = [str(label) for label, one in rows if one["people"] is None]
    if hidden:
        yield Block(_("Too few to say: %(options)s.") % {"options": "; ".join(hidden)})


def _moved(parts: Parts) -> Iterator[Block]:
    for one in parts.get("answers", {}).get("moved", ()):
        name = words_of(one["scale"])
        if any(wave["mean"] is not None for wave in one["waves"]):
            yield Block(chart=scale_chart(name, one["waves"]))
        else:
            yield Block(f"{name}: {_too_few(parts)}")
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
    for fact in ("harms.sought", "harms"):
        if text := parts["told"].get(fact):
            yield Block(text)
    if not parts["told"].get("harms"):
        yield Block(_("Nobody wrote whether there were side effects, also for those who took no part."))


def _costs(parts: Parts) -> Iterator[Block]:
    items = [_beside(cost["what"], cost["side"], _cost(cost)) for cost in parts["costs"]]
    for side in (Side.CITIZEN, Side.ORGANISATION):
        for name, words in (("hours", _("Hours, as they were told")), ("money", _("Money, as it was told"))):
            if text := parts["told"].get(f"cost.{name}.{side}"):
                items.append(_beside(words, side, text))
    if items:
        yield Block(items=items)
    else:
        yield Block(_("Nobody wrote down hours or money yet."))


def _beside(what: str, side: str, much: str) -> str:
    return colon(what if side == Side.NEUTRAL else f"{what} ({Side(side).label})", much)


def _cost(cost: dict[str, Any]) -> str:
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


def words_of(text: dict[str, str]) -> str:
    """Of what was written in some languages, the reader's or the first."""
    return text.get(get_language() or "") or next(iter(text.values()), "")


def _count(many: int | None) -> str:
    return _("too few to say") if many is None else count_of(many)


def _too_few(parts: Parts) -> str:
    fewest = parts["about"]["fewest"]
    words = ngettext(
        "Fewer than %(count)d person: too few to say.", "Fewer than %(count)d people: too few to say.", fewest
    )
    return words % {"count": fewest}
