"""What a Pabulib file says about itself, in the words of a budget round."""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.ui.figures import count_of
from samenspel.methods.budgeting import Election, Project, Rule, default_rule, town_rule
from samenspel.methods.moments import NoMoment, read_moment
from samenspel.phases.plan.models import LONGEST_NUMBER, BudgetRound, Proposal

LONGEST_TITLE, LONGEST_NAME, LONGEST_TEXT = 120, 1000, 20_000
MOST = 2**63 - 1
MOST_LINES, MOST_CELLS, MOST_PROJECTS = 600_000, 5_000_000, 10_000


class UnfitElection(ValueError):
    """A well-formed file that this house cannot keep; the text says why."""


def check_size(source: bytes) -> None:
    """Before anything is parsed: several times what the largest elections need, which a machine reads in
    seconds."""
    counted = {
        _("lines"): (source.count(b"\n") + source.count(b"\r"), MOST_LINES),
        _("cells"): (source.count(b";") + source.count(b","), MOST_CELLS),
        _("projects"): (_lines_of_projects(source), MOST_PROJECTS),
    }
    for what, (have, most) in counted.items():
        if have > most:
            raise UnfitElection(
                _(
                    "This file has more than %(most)s %(what)s. Is it one election? "
                    "Split it if there are several."
                )
                % {"most": count_of(most), "what": what}
            )


def _lines_of_projects(source: bytes) -> int:
    begin = re.search(rb"^\W*projects\W*$", source, re.MULTILINE | re.IGNORECASE)
    if begin is None:
        return 0
    end = re.compile(rb"^\W*(?:meta|votes)\W*$", re.MULTILINE | re.IGNORECASE).search(source, begin.end())
    part = source[begin.end() : end.start() if end else len(source)]
    return part.count(b"\n") + part.count(b"\r")


def check_storable(election: Election) -> None:
    """Limits of the database, said in words."""
    if max(election.budget, *election.costs) > MOST:
        raise UnfitElection(_("The amounts have too many digits. Check the budget and the costs."))
    if len(election.projects) > MOST_PROJECTS:
        raise UnfitElection(_("There are more than %(most)d projects.") % {"most": MOST_PROJECTS})
    for project in election.projects:
        if len(project.id) > LONGEST_NUMBER:
            raise UnfitElection(
                _("The id of project “%(id)s…” has more than %(most)d characters. Give it a shorter one.")
                % {"id": project.id[:30], "most": LONGEST_NUMBER}
            )
        if len(project.name) > LONGEST_NAME or len(project.extra.get("description", "")) > LONGEST_TEXT:
            raise UnfitElection(
                _("The text of project “%(id)s” is too long. Shorten its name or description.")
                % {"id": project.id}
            )


def title_of(meta: dict[str, str]) -> str:
    """The description, with the year unless it says it."""
    title = " ".join(meta.get("description", "").split()) or meta.get("unit", "") or _("Imported election")
    year = meta.get("instance", "")
    if year.isdecimal() and year not in title:
        title = f"{title} {year}"
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def voting_days(meta: dict[str, str]) -> tuple[datetime, datetime]:
    """From the first day to the end of the last; yesterday when the file does not say."""
    now = clock.now()
    opens = _day(meta.get("date_begin", ""), month=1, day=1)
    closes = _day(meta.get("date_end", ""), month=12, day=31)
    if closes is None or closes > now:
        return now - timedelta(days=1), now
    end = closes + timedelta(days=1, seconds=-1)
    return (opens if opens and opens < end else closes), end


def _day(text: str, *, month: int, day: int) -> datetime | None:
    """A day, or a year alone, of which `month` and `day` are meant."""
    try:
        found = read_moment(f"{text}-{month}-{day}" if re.fullmatch(r"\d{4}", text) else text)
    except NoMoment:
        return None
    return timezone.make_aware(datetime.combine(found.day, time()))


def currency_of(meta: dict[str, str]) -> str:
    text = meta.get("currency", "").strip().upper()
    return text if re.fullmatch(r"[A-Z]{3}", text) else ""


def language_of(meta: dict[str, str]) -> str:
    """For the lang attribute; empty when the file does not say."""
    text = meta.get("language", "").strip()
    return text if re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z]{2,4})?", text) else ""


def rule_of(election: Election) -> Rule:
    """The town's own where it is offered here, or else the house's."""
    return town_rule(election) or default_rule(election)


def proposals_of(round: BudgetRound, election: Election) -> list[Proposal]:
    return [_proposal(round, place, project) for place, project in enumerate(election.projects, start=1)]


def _proposal(round: BudgetRound, place: int, project: Project) -> Proposal:
    extra = project.extra
    return Proposal(
        round=round,
        number=project.id,
        place=place,
        title=project.name,
        description=extra.get("description", ""),
        category=extra.get("category", ""),
        cost=project.cost,
        was_chosen=_was_chosen(extra.get("selected", "")),
        **_spot(extra),
    )


def _was_chosen(cell: str) -> bool | None:
    """By the town's own rule. Pabulib writes 2 and more for what was funded later, in other ways."""
    return {"1": True, "0": False}.get(cell)


def _spot(extra: dict[str, str]) -> dict[str, Decimal]:
    """Both coordinates or none."""
    try:
        latitude, longitude = Decimal(extra["latitude"]), Decimal(extra["longitude"])
        on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    except (KeyError, InvalidOperation):
        return {}
    if not on_earth:
        return {}
    metre = Decimal("0.000001")
    return {"latitude": latitude.quantize(metre), "longitude": longitude.quantize(metre)}


def meta_of(round: BudgetRound) -> dict[str, str]:
    """What the recount file of a round that is held here says about itself, in Pabulib's words."""
    local = timezone.localtime
    return {
        "description": str(round),
        "unit": str(round.initiative.area or round.initiative),
        "instance": str(local(round.votes_until).year),
        "date_begin": f"{local(round.votes_from):%d.%m.%Y}",
        "date_end": f"{local(round.votes_until):%d.%m.%Y}",
        "rule": round.rule["name"],
        "currency": round.currency,
        "language": round.language,
    }
