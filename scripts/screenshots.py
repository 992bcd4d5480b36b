"""Pictures of the main pages, as a phone and a desk show them: docs/images/NAME-360.png and NAME-1280.png.

`python -m scripts.screenshots` while `./samenspel up` runs; another address may follow.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from samenspel.config.terminal import Trouble
from scripts.browser import find_browser

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZES = {360: 780, 1280: 900}
WIELICZKA = "/initiatives/wieliczka-2023-the-green-million/"
RESULTS = "a[href$='/results/']"
LIBRARY, PLAY = "/initiatives/the-library-of-the-future/", "/initiatives/parents-write-the-school-play/"
TEXT = "a[href*='/design/texts/']"
PAGES = {
    "home": ["/"],
    "initiatives": ["/initiatives/"],
    "initiative": [LIBRARY],
    "charter": [f"{LIBRARY}charter/"],
    "results": [WIELICZKA, RESULTS],
    "other-rule": [WIELICZKA, RESULTS, "#other"],
    "pictures": [WIELICZKA, RESULTS, "#pictures"],
    "project": [WIELICZKA, RESULTS, "a[href*='show=left']", ".plan-project__title a"],
    "ideas": [LIBRARY, "a[href*='/design/boards/']"],
    "opinion-map": [LIBRARY, "a[href*='/design/opinion-maps/']"],
    "draft": [LIBRARY, "a[href*='/design/prototypes/']", "#board"],
    "lottery": [LIBRARY, "a[href*='/design/lotteries/']"],
    "promise": [LIBRARY, TEXT],
    "script": [PLAY, TEXT],
    "who-wrote-what": [PLAY, TEXT, "a[href$='/authors/']"],
    "roles": [PLAY, TEXT, "a[href$='/cast/']"],
    "services": ["/services/"],
    "sign-in": ["/people/sign-in/"],
}
STARTS = ("citizen", "coordinator", "administrator")


def main(words: list[str]) -> int:
    site = words[0].rstrip("/") if words else "http://localhost:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for width, height in SIZES.items():
            for name, page in _shown(browser, site, width, height):
                page.screenshot(path=IMAGES / f"{name}-{width}.png")
    return 0


def _shown(browser: Browser, site: str, width: int, height: int) -> Iterator[tuple[str, Page]]:
    page = browser.new_page(base_url=site, viewport={"width": width, "height": height}, locale="en-GB")
    for name, steps in PAGES.items():
        for step in steps:
            _take(page, step)
        yield name, page
    for kind in STARTS:
        page.goto("/demo/")
        page.locator(f"form[action$='/{kind}/'] button").click()
        page.wait_for_url("**/start/")
        yield f"start-{kind}", page


def _take(page: Page, step: str) -> None:
    """An address, a link to follow, or a part to bring into view."""
    if step.startswith("/"):
        page.goto(step)
    elif step.startswith("#"):
        page.locator(step).evaluate("part => part.scrollIntoView({behavior: 'instant'})")
    else:
        page.locator(step).first.click()
        page.wait_for_load_state()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as sentence:
        sys.exit(str(sentence))
