"""Rounds at every point of their road, for the pages that want one there."""

from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Award, Merge
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import enter, make_closed_on_paper, make_coded_vote
from tests.factories.plan import (
    make_check,
    make_closed,
    make_own_round,
    make_proposal,
    make_proposal_draft,
    make_round,
    make_tally,
    make_vote,
    vote,
)
from tests.factories.services import map_picture
from tests.world import EVERY_PAGE

PREPARED = (
    "change_round", "open_voting", "add_proposal", "change_proposal", "submit_proposal", "show_picture",
    "place_proposal", "withdraw_proposal", "support_proposal", "check_proposal", "show_similar",
    "ask_to_merge", "answer_merge",
)  # fmt: skip
AWARDED = ("list_awards", "change_award", "add_update", "show_update_picture", "give_verdict")
VOTED = ("show_ballot", "cast_ballot", "show_receipt", "show_box", "download_rules")
ON_PAPER = (
    "show_desk", "list_sheets", "print_sheets", "print_letters", "enter_sheet", "void_sheet",
    "look_for_sheet",
)  # fmt: skip
CLOSED = ("close_voting", "raise_objection", "answer_objection", "certify_round", "show_signs")


def words(initiative, author):
    prepared = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    closed = make_closed(initiative=initiative, author=author, voter=author)
    return {
        EVERY_PAGE: _counted(initiative),
        **dict.fromkeys(PREPARED, _prepared(prepared, author)),
        "answer_check": _checked(prepared, author),
        "discard_draft": {
            "round_id": prepared.pk,
            "proposal_id": make_proposal_draft(prepared, author).pk,
        },
        "list_voters": {"round_id": make_own_round(initiative, who="list").pk},
        **dict.fromkeys(("make_codes", "download_codes"), _coded(initiative)),
        **dict.fromkeys(VOTED, _voted(initiative, author)),
        **dict.fromkeys(CLOSED, _objected(closed, author)),
        **dict.fromkeys(AWARDED, _awarded(closed, author)),
        **dict.fromkeys(ON_PAPER, _on_paper(initiative, author)),
        "explain_papers": {"round_id": make_closed_on_paper(initiative, author).pk},
    }


def _coded(initiative):
    """Some codes were made and are not downloaded yet."""
    round = make_own_round(initiative, who="codes")
    actions.make_codes(actor=coordinator_of(initiative), round=round, count=2)
    return {"round_id": round.pk}


def _counted(initiative):
    tally = make_tally(make_round(initiative=initiative))
    round = tally.round
    return {
        "slug": initiative.slug,
        "round_id": round.pk,
        "tally_id": tally.pk,
        "proposal_id": round.proposals.earliest("pk").pk,
        "sha256": round.file_sha256,
    }


def _prepared(round, author):
    proposal = make_proposal(round, author, picture=map_picture(), picture_words="A bench")
    asks = make_proposal(round, author)
    return {
        "round_id": round.pk,
        "proposal_id": proposal.pk,
        "merge_id": Merge.objects.create(thing=asks, into=proposal, by=author).pk,
    }


def _checked(round, author):
    check = make_check(make_proposal(round, author))
    return {"round_id": round.pk, "proposal_id": check.proposal_id, "check_id": check.pk}


def _voted(initiative, author):
    round = make_vote(initiative=initiative, author=author)
    return {"round_id": round.pk, "code": vote(round, 1, person=author)}


def _objected(round, author):
    objection = round.objections.create(by=author, text="The page was down.")
    return {"round_id": round.pk, "objection_id": objection.pk}


def _awarded(round, author):
    """As if its first project had been chosen, and was done."""
    award = Award.objects.create(thing=round.proposals.get(place=1), state="done", owner="The park")
    update = award.updates.create(
        by=author, text="It stands.", picture=map_picture(), picture_words="A bench"
    )
    return {"round_id": round.pk, "proposal_id": award.pk, "update_id": update.pk}


def _on_paper(initiative, author):
    """People vote by code, and somebody entered one letter."""
    round, codes = make_coded_vote(initiative=initiative, author=author)
    return {"round_id": round.pk, "sheet_id": enter(round, codes[0], 1).pk}
