"""What is drawn for each person before the first page: orders, profiles and arms, as data to store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from samenspel.methods.words import Words
from samenspel.methods.yaml_trees import tree_of

from .kinds import Choosing, Drawn, Likert, ListExperiment, QSort, Question, Ranking
from .lots import Lot
from .options import Item, Of, Option, fits
from .profiles import Profile, completed, is_possible
from .questionnaire import Page, Questionnaire
from .schema import Code, read_object

Arm = Literal["control", "treatment"]
ARMS: tuple[Arm, ...] = ("control", "treatment")
MOST_TRIES = 1_000
Task = tuple[Mapping[str, Code], ...]


class UnfitDraws(ValueError):
    """What is stored cannot have been drawn for this questionnaire; `problem` is the sentence."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, kw_only=True)
class Draws:
    """By the codes of pages and questions; only what is drawn is here. `options`: the order of options, items
    or statements. `profiles`: of each task, side by side. `arms`: of list experiments. `side`, on
    which the person stands, and whether it is about an `encounter` are not drawn, but known as early."""

    questionnaire: str
    seed: str
    pages: tuple[str, ...] = ()
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, tuple[Code, ...]] = field(default_factory=dict)
    profiles: Mapping[str, tuple[Task, ...]] = field(default_factory=dict)
    arms: Mapping[str, Arm] = field(default_factory=dict)
    side: Of = ""
    encounter: bool = False

    def asks(self, question: Question) -> bool:
        """This person, whatever the conditions say."""
        is_for = fits(question.side, self.side)
        return is_for and (bool(self.names_of(question)) or not question.domains)

    def names_of(self, question: Question) -> tuple[str, ...]:
        """Of the answers that this person can give."""
        if not isinstance(question, Likert):
            return tuple(question.domains)
        if question.code not in self._statements:
            self._statements[question.code] = tuple(item.code for item in self.shown_items(question))
        return self._statements[question.code]

    @cached_property
    def _statements(self) -> dict[str, tuple[str, ...]]:
        """Of each set that somebody looked at."""
        return {}

    def order(self, page: Page) -> list[Question]:
        found = {question.code: question for question in page.questions}
        return [found[code] for code in self.questions.get(page.code, found)]

    def in_order(self, question: Question, things: Sequence[Any]) -> list[Any]:
        """Its options, items or statements as they are shown."""
        found = {thing.code: thing for thing in things}
        return [found[code] for code in self.options.get(question.code, found)]

    def shown_options(self, question: Choosing | Ranking) -> list[Option]:
        return self.in_order(question, question.options)

    def shown_items(self, question: Likert | QSort | ListExperiment) -> list[Item]:
        """Those of one's own side; of a list experiment, the sensitive one only for who is to see it."""
        if isinstance(question, Likert):
            return [one for one in self.in_order(question, question.items) if fits(one.side, self.side)]
        if isinstance(question, QSort):
            return self.in_order(question, question.items)
        found = self.in_order(question, (*question.items, question.sensitive))
        hides = self.arms.get(question.code) == "control"
        return [item for item in found if not (hides and item.code == question.sensitive.code)]


def draw(questionnaire: Questionnaire, seed: str, side: Of = "", *, encounter: bool = False) -> Draws:
    """The same from the same seed; who may foresee nothing must not know it."""
    shuffled = [question for question in questionnaire.questions if question.shuffled]
    drawn = [question for question in questionnaire.questions if isinstance(question, Drawn)]
    lists = [question for question in questionnaire.questions if isinstance(question, ListExperiment)]
    lot = _Lots(questionnaire.key, seed)
    return Draws(
        questionnaire=questionnaire.key,
        seed=seed,
        pages=lot.pages(questionnaire),
        questions={page.code: lot.questions(page) for page in questionnaire.pages if page.shuffle},
        options={question.code: lot.options(question) for question in shuffled},
        profiles={question.code: tuple(lot.tasks(question)) for question in drawn},
        arms={question.code: lot.of("arm", question.code).one(ARMS) for question in lists},
        side=side,
        encounter=encounter,
    )


def draws_from(stored: Mapping[str, Any], questionnaire: Questionnaire) -> Draws:
    """From what `plain` made of them, checked again. Raises UnfitDraws, FaultyFile."""
    found, _reader = read_object(Draws, tree_of(stored))
    for problem in draw_faults(found, questionnaire):
        raise UnfitDraws(problem)
    return found


