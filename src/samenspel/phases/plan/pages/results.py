"""What each page shows, put together from queries."""

import io
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.text import slugify

from samenspel.methods.budgeting import Rule
from samenspel.phases.plan import charts, rule_words, wording
from samenspel.phases.plan.changes import changes_of
from samenspel.phases.plan.elections import election_of, recount_file
from samenspel.phases.plan.forms.results import SHOWN, ResultsFilter
from samenspel.phases.plan.models import BudgetRound, Proposal, Tally
from samenspel.phases.plan.pages.maps import map_of
from samenspel.phases.plan.queries import ballots_cast, counted_tallies, on_ballot
from samenspel.phases.plan.results import Count, counts_of, rows_matching

Shown = dict[str, Any]
AT_ONCE = 40


def file_name(round: BudgetRound, extension: str) -> str:
    """Not that of the file that was imported: the ballots are the same, the voters are left out."""
    name = Path(round.file_name).stem or str(round)
    return f"{slugify(name)[:60] or 'election'}-recount.{extension}"


def recount_stream(round: BudgetRound) -> io.BytesIO:
    data, _sha256 = recount_file(round, election_of(round))
    return io.BytesIO(data)


def command_of(tally: Tally) -> str:
    return f"samenspel tally {file_name(tally.round, 'pb')} {tally.options}"


def round_page(round: BudgetRound) -> Shown:
    rule, money = Rule.from_dict(round.rule), wording.money_of(round)
    proposals = list(on_ballot(round))
    return {
        "round": round,
        "initiative": round.initiative,
        "proposals": [(proposal, money(proposal.cost)) for proposal in proposals],
        "budget": money(round.budget),
        "ballots": ballots_cast(round),
        "rule_name": rule_words.name_of(rule),
        "rule_explained": rule_words.explained(rule),
        "tallies": named(counted_tallies(round)),
    }


def named(tallies: Iterable[Tally]) -> list[tuple[Tally, str]]:
    return [(tally, rule_words.name_of(tally.as_rule)) for tally in tallies]


def results_page(tally: Tally, asked: Mapping[str, Any]) -> Shown:
    here, there = counts_of(tally)
    form = ResultsFilter(asked)
    form.is_valid()
    rows = rows_matching(here.rows, form.cleaned_data)
    return {
        **_head(tally, here),
        **_rules(tally, here, there),
        **_charts(here, there),
        "form": form,
        "tabs": _tabs(here, form.cleaned_data),
        "found": len(rows),
        "page": Paginator(rows, AT_ONCE).get_page(asked.get("page")),
        "command": command_of(tally).split(),
        "file_name": file_name(tally.round, "pb"),
    }


def _tabs(here: Count, wanted: Shown) -> list[Shown]:
    """All, the chosen and the others, of what is looked for."""
    kept = {name: wanted[name] for name in ("q", "sort") if wanted.get(name)}
    return [
        {
            "label": label,
            "count": len(rows_matching(here.rows, {**kept, "show": show})),
            "address": f"?{urlencode({**kept, **({'show': show} if show else {})})}",
            "current": wanted.get("show", "") == show,
        }
        for show, label in SHOWN.items()
    ]


def _head(tally: Tally, here: Count) -> Shown:
    round, money = tally.round, wording.money_of(tally.round)
    voters = here.outcome["voters"]
    return {
        "round": round,
        "initiative": round.initiative,
        "tally": tally,
        "here": here,
        "total": len(here.proposals),
        "spent": money(here.spent),
        "left": money(round.budget - here.spent),
        "budget": money(round.budget),
        "voters": voters,
        "turnout": voters / round.electorate if round.electorate else None,
        "town": _town(here),
    }


def _town(here: Count) -> Shown | None:
    """How the count stands to what the town announced, where the file says it."""
    said = {number: one.was_chosen for number, one in here.proposals.items() if one.was_chosen is not None}
    if not said:
        return None
    winners = set(here.outcome["winners"])
    rows = [row for row in here.rows if row.proposal.was_chosen is not None]
    return {
        "count": sum(said.values()),
        "only_here": [row for row in rows if row.proposal.number in winners and not row.proposal.was_chosen],
        "only_town": [row for row in rows if row.proposal.number not in winners and row.proposal.was_chosen],
    }


def _rules(tally: Tally, here: Count, there: Count) -> Shown:
    return {
        "rule_name": rule_words.name_of(here.rule),
        "rule_explained": rule_words.explained(here.rule),
        "ties": [_tie(here, tie) for tie in here.outcome["ties"]],
        "tallies": named(one for one in counted_tallies(tally.round) if one.pk != tally.pk),
        "preference": here.outcome.get("preference"),
        **_shares(here),
        **_comparison(tally, here, there),
    }


def _comparison(tally: Tally, here: Count, there: Count) -> Shown:
    comparison: Shown = tally.result["comparison"]
    rows_here = {row.proposal.number: row for row in here.rows}
    rows_there = {row.proposal.number: row for row in there.rows}
    return {
        "comparison": comparison,
        "both": len(comparison["both"]),
        "only_here": [rows_here[number] for number in comparison["only_here"]],
        "only_there": [rows_there[number] for number in comparison["only_there"]],
        "other_name": rule_words.name_of(there.rule),
        "other_explained": rule_words.explained(there.rule),
    }


def _shares(here: Count) -> Shown:
    """What each voter could spend, and spent; nothing where voters have no shares."""
    share = here.amount(here.outcome.get("share_exact"))
    if share is None:
        return {}
    money, steered = wording.money_of(here.round), here.outcome["satisfaction"]["steered"]
    spent = {name: money(Fraction(amount) * here.round.scale) for name, amount in steered.items()}
    return {"share": money(share), "steered": spent}


def _tie(count: Count, tie: Shown) -> Shown:
    return {
        "winner": count.proposals[tie["winner"]],
        "losers": [count.proposals[number] for number in tie["projects"] if number != tie["winner"]],
        "criterion": rule_words.tie_word(tie["criterion"]),
        "decisive": tie["decisive"],
    }


def _charts(here: Count, there: Count) -> Shown:
    names = rule_words.name_of(here.rule), rule_words.name_of(there.rule)
    return {
        "money_chart": charts.money_chart(here),
        "voters_chart": charts.voters_chart(here),
        "represented_chart": charts.represented_chart(here, there, names),
        "votes_chart": charts.votes_chart(here),
        "prices_chart": charts.prices_chart(here),
    }


def proposal_page(proposal: Proposal) -> Shown:
    """The reason by the official count in full, by every other rule in one sentence."""
    round = proposal.round
    tallies = round.tallies.filter(counted_at__isnull=False)
    counts = [(tally, *counts_of(tally)) for tally in tallies]
    official = next(((here, there) for tally, here, there in counts if tally.is_official), None)
    others = [here for tally, here, _there in counts if not tally.is_official]
    return {
        "map": map_of(proposal),
        "proposal": proposal,
        "round": round,
        "initiative": round.initiative,
        "cost": wording.money_of(round)(proposal.cost),
        "official": _fate(official[0], proposal) if official else None,
        "others": [
            {"name": rule_words.name_of(count.rule), "row": count.row_of(proposal)}
            for count in [*(official[1:] if official else ()), *others]
        ],
    }


def _fate(count: Count, proposal: Proposal) -> Shown:
    row, money = count.row_of(proposal), wording.money_of(count.round)
    return {
        "row": row,
        "place": 1 + sum(other.votes > row.votes for other in count.rows),
        "total": len(count.rows),
        "per_vote": money(Fraction(proposal.cost, row.votes)) if row.votes else "",
        "changes": changes_of(count, row),
    }
