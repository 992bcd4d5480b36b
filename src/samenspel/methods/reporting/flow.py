"""Who was there at each step, and who left between two steps, and why: the flow of participants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.methods.evidence.chances import quantile
from samenspel.methods.words import N_, Words

from .unfit import refuse

ALL = ""
Text = str | Words


@dataclass(frozen=True)
class Step:
    """`people` by arm ("" where there is one group); `left`: why so many are not in the next step, by arm."""

    name: Text
    people: Mapping[str, int]
    left: tuple[tuple[Text, Mapping[str, int]], ...] = ()

    @property
    def arms(self) -> list[str]:
        return list(self.people)


@dataclass(frozen=True)
class Flow:
    """From whom the initiative could reach to whose answers were used. Raises UnfitReport where numbers do
    not agree: whoever is in no step and left for no reason was lost on the way."""

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            for arm, people in after.people.items():
                gone = sum(many.get(arm, 0) for _why, many in before.left)
                was = before.people.get(arm, sum(before.people.values()) if len(before.people) == 1 else 0)
                if arm in before.people and was - gone != people:
                    _refuse_lost(before, after, arm, was, gone, people)
            if set(before.people) != set(after.people) and _total(before) - _gone(before) != _total(after):
                _refuse_lost(before, after, ALL, _total(before), _gone(before), _total(after))

    def rows(self) -> Iterator[tuple[Text, str, int]]:
        """Name, arm and number, with those who left below the step that they left after."""
        for step in self.steps:
            yield from ((step.name, arm, many) for arm, many in step.people.items())
            for why, by_arm in step.left:
                yield from ((why, arm, -many) for arm, many in by_arm.items())


@dataclass(frozen=True)
class Attrition:
    """Of those who were there at first the part that was lost, by arm; `gap`: the largest difference between
    two arms, with its interval (Newcombe 1998, doi 10.1002/(SICI)1097-0258(19980430)17:8<873), None with one
    arm."""

    lost: Mapping[str, float]
    overall: float
    gap: tuple[float, float, float] | None = None


def attrition(flow: Flow, level: float = 0.95) -> Attrition:
    """From the first step that knows the arms to the last.

    >>> lot = {"invited": 100, "control": 100}
    >>> end = {"invited": 80, "control": 90}
    >>> flow = Flow((Step("drawn", lot, (("gone", {"invited": 20, "control": 10}),)), Step("answered", end)))
    >>> attrition(flow).lost, attrition(flow).overall
    ({'invited': 0.2, 'control': 0.1}, 0.15)
    """
    last = flow.steps[-1]
    first = next(step for step in flow.steps if step.arms == last.arms)
    gone = {arm: (first.people[arm] - last.people[arm], first.people[arm]) for arm in last.arms}
    lost = {arm: missing / of if of else 0.0 for arm, (missing, of) in gone.items()}
    everyone = sum(of for _missing, of in gone.values())
    overall = sum(missing for missing, _of in gone.values()) / everyone if everyone else 0.0
    most, least = max(lost, key=lost.__getitem__), min(lost, key=lost.__getitem__)
    apart = len(lost) > 1 and all(of for _missing, of in gone.values())
    return Attrition(lost, overall, newcombe(gone[most], gone[least], level) if apart else None)


def newcombe(one: tuple[int, int], other: tuple[int, int], level: float) -> tuple[float, float, float]:
    """The difference of two parts (how many, of how many), and its interval out of Wilson's of each.

    >>> [round(number, 4) for number in newcombe((56, 70), (48, 80), 0.95)]
    [0.2, 0.0524, 0.3339]
    """
    p, low, high = wilson(*one, level)
    q, lower, higher = wilson(*other, level)
    below = ((p - low) ** 2 + (higher - q) ** 2) ** 0.5
    above = ((high - p) ** 2 + (q - lower) ** 2) ** 0.5
    return p - q, p - q - below, p - q + above


def wilson(many: int, of: int, level: float) -> tuple[float, float, float]:
    """A part and its interval (Wilson 1927, doi 10.1080/01621459.1927.10502953)."""
    z, part = float(quantile(0.5 + level / 2)), many / of
    middle = (part + z**2 / (2 * of)) / (1 + z**2 / of)
    half = z * (part * (1 - part) / of + z**2 / (4 * of**2)) ** 0.5 / (1 + z**2 / of)
    return part, max(0.0, middle - half), min(1.0, middle + half)


def merged(flows: Sequence[Flow]) -> Flow:
    """Waves one after another: the steps of each, with what went before."""
    return Flow(tuple(step for flow in flows for step in flow.steps))


def _total(step: Step) -> int:
    return sum(step.people.values())


def _gone(step: Step) -> int:
    return sum(sum(by_arm.values()) for _why, by_arm in step.left)


def _refuse_lost(before: Step, after: Step, arm: str, was: int, gone: int, people: int) -> None:
    refuse(
        N_("{was} at “{before}” ({arm}) less {gone} who left are not the {people} at “{after}”."),
        was=was,
        before=before.name,
        arm=arm or "-",
        gone=gone,
        people=people,
        after=after.name,
    )
