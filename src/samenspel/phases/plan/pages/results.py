"""What each page shows, put together from queries."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from samenspel.foundation.ui.maps.placed import map_of
from samenspel.foundation.ui.pages import Context
from samenspel.methods.budgeting import Outcome, Rule, Tie
from samenspel.phases.plan import charts, rule_words, wording
from samenspel.phases.plan.changes import changes_of
from samenspel.phases.plan.counting import Counted
from samenspel.phases.plan.forms.results import ResultsFilter
from samenspel.phases.plan.models import BudgetRound, Proposal, Tally
from samenspel.phases.plan.pages.keeping import basemap_kept
from samenspel.phases.plan.queries import ballots_cast, counted_tallies, on_ballot
from samenspel.phases.plan.results import Row, row_of, rows_matching, rows_of

Rows = Sequence[Row]


def file_name(round: BudgetRound, extension: str) -> str:
    """Not that of the file that was imported: the ballots are the same, the voters are left out."""
    name = Path(round.file_name).stem or str(round)
    return f"{slugify(name)[:60] or 'election'}-recount.{extension}"


def command_of(tally: Tally) -> str:
    return f"samenspel tally {file_name(tally.round, 'pb')} {tally.options}"


def round_page(round: BudgetRound) -> Context:
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


def results_page(tally: Tally, asked: Mapping[str, Any]) -> Context:
    counted = tally.counted
    rows = rows_of(tally.round, counted.here, on_ballot(tally.round))
    form = ResultsFilter(asked)
    found = form.in_order(rows_matching(rows, form.wanted))
    return {
        **_head(tally, counted.here, rows),
        **_rules(tally, counted.here, rows),
        **_comparison(tally, counted, rows),
        **_charts(tally, counted, rows),
        "form": form,
        "tabs": form.tabs_of("show", lambda wanted: len(rows_matching(rows, wanted))),
        "found": len(found),
        "page": form.page(found),
        "command": command_of(tally).split(),
        "file_name": file_name(tally.round, "pb"),
    }


def _head(tally: Tally, outcome: Outcome, rows: Rows) -> Context:
    round, money = tally.round, wording.money_of(tally.round)
    return {
        "round": round,
        "initiative": round.initiative,
        "tally": tally,
        "outcome": outcome,
        "total": len(rows),
        "spent": money(outcome.spent),
        "budget": money(outcome.budget),
        "voters": outcome.voters,
        "turnout": outcome.voters / round.electorate if round.electorate else None,
        "town": _town(rows),
    }


def _town(rows: Rows) -> Context | None:
    """How the count stands to what the town announced, where the file says it."""
    said = [row for row in rows if row.proposal.was_chosen is not None]
    if not said:
        return None
    return {
        "count": sum(bool(row.proposal.was_chosen) for row in said),
        "only_here": [row for row in said if row.selected and not row.proposal.was_chosen],
        "only_town": [row for row in said if not row.selected and row.proposal.was_chosen],
    }


def _rules(tally: Tally, outcome: Outcome, rows: Rows) -> Context:
    proposals = {row.proposal.number: row.proposal for row in rows}
    return {
        "rule_name": rule_words.name_of(outcome.rule),
        "rule_explained": rule_words.explained(outcome.rule),
        "ties": [_tie(proposals, tie) for tie in outcome.ties],
        "tallies": named(one for one in counted_tallies(tally.round) if one.pk != tally.pk),
        "preference": outcome.preference,
        **_shares(tally.round, outcome),
    }


def _comparison(tally: Tally, counted: Counted, rows: Rows) -> Context:
    comparison, other = counted.comparison, counted.there.rule
    by_number = {row.proposal.number: row for row in rows}
    return {
        "comparison": comparison,
        "both": len(comparison.both),
        "only_here": [by_number[number] for number in comparison.only_a],
        "only_there": [by_number[number] for number in comparison.only_b],
        "other_name": rule_words.name_of(other),
        "other_explained": rule_words.explained(other),
    }


def _shares(round: BudgetRound, outcome: Outcome) -> Context:
    """What each voter could spend, and spent; nothing where voters have no shares."""
    if outcome.payments is None:
        return {}
    money, steered = wording.money_of(round), outcome.satisfaction.steered
    spent = {"median": money(steered.median), "highest": money(steered.highest)} if steered else None
    return {"share": money(outcome.payments.share), "steered": spent}


def _tie(proposals: Mapping[str, Proposal], tie: Tie) -> Context:
    return {
        "winner": proposals[tie.winner],
        "losers": [proposals[number] for number in tie.projects if number != tie.winner],
        "criterion": rule_words.tie_word(tie.criterion),
        "decisive": tie.decisive,
    }


def _charts(tally: Tally, counted: Counted, rows: Rows) -> Context:
    here, there, money = counted.here, counted.there, wording.money_of(tally.round)
    names = rule_words.name_of(here.rule), rule_words.name_of(there.rule)
    return {
        "money_chart": charts.money_chart(here, money),
        "voters_chart": charts.voters_chart(here),
        "represented_chart": charts.represented_chart(here, there, names),
        "votes_chart": charts.votes_chart(rows, money),
        "prices_chart": charts.prices_chart(rows, money),
    }


def proposal_page(proposal: Proposal) -> Context:
    """The reason by the official count in full, by every other rule in one sentence."""
    round = proposal.round
    tallies = round.tallies.filter(counted_at__isnull=False)
    official = next((tally.counted for tally in tallies if tally.is_official), None)
    others = [tally.counted.here for tally in tallies if not tally.is_official]
    proposals = list(on_ballot(round))
    return {
        "map": map_of(proposal, partial(basemap_kept, round)),
        "proposal": proposal,
        "round": round,
        "initiative": round.initiative,
        "cost": wording.money_of(round)(proposal.cost),
        "official": _fate(official.here, proposals, proposal) if official else None,
        "others": [
            {
                "name": rule_words.name_of(outcome.rule),
                "row": row_of(rows_of(round, outcome, proposals), proposal),
            }
            for outcome in [*([official.there] if official else ()), *others]
        ],
    }


def _fate(outcome: Outcome, proposals: Iterable[Proposal], proposal: Proposal) -> Context:
    rows, money = rows_of(proposal.round, outcome, proposals), wording.money_of(proposal.round)
    row = row_of(rows, proposal)
    return {
        "row": row,
        "place": 1 + sum(other.votes > row.votes for other in rows),
        "total": len(rows),
        "per_vote": money(Fraction(proposal.cost, row.votes)) if row.votes else "",
        "changes": changes_of(outcome, rows, row),
    }
