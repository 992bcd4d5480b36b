"""Every open place has its reasons, and what would help does help."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from samenspel.methods.rota import Pair, Person, Problem, explain_rota, make_rota, read_problem
from tests.examples import examples

from .brute import all_rotas
from .checker import Chosen, faults, there
from .problems import KITCHEN, problems, shift

Key = tuple[str, str | None]
KITCHEN_PROBLEM = read_problem(KITCHEN.encode())


def reasons(problem: Problem) -> list[tuple[str, str | None, str, dict[str, list[str]]]]:
    return [
        (
            one.shift,
            one.skill,
            str(one.reason),
            {it.person: [str(why) for why in it.why] for it in one.obstacles},
        )
        for one in make_rota(problem).unfilled
    ]


def test_each_person_who_could_fill_an_open_place_is_named_with_what_keeps_them() -> None:
    short = "would have less than 11 hours of rest beside Sat morning"
    assert reasons(KITCHEN_PROBLEM) == [
        (
            "Sat evening",
            None,
            "4 others could do it: 2 cannot come then, and rules keep 2.",
            {
                "Anna": [short],
                "Ben": ["cannot come then"],
                "Carla": ["cannot come then"],
                "Els": [
                    short,
                    "is kept apart from Dirk, who serves here",
                    "serves only together with Anna, who does not serve here",
                ],
            },
        ),
        (
            "Sat evening",
            "first aid",
            "2 others have “first aid”: 1 cannot come then, and rules keep 1.",
            {"Anna": [short], "Carla": ["cannot come then"]},
        ),
    ]


def test_who_could_take_an_open_place_at_once_is_named() -> None:
    shifts = (shift("one", 0), shift("two", 24))
    (one,) = explain_rota(Problem((Person("Anna"), Person("Ben")), shifts), {("Anna", "one")}).unfilled
    assert (str(one.reason), one.obstacles) == ("Nothing keeps these from it: Anna, Ben.", ())


def test_what_the_same_rules_would_fill_is_no_merit_of_a_change() -> None:
    shifts = (shift("one", 0), shift("two", 24))
    people = (Person("Anna"), Person("Ben"), Person("Carla", cannot=frozenset({"two"})))
    rota = explain_rota(Problem(people, shifts), {("Anna", "one")})
    assert [(str(one.change), one.fills) for one in rota.remedies] == [
        ("The rota is made anew, by the same rules", 1)
    ]


def test_who_comes_after_all_fills_what_their_skills_are_for() -> None:
    nobody = frozenset({"one"})
    people = (Person("Anna", frozenset({"key"}), cannot=nobody), Person("Ben", cannot=nobody))
    rota = make_rota(Problem(people, (replace(shift("one", 0), skills={"key": 1}),)))
    assert [(str(it.change), it.fills) for it in rota.remedies if "comes" in str(it.change)] == [
        ("One of these comes to one after all: Anna", 2),
        ("One of these comes to one after all: Ben", 1),
    ]


def test_limits_are_told_as_what_they_are() -> None:
    shifts = tuple(shift(f"s{day}", 24 * day, kind="bar") for day in range(3))
    limits = {
        "reached the limit of shifts (2)": {"most_shifts": 2},
        "reached the limit of shifts in that week (2)": {"most_per_week": 2},
        "reached the limit of shifts on that day (0)": {"most_per_day": 0},
        "reached the limit of shifts of the kind bar (2)": {"most_of_kind": {"bar": 2}},
        "would go over the limit of 7 hours": {"most_hours": 7},
        "would go over the limit of days on end (2)": {"most_running": 2},
    }
    for said, limit in limits.items():
        one = make_rota(Problem((Person("Anna", **limit),), shifts)).unfilled[0]  # type: ignore[arg-type]
        assert [str(why) for why in one.obstacles[0].why] == [said]
    weekend = Problem((Person("Anna", most_weekends=1),), (shift("s", 24), shift("t", 24 * 8)))
    (one,) = make_rota(weekend).unfilled
    assert [str(why) for why in one.obstacles[0].why] == ["would go over the limit of weekends (1)"]
    twice = Problem((Person("Anna"),), (shift("s", 0), shift("t", 1)))
    (one,) = make_rota(twice).unfilled
    assert [str(why) for why in one.obstacles[0].why] in (
        ["serves s at that time"],
        ["serves t at that time"],
    )


def test_a_skill_that_nobody_has_is_said_so() -> None:
    problem = Problem((Person("Anna"),), (shift("s", 0, skills={"key": 1}),))
    (one,) = make_rota(problem).unfilled
    assert (str(one.reason), one.obstacles, one.conflict) == ("Nobody else has “key”.", (), ())
    away = replace(problem, people=(Person("Anna", frozenset({"key"}), cannot=frozenset({"s"})),))
    assert [said for _, _, said, _ in reasons(away)] == [
        "Nobody else can come then.",
        "The only other person with “key” cannot come then.",
    ]


def test_the_fewest_other_places_that_are_too_many_together_are_named() -> None:
    """Two helpers, three shifts at once; a fourth on another day has nothing to do with it."""
    people = (Person("Anna"), Person("Ben"))
    rota = make_rota(Problem(people, (shift("s", 0), shift("t", 1), shift("u", 2), shift("v", 48))))
    (one,) = rota.unfilled
    assert {one.shift, *one.conflict} == {"s", "t", "u"}


@examples(40)
@given(problems())
def test_what_would_help_does(problem: Problem) -> None:
    rota = make_rota(problem)
    filled = rota.aim("filled").value
    for one in rota.unfilled:
        assert all(it.why for it in one.obstacles)
    for remedy in rota.remedies:
        assert 0 < remedy.fills <= filled
    bound = problem.pairs or any(one.least_running > 1 or one.least_off > 1 for one in problem.people)
    assert bound or bool(rota.remedies) == bool(rota.unfilled)


def test_remedies_are_the_least_changes_with_what_they_fill() -> None:
    told = [(str(remedy.change), remedy.fills) for remedy in make_rota(KITCHEN_PROBLEM).remedies]
    assert told == [
        ("A rest of 6 hours instead of 11", 2),
        ("One of these comes to Sat evening after all: Carla", 2),
        ("One more person with “first aid”", 2),
        ("One of these comes to Sat evening after all: Ben", 1),
        ("One more person", 1),
    ]
    problem = Problem(
        (Person("Anna", most_shifts=1), Person("Ben", cannot=frozenset({"t"}))),
        (shift("s", 0), shift("t", 24)),
        (Pair("only-with", "Anna", "Ben"),),
    )
    told = [(str(remedy.change), remedy.fills) for remedy in make_rota(problem).remedies]
    assert told == [
        ("The rule “only-with” for Anna and Ben is dropped", 1),
        ("One of these comes to t after all: Ben", 1),
        ("One more person", 1),
    ]
    tired = Problem((Person("Anna", most_shifts=1, most_hours=3),), problem.shifts)
    assert "Anna takes one shift more than their limits allow" in [
        str(it.change) for it in make_rota(tired).remedies
    ]


def test_loads_say_what_is_fair_and_why_it_is_less() -> None:
    people = (
        Person("Anna", wishes={"s0": 1, "s1": -1}),
        Person("Ben", most_shifts=1),
        Person("Carla", cannot=frozenset({"s0", "s1", "s2", "s3"})),
    )
    rota = make_rota(Problem(people, tuple(shift(f"s{n}", 24 * n) for n in range(4))))
    assert [
        (load.person, load.minutes, load.granted, load.asked, str(load.reason)) for load in rota.loads
    ] == [
        ("Anna", 540, 2, 2, "9 hours; a fair share is 4."),
        ("Ben", 180, 0, 0, "3 hours, the most within this person's limits; a fair share is 4."),
        ("Carla", 0, 0, 0, "0 hours, all that this person can come to; a fair share is 4."),
    ]


@examples(40)
@given(problems())
def test_a_made_rota_breaks_nothing_and_one_with_everybody_everywhere_breaks_what_the_checker_sees(
    problem: Problem,
) -> None:
    made = make_rota(problem)
    assert explain_rota(problem, made.chosen).broken == ()
    crowd = {(person.id, one.id) for person in problem.people for one in problem.shifts}
    seen = [fault for fault in faults(problem, crowd) if "short a run" not in fault]
    assert bool(explain_rota(problem, crowd).broken) == bool(seen)


def test_a_rota_by_hand_is_told_what_it_breaks() -> None:
    by_hand = {
        ("Ben", "Sat morning"),
        ("Dirk", "Fri evening"),
        ("Els", "Fri evening"),
        ("Anna", "Fri evening"),
    }
    rota = explain_rota(KITCHEN_PROBLEM, by_hand)
    assert [str(words) for words in rota.broken] == [
        "Fri evening has 3 people; wanted: 2",
        "Dirk, on Fri evening, is kept apart from Els, who serves here",
        "Els, on Fri evening, is kept apart from Dirk, who serves here",
        "Ben, on Sat morning, cannot come then",
    ]
    assert (rota.aims, rota.proven) == ((), False)


@examples(40)
@given(problems())
def test_a_conflict_is_one_and_none_of_it_is_needless(problem: Problem) -> None:
    """Beside all rotas there are: with it nothing fills the place, with one of it less something does."""
    rota = make_rota(problem, aims=("filled",))
    everything = list(all_rotas(problem))
    wanted: dict[Key, int] = {(one.id, None): one.people for one in problem.shifts}
    wanted |= {(one.id, skill): number for one in problem.shifts for skill, number in one.skills.items()}
    open_now = {(one.shift, one.skill): one.missing for one in rota.unfilled}
    keys = {key[0] if key[1] is None else f"{key[0]} ({key[1]})": key for key in wanted}

    def possible(key: Key, kept: list[Key]) -> bool:
        most = {one: open_now.get(one, 0) for one in kept} | {key: open_now[key] - 1}
        return any(
            all(lacking(problem, chosen, one, wanted[one]) <= number for one, number in most.items())
            for chosen in everything
        )

    for one in rota.unfilled:
        key, conflict = (one.shift, one.skill), [keys[label] for label in one.conflict]
        assert not possible(key, conflict)
        for spared in conflict:
            assert possible(key, [other for other in conflict if other != spared])


def lacking(problem: Problem, chosen: Chosen, key: Key, number: int) -> int:
    people = there(problem, chosen, problem.shift[key[0]])
    return number - sum(key[1] is None or key[1] in person.skills for person in people)
