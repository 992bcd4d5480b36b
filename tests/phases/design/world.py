"""Texts, a board with ideas and an opinion map, for the pages that want one there."""

from samenspel.phases.design.actions.answering import decide_ideas
from samenspel.phases.design.actions.clustering import cluster_ideas
from samenspel.phases.design.actions.scenes import cast_role, claim_scene
from samenspel.phases.design.models.ideas import Combination
from samenspel.phases.design.models.votes import AGREE
from tests.factories.design import (
    author_of,
    make_board,
    make_idea,
    make_opinion_map,
    make_script,
    make_statement,
    make_text,
    vote_on,
)
from tests.factories.initiatives import coordinator_of
from tests.factories.services import map_picture
from tests.world import EVERY_PAGE

SCRIPT = "# First act\n\n## The letter\n\n@Juf Ans\n(whispers)\nWe are *open*.\n\n~Open till ten\n"
OF_A_SCRIPT = (
    "show_cast",
    "print_booklet",
    "claim_scene",
    "give_back_scene",
    "cast_role",
    "give_back_role",
)


def words(initiative, author):
    text = make_text(initiative, words="# Evenings\n\nThe library opens at **five**.\n\n- soup\n- books")
    script = make_script(initiative, words=SCRIPT)
    board = make_board(initiative)
    idea = make_idea(board, author, picture=map_picture(), picture_words="A kettle")
    map = make_opinion_map(initiative)
    statement = make_statement(map, author)
    vote_on(map, author, AGREE)
    return {
        EVERY_PAGE: {
            "map_id": map.pk,
            "statement_id": statement.pk,
            "slug": initiative.slug,
            "text_id": text.pk,
            "board_id": board.pk,
            "idea_id": idea.pk,
            "cluster_id": _grouped(board, idea).pk,
            "combination_id": _asked(board, idea, author).pk,
        },
        **dict.fromkeys(OF_A_SCRIPT, _played(script, author)),
        "change_synonyms": {"slug": initiative.service.organisation.slug},
    }


def _played(script, author):
    claim = claim_scene(actor=author, text=script, number=1, line="## The letter", purpose="write")
    casting = cast_role(actor=author, text=script, role="Juf Ans", person=author)
    return {"text_id": script.pk, "claim_id": claim.pk, "casting_id": casting.pk}


def _grouped(board, idea):
    coordinator = coordinator_of(board.initiative)
    answered = make_idea(board, author_of(idea))
    words = {"state": "taken_up", "what": "We buy one.", "why": "Many want it.", "decided_by": "together"}
    decide_ideas(actor=coordinator, board=board, ideas=[answered], **words)
    return cluster_ideas(actor=coordinator, board=board, ideas=[idea], title="Warm")


def _asked(board, idea, author):
    other = make_idea(board, author)
    return Combination.objects.create(thing=other, into=idea, by=author)
