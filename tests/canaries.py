"""Rows about one person, with a token of their own in every registered field that can hold one.

Who registers personal fields of a new model plants one in the canaries.py beside the tests of its app.
"""

from importlib import import_module

from samenspel.spine.people.personal_data import PERSONAL
from tests.house import TESTS, module_of

PLANTS = {}
ADDRESS = "canary-address@example.org"


def plants(model):
    def register(function):
        PLANTS[model] = function
        return function

    return register


def plant(person):
    found = find_plants()
    for each in {personal.model for personal in PERSONAL}:
        found[each](person)


def find_plants():
    """Those of all apps, by model."""
    for path in sorted(TESTS.glob("*/**/canaries.py")):
        import_module(module_of(path))
    return PLANTS
