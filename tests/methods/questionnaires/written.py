"""Questionnaires written in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from samenspel.methods.questionnaires import (
    Draws,
    FaultyFile,
    Questionnaire,
    check_page,
    draw,
    questionnaire_from,
    walk,
)

Plain = dict[str, Any]


def ask(kind: str, code: str, **more: Any) -> Plain:
    return {"kind": kind, "code": code, "text": code, **more}


def single(code: str, *codes: Any, **more: Any) -> Plain:
    return ask("single", code, options=options(*(codes or ("a", "b", "c"))), **more)


def options(*codes: Any) -> list[Plain]:
    """A dictionary is an option already."""
    return [one if isinstance(one, dict) else {"code": one, "text": str(one)} for one in codes]


def items(*codes: str) -> list[Plain]:
    return [{"code": code, "text": code} for code in codes]


def written(*pages: Any, **more: Any) -> Plain:
    """A page is a list of questions, or already a dictionary; it is called p1, p2…"""
    told = [
        {"code": f"p{number}", **(page if isinstance(page, dict) else {"questions": page})}
        for number, page in enumerate(pages, 1)
    ]
    return {"questionnaire": "q", "version": 1, "title": "Q", "languages": ["en"], **more, "pages": told}


def made(*pages: Any, **more: Any) -> Questionnaire:
    return questionnaire_from(written(*pages, **more))


def faults(*pages: Any, **more: Any) -> list[str]:
    with pytest.raises(FaultyFile, match=r".") as error:
        made(*pages, **more)
    return [str(fault.problem) for fault in error.value.faults]


def sent(
    questionnaire: Questionnaire,
    form: Mapping[str, Any],
    page: str = "p1",
    answers: Mapping[str, Any] | None = None,
    draws: Draws | None = None,
    **more: Any,
) -> tuple[dict[str, Any], dict[str, str]]:
    """All answers afterwards, and what is wrong."""
    before = answers or {}
    way = walk(questionnaire, draws or draw(questionnaire, "seed"), before)
    fields = {name: one if isinstance(one, list) else [one] for name, one in form.items()}
    checked = check_page(way, page, fields, **more)
    return checked.onto(before), {name: str(words) for name, words in checked.faults.items()}
