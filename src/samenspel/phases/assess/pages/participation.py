"""Of a report: who took part, who did not, who came again, and what they did."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samenspel.foundation.ui.figures import as_share, count_of
from samenspel.methods.reporting.flow import wilson
from samenspel.phases.assess.charts.reports import census_chart, doing_chart, flow_chart
from samenspel.phases.assess.pages.blocks import Block, Parts, counted, too_few, words_of
from samenspel.spine.initiatives.models import Side
from samenspel.spine.initiatives.phases import Phase
from samenspel.tools.surveys.models.surveys import Asked
from samenspel.tools.surveys.wording import RATES

TOO_FEW = "too few"
Wave = dict[str, Any]


def who(parts: Parts) -> Iterator[Block]:
    members = parts["who"]["members"]
    shown = [f"{Side(side).label}: {count_of(many)}" for side, many in members.items() if many]
    hidden = too_few(parts) if None in members.values() else ""
    yield Block(title=_("Members"), text=hidden, items=shown)
    waves = parts["who"]["waves"]
    for one in waves:
        yield from _wave(one, parts)
    if flow := parts["who"].get("flow"):
        yield from _flow(flow)
    if any(one.get("asked_of") == Asked.EVERYONE for one in waves):
        yield Block(_("Everyone could answer, and nobody knows who saw the link: there is no response rate."))
    for one in waves:
        yield from _attrition(one)
    represented = parts.get("answers", {}).get("represented", ())
    if not represented:
        yield Block(_("Nobody gave a census to compare with, so who is missing cannot be said."))
    for one in represented:
        yield from _represented(one, parts)


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
    rows += [(words, *map(counted, flow["became"][name])) for name, words in names.items()]
    heads = (_("What became of them"), *flow["arms"])
    yield Block(_("People on the list that was drawn from: %(count)s.") % {"count": count_of(flow["listed"])})
    yield Block(title=_("Drawn by lot"), heads=heads, rows=rows)


def answered(parts: Parts) -> Iterator[str]:
    """In one sentence for each wave, where it can be told."""
    for one in parts["who"]["waves"]:
        if one.get("is_over") and one["complete"] is not None:
            words = {"number": one["number"], "people": count_of(one["complete"])}
            rate = one["rates"].get("RR1")
            if rate is None:
                yield _("Wave %(number)s: %(people)s handed their answers in.") % words
            else:
                yield _("Wave %(number)s: %(people)s handed their answers in, %(rate)s of who was asked.") % {
                    **words,
                    "rate": as_share(rate),
                }


def _wave(one: Wave, parts: Parts) -> Iterator[Block]:
    title = _("Wave %(number)s") % {"number": one["number"]}
    if not one.get("is_over"):
        yield Block(title=title, text=_("People still answer. How many do is told once it is over."))
        return
    yield Block(chart=flow_chart(title, *_stops(one), in_words(one)))
    if one["rates"]:
        rows = [(str(RATES[name]), name, as_share(rate)) for name, rate in one["rates"].items()]
        heads = (_("What it says"), _("Name"), _("Share"))
        about = _("Response rates of wave %(number)s, as the AAPOR defines them") % {"number": one["number"]}
        yield Block(title=about, heads=heads, rows=rows, is_folded=True)
    elif one["asked_of"] != Asked.EVERYONE:
        words = _("Response rates: too few to say. Of fewer than %(fewest)d who did the same, none is told.")
        yield Block(words % {"fewest": parts["about"]["fewest"]})


def _stops(one: Wave) -> tuple[tuple[str, str], list[tuple[str, str]], tuple[str, str]]:
    """Who was asked, who of them is lost and why, and who handed in."""
    is_open = one["asked_of"] == Asked.EVERYONE
    names = {
        "not_reached": _("did not answer"),
        "silent": _("nothing heard of them"),
        "undelivered": _("the letter did not arrive"),
        "not_eligible": _("found all places taken"),
        "partial": _("began and did not hand in"),
        "refused": _("withdrew") if is_open else _("withdrew, or want no letters"),
    }
    left = [(words, counted(one[name])) for name, words in names.items() if one.get(name, 0) != 0]
    first = _("Began to answer") if is_open else _("Were asked")
    return (first, counted(one["all"])), left, (_("Handed in"), counted(one["complete"]))


def in_words(one: Wave) -> str:
    if one["all"] is None or one["complete"] is None:
        return ""
    words = {"all": count_of(one["all"]), "complete": count_of(one["complete"])}
    if one["asked_of"] == Asked.EVERYONE:
        return _("Of %(all)s who began, %(complete)s handed in.") % words
    return _("Of %(all)s who were asked, %(complete)s handed in.") % words


def _attrition(one: Wave) -> Iterator[Block]:
    """Who handed in the time before and did not come again."""
    came = one.get("came")
    if not came:
        return
    words = {"number": one["number"], "before": one["number"] - 1}
    title = _("From wave %(before)d to wave %(number)d") % words
    if came["again"] is None:
        yield Block(title=title, text=_("How many came again: too few to say."))
        return
    everyone = came["again"] + came["gone"]
    first = (_("Handed in in wave %(before)d") % words, count_of(everyone))
    gone = [(_("did not hand in again"), count_of(came["gone"]))] if came["gone"] else []
    last = (_("Handed in in both"), count_of(came["again"]))
    yield Block(chart=flow_chart(title, first, gone, last, _lost(came, everyone)))
    if came["new"]:
        yield Block(
            _("In wave %(number)d, others came besides: %(new)s.") % {**words, "new": count_of(came["new"])}
        )


def _lost(came: dict[str, int], everyone: int) -> str:
    if not everyone:
        return ""
    share, low, high = (as_share(one) for one in wilson(came["gone"], everyone, 0.95))
    return _("Attrition: %(share)s (%(low)s to %(high)s).") % {"share": share, "low": low, "high": high}


def _represented(one: dict[str, Any], parts: Parts) -> Iterator[Block]:
    label = words_of(one.get("label", {})) or one["variable"]
    if one.get("why") == "not asked":
        yield Block(_("“%(name)s” stands in the census, but the survey does not ask it.") % {"name": label})
    elif one.get("why"):
        yield Block(f"{label}: {too_few(parts) if one['why'] == TOO_FEW else one['why']}")
    else:
        if any(group["people"] is not None for group in one["groups"]):
            yield Block(chart=census_chart(label, one["groups"]))
        yield from _missed(one)


def _missed(one: dict[str, Any]) -> Iterator[Block]:
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


def did(parts: Parts) -> Iterator[Block]:
    rows = [(Phase(one["phase"]).label, one) for one in parts["did"]]
    shown = [(str(label), one["people"]) for label, one in rows if one["people"] is not None]
    if shown:
        yield Block(chart=doing_chart(_("People who did something, by phase"), shown))
    hidden = [str(label) for label, one in rows if one["people"] is None]
    if hidden:
        yield Block(_("Too few to say: %(options)s.") % {"options": "; ".join(hidden)})
