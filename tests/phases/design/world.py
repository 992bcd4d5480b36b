"""Texts, a board with ideas, an opinion map and a draft, for the pages that want one there."""

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
from tests.factories.lotteries import (
    announce,
    close_pool,
    end_replies,
    fill,
    hold,
    listed,
    make_list_lottery,
    make_lottery,
    seat_panel,
    send_list,
    sign_up,
)
from tests.factories.prototypes import make_finding, make_prototype, make_step, try_it
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
    prototype = make_prototype(initiative, steps=())
    make_step(prototype, picture=map_picture(), picture_words="A drill")
    make_step(prototype)
    trial = try_it(prototype, "stuck", person=author, text="Where is it?")
    step = trial.draft.steps.first()
    return {
        EVERY_PAGE: {
            "map_id": map.pk,
            "statement_id": statement.pk,
            "slug": initiative.slug,
            "text_id": text.pk,
            "board_id": board.pk,
            "idea_id": idea.pk,
            "cluster_id": _grouped(board, idea).pk,
            "prototype_id": prototype.pk,
            "step_id": step.pk,
            "trial_id": trial.pk,
            "experience_id": trial.experiences.get().pk,
            "finding_id": make_finding(step).pk,
            "combination_id": _asked(board, idea, author).pk,
            **_seated(initiative),
        },
        **_lotteries(initiative, author),
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


def _seated(initiative):
    lottery = seat_panel(make_lottery(initiative))
    return {
        "lottery_id": lottery.pk,
        "draw_id": lottery.draws.get().pk,
        "token": lottery.candidates.first().token,
    }


def _lotteries(initiative, author):
    """Each page in the stage in which something is done there."""
    gathering, announced = make_lottery(initiative), make_lottery(initiative)
    sign_up(gathering, author)
    fill(announced)
    waits = announce(close_pool(announced))
    replying = make_list_lottery(initiative)
    send_list(replying, listed(8))
    hold(announce(close_pool(replying)))
    takes_list = make_list_lottery(initiative)
    pages = {
        gathering: ("sign_up", "add_candidate"),
        announced: ("draw_lots", "cancel_draw"),
        end_replies(replying): ("note_reply", "announce_draw", "announce_more_letters", "print_letters"),
        takes_list: ("list_candidates",),
    }
    return {
        page: {"lottery_id": lottery.pk, "draw_id": waits.pk}
        for lottery, names in pages.items()
        for page in names
    }
