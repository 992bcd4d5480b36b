"""A Chromium is the machine's own, Playwright's or apt's, in this order; without any, a sentence says so."""

import pytest

from samenspel.config.terminal import Trouble
from scripts import browser


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine on which these sources have a Chromium that starts, or one that does not."""

    def has(**sources):
        for source, starts in sources.items():
            path = tmp_path / source
            path.write_text(f"#!/bin/sh\nexit {0 if starts else 127}\n")
            path.chmod(0o755)
        asked = []

        def look(source):
            asked.append(source)
            return str(tmp_path / source) if source in sources else None

        for source in ("own", "playwrights", "distributions"):
            monkeypatch.setattr(browser, f"_{source}", lambda source=source: look(source))
        return asked

    return has


def test_the_machines_own_is_taken_first(machine):
    asked = machine(own=True, playwrights=True)
    assert browser.find_browser().endswith("/own")
    assert asked == ["own"]


def test_one_that_does_not_start_is_passed_over(machine):
    asked = machine(playwrights=False, distributions=True)
    assert browser.find_browser().endswith("/distributions")
    assert asked == ["own", "playwrights", "distributions"]


def test_without_any_it_says_how_to_get_one(machine):
    machine(playwrights=False)
    with pytest.raises(Trouble) as said:
        browser.find_browser()
    assert str(said.value) == browser.WAY_OUT


def test_apt_is_for_root_alone(monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    assert browser._distributions() is None
