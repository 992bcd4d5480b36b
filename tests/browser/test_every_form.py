"""Every form that writes keeps what is typed: over a lost session, another language, an error, Back.

The forms are found on the pages of `tests.world`, so that those of a new app are walked from the first day.
"""

from pathlib import Path

import pytest
from django.test import Client

from tests.factories.services import map_picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCRIPT = (Path(__file__).parent / "forms.js").read_text(encoding="utf-8")
DEAD = "/healthz"


@pytest.fixture(scope="module")
def picture():
    picture = map_picture()
    return {"name": "kept.png", "mimeType": "image/png", "buffer": picture.read()}


@pytest.fixture
def walk(page, live_server, picture):
    page.add_init_script(SCRIPT)
    page.route("**/*.{woff2,css}", lambda route: route.abort())
    return Walk(page, live_server.url, picture)


class Walk:
    def __init__(self, page, site, picture):
        self.page, self.site, self.picture = page, site, picture
        self.signed_in = []

    def come_in(self, person):
        client = Client()
        client.force_login(person)
        value = client.cookies["sessionid"].value
        self.signed_in = [{"name": "sessionid", "value": value, "url": self.site}]

    def at(self, address):
        self.page.context.clear_cookies()
        self.page.context.add_cookies(self.signed_in)
        self.page.goto(self.site + address)
        self.page.evaluate("sessionStorage.clear()")

    def do(self, verb, *words):
        return self.page.evaluate(f"words => walk.{verb}(...words)", [*words])

    def fill(self, form):
        """Typed in every field; what was typed."""
        typed = self.do("fill", form["action"])
        for name in form["files"]:
            self.page.locator(f"main form[method=post] input[name={name}]").first.set_input_files(
                self.picture
            )
        return typed
