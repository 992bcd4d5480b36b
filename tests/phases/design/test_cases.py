"""Every case that went wrong elsewhere, and every trap, has a test that is there."""

import ast
from functools import cache

import pytest

from tests.house import TESTS
from tests.phases.design.cases import CASES, TRAPS


@cache
def named_in(path):
    tree = ast.parse((TESTS.parent / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("case", [*CASES, *TRAPS])
def test_each_has_tests_that_are_there(case):
    named = {**CASES, **TRAPS}[case]
    assert [one for one in named if one.split("::")[1] not in named_in(one.split("::")[0])] == []
    assert named


def test_none_of_the_cases_is_missing():
    assert [int(case.split(":")[0]) for case in CASES] == [*range(1, 23)]
