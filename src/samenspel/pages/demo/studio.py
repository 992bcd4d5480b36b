"""Lets the people of the demo town design: have ideas, say what they think, write together."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from samenspel.methods.sortition import Quota
from samenspel.pages.demo.days import Life, day, in_one_order
from samenspel.pages.demo.design import (
    Answer,
    Board,
    Design,
    Found,
    Lot,
    Map,
    Passage,
    Remark,
    ToldIdea,
    Trial,
    Tried,
    Written,
)
from samenspel.phases.design.actions import drafting, ideas, opinion_maps, statements, trying, voting
from samenspel.phases.design.actions.answering import decide_ideas
from samenspel.phases.design.actions.clustering import cluster_ideas
from samenspel.phases.design.actions.combining import answer_combination, combine_ideas
from samenspel.phases.design.actions.draws import announce_draw, draw_lots
from samenspel.phases.design.actions.finding import add_finding, make_idea, make_suggestion
from samenspel.phases.design.actions.lotteries import set_up_lottery
from samenspel.phases.design.actions.pool import sign_up
from samenspel.phases.design.actions.scenes import cast_role
from samenspel.phases.design.actions.texts import set_up_script, set_up_text
from samenspel.phases.design.models.ideas import Idea, IdeaBoard, every_board
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.prototypes import Feeling, Finding, Prototype, Went
from samenspel.phases.design.models.statements import Kind
from samenspel.phases.design.models.texts import Text, every_text
from samenspel.phases.design.models.votes import AGREE, DISAGREE, PASS
from samenspel.phases.design.pools import list_panels, snapshot_of
from samenspel.phases.design.queries.lotteries import find_lottery
from samenspel.phases.design.queries.prototypes import newest_draft, open_beside
from samenspel.phases.design.rules.lotteries import next_draw
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.together.queries import authors_of
from samenspel.tools.writing.actions import remarks, versions
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.places import rewritten
from samenspel.tools.writing.queries import doc_of, document_of, text_of

WENT = "whsx"
WORDS_OF = {
    "w": (Went.WELL, Feeling.CALM),
    "h": (Went.HESITATED, Feeling.UNSURE),
    "s": (Went.STUCK, Feeling.ANNOYED),
    "x": (Went.STOPPED, Feeling.TIRED),
}
SIGNS = {"+": AGREE, "-": DISAGREE, "0": PASS}
QUARTER = timedelta(minutes=15)


class Studio:
    """Those who design in one initiative."""

    def __init__(
        self, initiative: Initiative, people: Mapping[str, Person], coordinator: str, members: Iterable[str]
    ) -> None:
        self.initiative, self.people, self.coordinator = initiative, people, people[coordinator]
        self.members = [*members]

    def hold(self, designs: Iterable[Design]) -> list[Life]:
        return [self._hold(told) for told in designs]

    def _hold(self, told: Design) -> Life:
        match told:
            case Board():
                return self._think(told)
            case Map():
                return self._say(told)
            case Written():
                return self._write(told)
            case Trial():
                return self._try(told)
            case Lot():
                return self._draw(told)

    def _about(self, told: Design) -> dict[str, Any]:
        opens, closes = told.days
        times = {"opens_at": day(opens, 8), "closes_at": day(closes, 22)}
        words = {"title": str(told.title), "summary": str(told.summary)}
        return {"actor": self.coordinator, "initiative": self.initiative, **words, **times}

    def _think(self, told: Board) -> Life:
        opens, closes = told.days
        yield day(opens)
        board = ideas.set_up_board(**self._about(told))
        had: list[Idea] = []
        days = min(closes, -7) - opens - 2
        for place, one in enumerate(told.ideas):
            moment = day(opens + 1 + days * place // len(told.ideas), 18)
            yield moment
            words = {"title": str(one.title), "text": str(one.text)}
            had.append(ideas.add_idea(actor=self.people[one.by], board=board, **words))
            for number, supporter in enumerate(self._supporters(one, place), start=1):
                yield moment + QUARTER * number
                ideas.support_idea(actor=supporter, idea=had[-1])
        yield from self._put_in_order(board, had, told)
        yield from in_one_order(*(self._answer(board, had, answer) for answer in told.answers))

    def _supporters(self, idea: ToldIdea, place: int) -> list[Person]:
        """Others each time: the members begin at another place."""
        turn = place % len(self.members)
        others = [key for key in self.members[turn:] + self.members[:turn] if key != idea.by]
        return [self.people[key] for key in others[: idea.support]]

    def _put_in_order(self, board: IdeaBoard, had: list[Idea], told: Board) -> Life:
        yield day(-7, 20)
        for title, places in told.clusters.items():
            chosen = [had[place] for place in places]
            cluster_ideas(actor=self.coordinator, board=board, ideas=chosen, title=str(title))
        if told.combined:
            idea, into = (had[place] for place in told.combined)
            question = combine_ideas(actor=authors_of(idea)[0], idea=idea, into=into)
            yield day(-7, 21)
            answer_combination(actor=authors_of(into)[0], combination=question, agrees=True)

    def _answer(self, board: IdeaBoard, had: list[Idea], answer: Answer) -> Life:
        yield day(answer.day)
        decide_ideas(
            actor=self.coordinator,
            board=board,
            ideas=[had[place] for place in answer.ideas],
            state=answer.state,
            what=str(answer.what),
            why=str(answer.why),
            decided_by=answer.who,
        )

    def _say(self, told: Map) -> Life:
        yield day(told.days[0])
        map = opinion_maps.set_up_opinion_map(**self._about(told), seeds=[str(seed) for seed in told.seeds])
        for place, (by, text) in enumerate(told.statements):
            yield day(told.days[0] + 1, 9 + place)
            statements.add_statement(actor=self.people[by], map=map, text=str(text))
        yield day(told.days[0] + 1, 20)
        unread = [number for number, _text in enumerate(told.statements, start=len(told.seeds) + 1)]
        statements.moderate_statements(
            actor=self.people["moderator"], map=map, numbers=unread, kind=Kind.APPROVE
        )
        for place, (key, signs) in enumerate(told.camps.items()):
            yield day(told.days[0] + 2 + place // 2, 12 + place)
            self._vote(map, self.people[key], signs)
        yield day(-2, 19)
        for by, text in told.unread:
            statements.add_statement(actor=self.people[by], map=map, text=str(text))

    def _vote(self, map: OpinionMap, person: Person, signs: str) -> None:
        for statement, sign in zip(map.statements.order_by("number"), signs, strict=False):
            voting.vote(actor=person, statement=statement, value=SIGNS[sign])

    def _write(self, told: Written) -> Life:
        yield day(told.days[0])
        begin = set_up_script if told.is_script else set_up_text
        text = begin(**self._about(told), words=str(told.begins))
        yield from in_one_order(
            *(self._add(text, passage) for passage in told.passages),
            *(self._keep(text, when, str(name)) for when, name in told.kept.items()),
            *(self._remark(text, remark) for remark in told.remarks),
        )
        for key, role in told.cast.items():
            cast_role(actor=self.coordinator, text=text, role=str(role), person=self.people[key])

    def _add(self, text: Text, passage: Passage) -> Life:
        yield day(passage.day, 20)
        document = document_of(text)
        update = rewritten(doc_of(document), changed(text_of(document), passage))
        write_text(actor=self.people[passage.by], document=document, update=update)

    def _keep(self, text: Text, when: int, name: str) -> Life:
        yield day(when, 22)
        versions.name_version(actor=self.coordinator, document=document_of(text), name=name)

    def _remark(self, text: Text, told: Remark) -> Life:
        yield day(told.day, 21)
        document, words = document_of(text), self._words_of(told)
        if told.instead is None:
            remark = remarks.make_remark(document=document, **words)
        else:
            remark = remarks.make_suggestion(document=document, instead=str(told.instead), **words)
        yield day(told.day + 1, 12)
        if told.settled:
            remarks.settle_remark(actor=self.coordinator, remark=remark, answer=str(told.settled))
        if told.taken:
            remarks.accept_suggestion(actor=self.coordinator, remark=remark)

    def _words_of(self, told: Remark) -> dict[str, Any]:
        return {"actor": self.people[told.by], "quote": str(told.quote), "text": str(told.text)}

    def _try(self, told: Trial) -> Life:
        yield day(told.days[0])
        prototype = drafting.set_up_prototype(**self._about(told), shape=told.shape)
        for title, text in told.steps:
            words = {"title": str(title), "text": str(text)}
            drafting.add_step(actor=self.coordinator, prototype=prototype, **words)
        for tried in told.tried:
            yield day(tried.day, 19)
            self._go_through(prototype, tried)
        yield from in_one_order(*(self._find(prototype, found) for found in told.findings))

    def _go_through(self, prototype: Prototype, tried: Tried) -> None:
        actor, worst = self.people[tried.by], max(tried.went, key=WENT.index)
        trial = trying.begin_trial(actor=actor, prototype=prototype, helps=tried.helps)
        for step, sign in zip(trial.draft.steps.all(), tried.went, strict=False):
            went, feeling = WORDS_OF[sign]
            text = str(tried.words) if sign == worst else ""
            trying.answer_step(actor=actor, trial=trial, step=step, went=went, feeling=feeling, text=text)

    def _find(self, prototype: Prototype, told: Found) -> Life:
        yield day(told.day, 20)
        step = newest_draft(prototype).steps.get(place=told.place)
        finding = add_finding(actor=self.coordinator, step=step, text=str(told.text))
        if told.idea:
            yield day(told.day + 1, 18)
            self._make_idea(finding, told.idea)
        if told.suggests:
            yield day(told.suggests.day, 21)
            into = open_beside(finding, every_text).get()
            words = self._words_of(told.suggests)
            make_suggestion(finding=finding, into=into, instead=str(told.suggests.instead), **words)

    def _make_idea(self, finding: Finding, told: ToldIdea) -> None:
        board = open_beside(finding, every_board).get()
        words = {"title": str(told.title), "text": str(told.text)}
        idea = make_idea(actor=self.people[told.by], finding=finding, board=board, **words)
        for supporter in self._supporters(told, board.ideas.count()):
            ideas.support_idea(actor=supporter, idea=idea)

    def _draw(self, told: Lot) -> Life:
        yield day(told.days[0])
        lottery = set_up_lottery(**self._about(told), **_settings(told))
        for place, (key, (address, *values)) in enumerate(told.people.items()):
            yield day(told.days[0] + 1 + place // 3, 10 + place)
            features = dict(zip(lottery.features, map(str, values), strict=True))
            person = self.people[key]
            sign_up(
                actor=person, lottery=lottery, name=str(person), address=address, values=features, needs={}
            )
        announced, held = told.drawn
        yield day(announced, 10)
        lottery = find_lottery(lottery.pk)
        of = next_draw(lottery)
        draw = announce_draw(
            actor=self.coordinator,
            lottery=lottery,
            of=of,
            listed=list_panels(lottery, snapshot_of(lottery, of)),
            seed_plan=str(told.seed_plan),
            draws_at=day(held, 20),
        )
        yield day(held, 20)
        draw_lots(actor=self.coordinator, draw=draw, seed=told.seed, signature="")


def _settings(told: Lot) -> dict[str, Any]:
    return {
        "pool_from": "sign_up",
        "seats": told.seats,
        "quotas": [Quota(str(feature), str(value), *bounds) for feature, value, *bounds in told.quotas],
        "figures": str(told.figures),
        "ends_on": day(90).date(),
        "kept_days": 30,
    }


def changed(text: str, passage: Passage) -> str:
    words, instead, after = str(passage.words), str(passage.instead), str(passage.after)
    if instead:
        return text.replace(instead, words, 1)
    return text.replace(after, after + words, 1) if after else text + words
