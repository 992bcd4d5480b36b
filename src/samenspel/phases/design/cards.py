"""The cards of what people design together."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.design import doings
from samenspel.phases.design.models.ideas import Idea, IdeaBoard, every_board, every_idea
from samenspel.phases.design.models.lotteries import LOTTERY, Lottery, every_lottery
from samenspel.phases.design.models.opinion_maps import IMPORTED_MAP, OPINION_MAP, OpinionMap, every_map
from samenspel.phases.design.models.prototypes import (
    PROTOTYPE,
    Finding,
    Prototype,
    every_finding,
    every_prototype,
)
from samenspel.phases.design.models.texts import SCRIPT, SERVICE_TEXT, Text, every_text
from samenspel.phases.design.queries.ideas import (
    ON_THE_BOARD,
    ideas_seen_by,
    ideas_that_ended,
    ideas_waiting,
    locked_idea,
)
from samenspel.phases.design.rules.ideas import can_see_idea, is_on_the_board, takes_authors
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.measuring import Answering
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import activity_is_open, can_see
from samenspel.spine.initiatives.things import (
    FOUNTAIN,
    MARKDOWN,
    Card,
    Search,
    Talk,
    Together,
    Written,
    lay,
    needs_no_card,
)
from samenspel.tools.notices.actions import follow_at_first


def _ideas_matching(person: Any, words: str) -> QuerySet[Any]:
    """Every word is in the title or the text; what goes on in another idea is found there."""
    found = ideas_seen_by(person).filter(ON_THE_BOARD).exclude(state=Idea.State.COMBINED)
    return with_every_word(found, words, "title", "text")


SERVICE_TEXT_KIND = ActivityKind(
    name=SERVICE_TEXT,
    label=_("Text about the service"),
    summary=_("Everyone who takes part writes on one text at the same moment: what the service promises."),
    url_name="design:show_text",
    add_url_name="design:set_up_text",
)
SCRIPT_KIND = ActivityKind(
    name=SCRIPT,
    label=_("Script"),
    summary=_("Write a play or a film together: roles, scenes and lines."),
    url_name="design:show_text",
    add_url_name="design:set_up_script",
)


def marks_of(text: Text) -> str:
    return FOUNTAIN if text.is_script else MARKDOWN


TEXT = Card(
    model=Text,
    label=_("Text written together"),
    every=every_text,
    can_see=can_see,
    seen_by=seen_in(every_text, "activity__initiative"),
    is_followed=True,
    written=Written(can_write=activity_is_open, marks=marks_of),
    kinds=(SERVICE_TEXT_KIND, SCRIPT_KIND),
)
IDEA_BOARD_KIND = ActivityKind(
    name="idea_board",
    label=_("Board of ideas"),
    summary=_("Ask a question; everyone who takes part adds ideas and supports those of others."),
    url_name="design:show_board",
    add_url_name="design:set_up_board",
)
IDEA_BOARD = Card(
    model=IdeaBoard,
    every=every_board,
    can_see=can_see,
    seen_by=seen_in(every_board, "activity__initiative"),
    is_followed=True,
    kinds=(IDEA_BOARD_KIND,),
    doings=(doings.ideas_to_answer,),
)
IDEA = Card(
    model=Idea,
    label=_("Idea"),
    every=every_idea,
    can_see=can_see_idea,
    seen_by=ideas_seen_by,
    told_to=ideas_seen_by,
    is_followed=True,
    talk=Talk(can_talk=can_see & is_on_the_board, embeds=True),
    together=Together(
        takes_authors=takes_authors,
        locked=locked_idea,
        asks=_("You are asked to work on this idea with others. Your name stands beside it."),
        thanks=_("It is your idea together now."),
        text_of=lambda idea: idea.text,
    ),
    joined=follow_at_first,
    search=Search(_("Ideas"), _ideas_matching, lambda idea: str(idea.board)),
    found_in=(IDEA_BOARD_KIND,),
    doings=(doings.combinations_to_answer,),
    gauges={"contributions": ideas_waiting},
    answering=Answering(came="design.add_idea", answered=["design.decide_ideas"], ended=ideas_that_ended),
)
needs_no_card("design.sceneclaim", because="It stands on the page of roles and scenes.")
needs_no_card("design.casting", because="It stands on the page of roles and scenes.")
needs_no_card("design.cluster", because="It is a name in the list of its board.")
needs_no_card("design.combination", because="It is asked and answered on the pages of its two ideas.")
OPINION_MAP_KIND = ActivityKind(
    name=OPINION_MAP,
    label=_("Opinion map"),
    summary=_("People agree or disagree with each other's statements; the map shows what unites them."),
    url_name="design:show_opinion_map",
    add_url_name="design:set_up_opinion_map",
)
IMPORTED_MAP_KIND = ActivityKind(
    name=IMPORTED_MAP,
    label=_("Opinion map from files"),
    summary=_("Show a conversation that was held elsewhere, from the files of Polis."),
    url_name="design:show_opinion_map",
    add_url_name="design:import_opinion_map",
)
MAP = Card(
    model=OpinionMap,
    every=every_map,
    can_see=can_see,
    seen_by=seen_in(every_map, "activity__initiative"),
    is_followed=True,
    kinds=(OPINION_MAP_KIND, IMPORTED_MAP_KIND),
)
PROTOTYPE_KIND = ActivityKind(
    name=PROTOTYPE,
    label=_("Draft to try"),
    summary=_("People try a draft of the service step by step; a board shows where they stumble."),
    url_name="design:show_prototype",
    add_url_name="design:set_up_prototype",
)
TO_TRY = Card(
    model=Prototype,
    every=every_prototype,
    can_see=can_see,
    seen_by=seen_in(every_prototype, "activity__initiative"),
    is_followed=True,
    talk=Talk(can_talk=can_see, embeds=True),
    joined=follow_at_first,
    kinds=(PROTOTYPE_KIND,),
    doings=(doings.trials_to_go_on_with, doings.prototypes_to_draw_up),
)
FINDINGS_SEEN_BY = seen_in(every_finding, "step__draft__prototype__activity__initiative")


def _findings_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(FINDINGS_SEEN_BY(person), words, "text")


FINDING = Card(
    model=Finding,
    label=_("Finding"),
    every=every_finding,
    can_see=can_see,
    search=Search(_("Findings"), _findings_matching, lambda finding: str(finding.step.draft.prototype)),
    found_in=(PROTOTYPE_KIND,),
)
LOTTERY_KIND = ActivityKind(
    name=LOTTERY,
    label=_("Lottery"),
    summary=_("Draw a panel that is like those who live there, by a lottery that anyone can check."),
    url_name="design:show_lottery",
    add_url_name="design:set_up_lottery",
)
LOTTERY_CARD = Card(
    model=Lottery,
    every=every_lottery,
    can_see=can_see,
    seen_by=seen_in(every_lottery, "activity__initiative"),
    is_followed=True,
    kinds=(LOTTERY_KIND,),
    doings=(doings.draws_to_hold, doings.pools_to_draw_from),
)
lay(TEXT, IDEA_BOARD, IDEA, MAP, TO_TRY, FINDING, LOTTERY_CARD)
needs_no_card("design.draw", because="It is a moment of its lottery, and stands on its page.")
needs_no_card("design.candidate", because="Only whoever has the letter finds its page.")
needs_no_card("design.statement", because="It stands on the page of its map, and belongs to nobody there.")
needs_no_card("design.draft", because="It is a version of what people try, on the same page.")
needs_no_card("design.step", because="It is a part of its draft, and nobody does anything with it alone.")
needs_no_card("design.trial", because="It is seen by who does it alone.")
needs_no_card("design.experience", because="It stands on the page of its step, and belongs to nobody there.")
