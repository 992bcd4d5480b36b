"""The journal's verbs are the permissions' verbs: one word all the way."""

import ast
from pathlib import Path

import samenspel
from samenspel.foundation.access import PERMISSIONS

SOURCE = Path(samenspel.__file__).parent


def recorded_verbs(source):
    """Every literal `verb` that a piece of code hands to `record`."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    records = [call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) == "record"]
    words = [word.value for call in records for word in call.keywords if word.arg == "verb"]
    return {word.value for word in words if isinstance(word, ast.Constant)}


def test_every_recorded_verb_has_a_permission():
    files = SOURCE.rglob("*.py")
    verbs = set().union(*(recorded_verbs(path.read_text(encoding="utf-8")) for path in files))
    assert verbs - set(PERMISSIONS) == set()


def test_a_verb_without_permission_would_be_found():
    assert recorded_verbs('record(actor=None, verb="plan.forgotten")') == {"plan.forgotten"}
