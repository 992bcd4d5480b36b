"""The examples in the docstrings of the methods are run, and the functions of four rooms have one."""

from __future__ import annotations

import doctest
import inspect
import linecache
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

from samenspel import methods
from samenspel.methods import budgeting, disclosure, opinion, sortition
from samenspel.methods.budgeting import alternatives, categories, justice, preflib
from samenspel.methods.sortition import others

ROOMS = (budgeting, alternatives, categories, justice, preflib, opinion, sortition, others, disclosure)


def modules() -> Iterator[ModuleType]:
    for found in walk_packages(methods.__path__, f"{methods.__name__}."):
        yield import_module(found.name)


@pytest.mark.parametrize(
    "module", modules(), ids=lambda module: module.__name__.removeprefix(methods.__name__)
)
def test_the_examples_of_a_module_are_true(module: ModuleType) -> None:
    """For each docstring, all files of which a line was kept would be looked at again."""
    linecache.clearcache()
    failed, _tried = doctest.testmod(module)
    assert failed == 0


def functions(room: ModuleType) -> Iterator[tuple[str, Any]]:
    for name in getattr(room, "__all__", vars(room)):
        thing = getattr(room, name)
        if (
            not name.startswith("_")
            and inspect.isfunction(thing)
            and thing.__module__.startswith(room.__name__)
        ):
            yield name, thing


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.removeprefix(methods.__name__))
def test_every_public_function_has_an_example(room: ModuleType) -> None:
    assert [name for name, thing in functions(room) if ">>> " not in (thing.__doc__ or "")] == []
