"""What each page shows, put together from queries."""

from samenspel.phases.plan.pages.awards import award_part, awards_page
from samenspel.phases.plan.pages.ballots import ballot_page, box_page, faults_of, marks_of, review_page
from samenspel.phases.plan.pages.proposals import is_counted, origin_of, own_proposal_page
from samenspel.phases.plan.pages.results import (
    file_name,
    proposal_page,
    recount_stream,
    results_page,
    round_page,
)
from samenspel.phases.plan.pages.rounds import opening_page, own_round_page
from samenspel.phases.plan.pages.signs import signs_page

__all__ = [
    "award_part",
    "awards_page",
    "ballot_page",
    "box_page",
    "faults_of",
    "file_name",
    "is_counted",
    "marks_of",
    "opening_page",
    "origin_of",
    "own_proposal_page",
    "own_round_page",
    "proposal_page",
    "recount_stream",
    "results_page",
    "review_page",
    "round_page",
    "signs_page",
]
