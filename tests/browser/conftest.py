"""A real Chromium, the look of axe at a page, and the rule that nothing comes from elsewhere."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.browser import NAMES
from tests.browser.calls import note_calls

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright runs a loop of its own in the tests' thread

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_SIZE = ["scrollable-region-focusable", "target-size"]
"""Rules that look at places; others see which elements are shown, and in which colours."""
LOOK = """async ([tags, bySize]) => {
    const isShown = (one) => one.checkVisibility({ visibilityProperty: true });
    const look = (one) => {
        const of = getComputedStyle(one), size = parseFloat(of.fontSize);
        const colours = [of.color, of.backgroundColor, of.backgroundImage, of.textDecorationLine, of.opacity];
        return [...colours, of.fontWeight, size >= 18.66, size >= 24].join();
    };
    const before = window.lookedAt, shown = [...document.querySelectorAll("*")].filter(isShown);
    const now = window.lookedAt = new Map(shown.map((one) => [one, look(one)]));
    const changed = new Set(shown.filter((one) => before?.get(one) !== now.get(one)));
    const include = [...changed].filter((one) => !changed.has(one.parentElement));
    const run = async (where, type, values) =>
        (await axe.run(where, { runOnly: { type, values }, resultTypes: ["violations"] })).violations;
    const found = bySize ? await run(document, "rule", bySize) : [];
    if (include.length) found.push(...await run(bySize ? { include } : document, "tag", tags));
    return found.flatMap((fault) =>
        fault.nodes.map((node) => `${fault.id}: ${fault.help}: ${node.target.join(" ")}`));
}"""
OURSELVES = {"localhost", "127.0.0.1", None}  # None: a data: address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    found = {"executable_path": chromium} if chromium else {}
    return {**browser_type_launch_args, **found, "args": ["--no-sandbox"]}


@pytest.fixture(autouse=True)
def troubles(page, live_server):
    """What the browser complains about, what our pages fetch elsewhere, and what their scripts send where
    nothing takes it; none at the end of every test."""
    found = []

    def note(request):
        if request.resource_type != "document" and request.frame.url.startswith(live_server.url):
            found.extend([request.url] if urlsplit(request.url).hostname not in OURSELVES else [])

    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", note)
    note_calls(page, found)
    yield found
    assert found == []


@pytest.fixture
def axe(page):
    """What axe finds on the page as it stands: a sentence for each place. `again`: the page was looked at
    already, and only the size of its window is another."""

    def look(again=False):
        if not again:
            page.evaluate(AXE)
        return page.evaluate(LOOK, [STANDARDS, BY_SIZE if again else None])

    return look


@pytest.fixture
def come_in(page, live_server, client):
    """Be signed in as this person, without the walk through the mail."""

    def as_person(person):
        client.force_login(person)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return as_person
