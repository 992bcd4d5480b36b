"""Tests of the journal record what nobody does, so nobody gave it words."""

import pytest

from samenspel.foundation.journal import sentences


class Whatever(dict):
    def __contains__(self, verb):
        return True


@pytest.fixture(autouse=True)
def any_verb_may_be_recorded(monkeypatch):
    monkeypatch.setattr(sentences, "UNTOLD", Whatever(sentences.UNTOLD))
