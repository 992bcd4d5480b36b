"""The journal's verbs are the permissions' verbs: one word all the way."""

import ast
from pathlib import Path

import pytest

import samenspel
from samenspel.foundation.access import PERMISSIONS
from samenspel.foundation.journal.sentences import SENTENCES, UNTOLD
from scripts.sources import nodes, parsed

SOURCE = Path(samenspel.__file__).parent


TELLING = ("tell", "tell_of", "tell_step")


def recorded_verbs(source):
    """Every verb that a piece of code hands to `record`, by its name, or to `tell`, by its place: the word
    itself, or the name that the module has for it."""
    tree = parsed(source)
    named = {ast.unparse(one.targets[0]): one.value for one in tree.body if isinstance(one, ast.Assign)}
    words = [word for call in nodes(tree, ast.Call) for word in _verb_of(call)]
    found = (getattr(named.get(ast.unparse(word), word), "value", None) for word in words)
    return {verb for verb in found if isinstance(verb, str)}


def _verb_of(call):
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "record":
        return [word.value for word in call.keywords if word.arg == "verb"]
    return call.args[1:2] if name in TELLING else []


@pytest.fixture(scope="module")
def verbs():
    return set().union(*(recorded_verbs(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")))


def test_every_recorded_verb_has_a_permission(verbs):
    assert verbs - PERMISSIONS.keys() == set()


def test_every_recorded_verb_has_a_sentence_or_a_reason_and_no_other_has(verbs):
    """The journal refuses a speechless verb too, but only once somebody presses the button."""
    assert verbs == {*SENTENCES, *UNTOLD}


@pytest.mark.parametrize(
    "code",
    [
        'record(actor=None, verb="plan.forgotten")',
        'telling.tell(ada, "plan.forgotten", round)',
        'VERB = "plan.forgotten"\ntell(ada, VERB, round)',
    ],
)
def test_a_verb_that_somebody_forgot_would_be_found(code):
    assert recorded_verbs(code) == {"plan.forgotten"}
