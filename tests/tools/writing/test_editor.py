"""The page on which people write: what it loads, and what a browser may do with it."""

import gzip
import json
import re
from pathlib import Path

import pytest

import samenspel.tools.writing
from samenspel.tools.writing.queries import document_of
from tests.checks import assert_page
from tests.factories.design import make_script, make_text
from tests.factories.initiatives import make_member

STATIC = Path(samenspel.tools.writing.__file__).parent / "static/writing"
LOCK = Path(__file__).parents[3] / "scripts/editor/package-lock.json"
LARGEST, LARGEST_SENT = 420_000, 140_000


def page_of(client, text):
    client.force_login(make_member(text.initiative))
    response = client.get(f"/writing/{document_of(text).pk}/write/")
    assert_page(response)
    return response


def test_all_that_the_editor_is_made_of_is_credited_and_small_enough():
    credits = (STATIC / "vendor/LICENSES.md").read_text()
    packages = json.loads(LOCK.read_text())["packages"]
    served = {path: card for path, card in packages.items() if path and not card.get("dev")}
    rows = [f"| {path.removeprefix('node_modules/')} | {card['version']} |" for path, card in served.items()]
    assert [row for row in rows if row not in credits] == []
    editor = (STATIC / "vendor/editor.js").read_bytes()
    assert (len(editor) < LARGEST, len(gzip.compress(editor)) < LARGEST_SENT) == (True, True)


def test_a_lock_file_names_no_hosts():
    assert [
        path for path, card in json.loads(LOCK.read_text())["packages"].items() if "resolved" in card
    ] == []


def test_our_own_modules_put_no_html_and_no_style_on_the_page():
    ours = {file.name: file.read_text() for file in STATIC.glob("*.js")}
    way = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextual|\beval\(|new Function"
    assert {name: re.findall(way, source) for name, source in ours.items() if re.search(way, source)} == {}


@pytest.mark.django_db
def test_only_where_people_write_the_editor_is_loaded_and_its_style_sheet_allowed(client):
    text = make_text(words="Open.")
    page = page_of(client, text)
    nonce = re.search(r'write.js" nonce="([^"]+)"', page.content.decode())[1]
    assert f"style-src 'self' 'nonce-{nonce}'" in page.headers["Content-Security-Policy"]
    reading = client.get(text.get_absolute_url())
    assert "style-src" not in reading.headers["Content-Security-Policy"]
    assert "write.js" not in reading.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "first"), [(make_text, "Heading"), (make_script, "Act")], ids=["a text", "a script"]
)
def test_the_buttons_are_those_of_the_kind_of_text(client, make, first):
    page = page_of(client, make(words="<script>alert(1)</script>")).content.decode()
    assert re.search(r'role="toolbar".*?data-name="\w+">([^<]+)<', page, re.DOTALL)[1] == first
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