class _Lots:
    def __init__(self, *path: str) -> None:
        self._path = path

    def of(self, *names: str) -> Lot:
        return Lot("samenspel questionnaire", *self._path, *names)

    def pages(self, questionnaire: Questionnaire) -> tuple[str, ...]:
        if not questionnaire.blocks:
            return ()
        codes = [page.code for page in questionnaire.pages]
        for block in questionnaire.blocks:
            start = codes.index(block[0])
            codes[start : start + len(block)] = self.of("pages", block[0]).order(block)
        return tuple(codes)

    def questions(self, page: Page) -> tuple[str, ...]:
        return tuple(self.of("questions", page.code).order([one.code for one in page.questions]))

    def options(self, question: Question) -> tuple[Code, ...]:
        """Those that stay keep their place among the others."""
        moving = set(question.shuffled)
        turn = iter(self.of("options", question.code).order(question.shuffled))
        return tuple(next(turn) if code in moving else code for code in all_codes(question))

    def tasks(self, question: Drawn) -> Iterator[Task]:
        for name in question.names:
            lot, found = self.of("profile", name), list[Profile]()
            for _profile in range(question.side_by_side):
                found.append(_profile_beside(question, lot, found))
            yield tuple(found)


def all_codes(question: Question) -> tuple[Code, ...]:
    """Of its options or items, in the order of the file."""
    if isinstance(question, Choosing | Ranking):
        return tuple(option.code for option in question.options)
    if isinstance(question, Likert | QSort):
        return tuple(item.code for item in question.items)
    return question.shuffled


def _profile_beside(question: Drawn, lot: Lot, others: Sequence[Profile]) -> Profile:
    """Not the same as another of the task, unless there is hardly any other."""
    profile = _profile(question, lot)
    for _try in range(MOST_TRIES):
        if profile not in others:
            return profile
        profile = _profile(question, lot)
    return profile


def _profile(question: Drawn, lot: Lot) -> Profile:
    """All possible profiles equally likely, since impossible ones are thrown back; where one in a thousand is
    possible or fewer, it is completed from the first level on, and they are not."""
    for _try in range(MOST_TRIES):
        found = {one.code: lot.one(one.levels).code for one in question.attributes}
        if is_possible(found, question.never):
            return found
    return completed(question, {}, lot.order) or found


def draw_faults(draws: Draws, questionnaire: Questionnaire) -> Iterator[Words]:
    """Why they cannot be of this questionnaire."""
    if draws.questionnaire != questionnaire.key:
        yield Words("drawn for {other}, not for {key}.", other=draws.questionnaire, key=questionnaire.key)
        return
    fresh = draw(questionnaire, draws.seed)
    yield from _order_faults("pages", draws.pages, fresh.pages)
    for name in ("questions", "options", "profiles", "arms"):
        stored, expected = getattr(draws, name), getattr(fresh, name)
        if stored.keys() != expected.keys():
            yield Words("what is drawn does not fit the questionnaire: {names}.", names=name)
            return
    for code, order in {**fresh.questions, **fresh.options}.items():
        yield from _order_faults(code, {**draws.questions, **draws.options}[code], order)
    for code, tasks in draws.profiles.items():
        yield from _task_faults(questionnaire.question[code], tasks)


def _order_faults(code: str, stored: Iterable[Code], expected: Iterable[Code]) -> Iterator[Words]:
    if sorted(map(str, stored)) != sorted(map(str, expected)):
        yield Words("“{code}”: something is missing in its order, or too much.", code=code)


def _task_faults(question: Question, tasks: Sequence[Task]) -> Iterator[Words]:
    if not isinstance(question, Drawn):
        return
    sizes = {question.side_by_side} if question.tasks else set()
    if len(tasks) != question.tasks or {len(task) for task in tasks} != sizes:
        yield Words("“{code}”: there are not as many profiles as it asks for.", code=question.code)
    levels = {one.code: {level.code for level in one.levels} for one in question.attributes}
    for profile in (profile for task in tasks for profile in task):
        known = profile.keys() == levels.keys() and all(profile[name] in levels[name] for name in levels)
        if not known or not is_possible(profile, question.never):
            yield Words("“{code}”: a profile that cannot be.", code=question.code)
