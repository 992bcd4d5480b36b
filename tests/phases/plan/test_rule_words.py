from fractions import Fraction
from itertools import product

import pytest
from django.utils.translation import override

from samenspel.methods.budgeting import COMPLETIONS, CRITERIA, MISFITS, RULES, UTILITIES, Rule, UnfitRule
from samenspel.phases.plan import rule_words

TIES = "Between equals decides, in this order: more votes, the lower cost, the project's number."


def every_rule():
    for options in product(RULES, UTILITIES, COMPLETIONS, MISFITS):
        name, utility, completion, misfit = options
        try:
            yield Rule(name, utility, completion, tuple(CRITERIA), misfit=misfit)
        except UnfitRule:
            continue


@pytest.mark.parametrize(
    ("rule", "name", "explained"),
    [
        (
            Rule("greedy", "points", threshold=3),
            "Most points first",
            [
                "Projects take their turn, the one with the most points first. "
                "A project is chosen when enough of the budget is left for it.",
                "A project that no longer fits is passed over, and the next one gets its turn.",
                "A project needs at least 3 votes or points to take part.",
            ],
        ),
        (
            Rule("phragmen", misfit="stop"),
            "Saving together (Phragmén)",
            [
                "Everyone is given money at the same pace. As soon as the people who voted for a project "
                "have together what it costs, they pay for it and start saving again.",
                "At the first project that does not fit, it is over.",
            ],
        ),
        (
            Rule("max-welfare", "cardinality"),
            "Highest sum (maximum welfare)",
            [
                "Of all choices that the budget can pay, the one wins that is worth most to all voters added "
                "up. How many of them get something does not count.",
                "A chosen project is worth the same to everyone who voted for it.",
            ],
        ),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_each_rule_has_its_own_words(rule, name, explained):
    assert (rule_words.name_of(rule), rule_words.explained(rule)) == (name, [*explained, TIES])


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_no_rule_is_taken_for_another_one(language):
    """Everything that decides is in the words: two rules that count differently read differently."""
    rules = [*every_rule()]
    with override(language):
        told = {(rule_words.name_of(rule), *rule_words.explained(rule)) for rule in rules}
    assert len(told) == len(rules) == 38


def test_a_least_share_of_the_voters_is_told():
    said = "only when its share of the voters is at least 1/3 of its share of the budget."
    assert said in rule_words.explained(Rule(share_threshold=Fraction(1, 3)))[-2]


def test_every_rule_is_offered_in_words():
    offers = [str(rule_words.offered(name)) for name in RULES]
    assert len(set(offers)) == len(RULES)
    assert offers[2].startswith("Saving together (Phragmén): Everyone is given money at the same pace.")
