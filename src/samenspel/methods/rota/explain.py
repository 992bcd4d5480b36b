"""The reasons that every rota carries: for each open place, and for each person's load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.methods import nouns
from samenspel.methods.words import Words

from .aims import Aim
from .asked import Person, Shift
from .board import Board, Need
from .conflicts import conflicts
from .first import missing
from .limits import caps
from .obstacles import Chosen, obstacles
from .problem import Problem, hours, in_time
from .remedies import remedies
from .rota import Load, Obstacle, Rota, Unfilled
from .solver import Clock, Effort

REASONS = Effort(seconds=20)


def explain_rota(problem: Problem, chosen: Chosen, effort: Effort = REASONS) -> Rota:
    """A rota that somebody made: which rules it breaks, what each carries, and what is open and why."""
    board = Board(problem, effort.seed)
    return explained(board, chosen, (), Clock(effort))


def explained(
    board: Board, chosen: Chosen, aims: tuple[Aim, ...], clock: Clock, *, late: bool = False
) -> Rota:
    """The rota with all its reasons; the clock is for those that take a search."""
    open_places = unfilled(board, chosen)
    if open_places:
        found = conflicts(board, chosen, clock)
        open_places = tuple(
            replace(one, conflict=found.get((one.shift, one.skill), ())) for one in open_places
        )
    return Rota(
        problem=board.problem,
        serving={
            shift.id: tuple(sorted(person for person, id in chosen if id == shift.id))
            for shift in board.shifts
        },
        aims=aims,
        loads=loads(board, chosen),
        unfilled=open_places,
        remedies=remedies(board.problem, chosen, open_places, clock) if open_places else (),
        broken=tuple(broken(board.problem, chosen)),
        in_time=not (late or clock.late),
        seed=clock.effort.seed,
    )


def broken(problem: Problem, chosen: Chosen) -> Iterator[Words]:
    """Every hard rule that is not kept, in words."""
    for shift in sorted(problem.shifts, key=in_time):
        there = sorted(person for person, id in chosen if id == shift.id)
        if len(there) > shift.people and shift.extra is None:
            yield Words(
                "{shift} has {people}; wanted: {wanted}",
                shift=shift.id,
                people=nouns.people(len(there)),
                wanted=shift.people,
            )
        for person in there:
            rest = chosen - {(person, shift.id)}
            for why in obstacles(problem, rest, problem.person[person], shift):
                yield Words("{person}, on {shift}, {why}", person=person, shift=shift.id, why=why)


def unfilled(board: Board, chosen: Chosen) -> tuple[Unfilled, ...]:
    """Every need that is not met, in order of time."""
    people = board.problem.person
    short = ((need, missing(chosen, people, need)) for need in board.needs)
    return tuple(_unfilled(board, chosen, need, number) for need, number in short if number > 0)


def _unfilled(board: Board, chosen: Chosen, need: Need, number: int) -> Unfilled:
    able = [one for one in board.people if need.skill is None or need.skill in one.skills]
    idle = sorted((one for one in able if (one.id, need.shift.id) not in chosen), key=lambda one: one.id)
    asked = [Obstacle(one.id, tuple(_obstacles(board, chosen, one, need))) for one in idle]
    away = sum(not board.problem.can(one, need.shift) for one in idle)
    kept = tuple(one for one in asked if one.why)
    return Unfilled(need.shift.id, need.skill, number, _reason(need, asked, away), kept)


def _obstacles(board: Board, chosen: Chosen, person: Person, need: Need) -> Iterator[Words]:
    yield from obstacles(board.problem, chosen, person, need.shift)
    if not board.problem.can(person, need.shift):
        return
    taken = sum(shift == need.shift.id for _, shift in chosen)
    if need.shift.extra is None and taken >= need.shift.people:
        yield Words("finds all places taken")


def _reason(need: Need, found: Sequence[Obstacle], away: int) -> Words:
    skill, people = need.skill, len(found)
    free = [one.person for one in found if not one.why]
    if free:
        return Words("Nothing keeps these from it: {people}.", people=", ".join(free))
    if skill is None:
        if people == 0:
            return Words("Everyone serves here already.")
        if people == away:
            return Words("Nobody else can come then.")
        if people == 1:
            return Words("One other person could do it, but rules keep them from it.")
        return Words(
            "{people} others could do it: {away} cannot come then, and rules keep {kept}.",
            people=people,
            away=away,
            kept=people - away,
        )
    if people == 0:
        return Words("Nobody else has “{skill}”.", skill=skill)
    if people == away == 1:
        return Words("The only other person with “{skill}” cannot come then.", skill=skill)
    if people == away:
        return Words("Of the {people} others with “{skill}”, none can come then.", people=people, skill=skill)
    if people == 1:
        return Words("One other person has “{skill}”, but rules keep them from it.", skill=skill)
    return Words(
        "{people} others have “{skill}”: {away} cannot come then, and rules keep {kept}.",
        people=people,
        skill=skill,
        away=away,
        kept=people - away,
    )


def loads(board: Board, chosen: Chosen) -> tuple[Load, ...]:
    """Of every person, by name."""
    shift = board.problem.shift
    minutes = {one.id: sum(shift[id].minutes for who, id in chosen if who == one.id) for one in board.people}
    weights = board.shares.weight
    whole = float(sum(weights.values())) or 1.0
    work = sum(minutes.values())
    return tuple(
        _load(board, chosen, one, minutes[one.id], work * float(weights[one.id]) / whole)
        for one in sorted(board.people, key=lambda one: one.id)
    )


def _load(board: Board, chosen: Chosen, person: Person, minutes: int, share: float) -> Load:
    serves = {id for who, id in chosen if who == person.id}
    granted = sum((wish > 0) == (id in serves) for id, wish in person.wishes.items() if wish)
    asked = sum(bool(wish) for wish in person.wishes.values())
    reason = _why(board, person, serves, minutes, share)
    return Load(person.id, len(serves), minutes, share, granted, asked, reason)


def _why(board: Board, person: Person, serves: set[str], minutes: int, share: float) -> Words:
    """What a load is beside a fair share, and when it is less, what keeps it from being more."""
    said = {"hours": nouns.hours(hours(minutes)), "share": hours(round(share))}
    open_to = board.open_to(person)
    if minutes + 0.5 >= share:
        return Words("{hours}; a fair share is {share}.", **said)
    if len(open_to) == len(serves):
        return Words("{hours}, all that this person can come to; a fair share is {share}.", **said)
    mine = [shift for shift in open_to if shift.id in serves]
    others = [shift for shift in open_to if shift.id not in serves]
    if all(_full(person, [*mine, other]) for other in others):
        return Words("{hours}, the most within this person's limits; a fair share is {share}.", **said)
    return Words("{hours}; a fair share is {share}, what is left did not divide better.", **said)


def _full(person: Person, shifts: list[Shift]) -> bool:
    return any(sum(cap.takes) > cap.most for cap in caps(person, shifts))
