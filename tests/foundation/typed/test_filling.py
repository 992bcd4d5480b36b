"""A form in a page is filled in by the names of its fields, and nothing else in the page changes."""

import re

from samenspel.foundation.typed.filling import filled, form_on
from tests.checks import HOSTILE
from tests.foundation.typed.pages import PAGE as TEMPLATE

PAGE = TEMPLATE.replace("REFUSED", "")
TYPED = {
    "title": [HOSTILE],
    "text": ["\nfirst </textarea>\n\nlast"],
    "area": ["2"],
    "boxes": ["a", "b"],
    "one": ["y"],
    "row": ["1", "2"],
    "row-7": ["of a row that was added"],
    "draft": ["1"],
}


def fields(page):
    """What a visitor would send, of the form that writes."""
    form = page[page.index('<form class="a"') :]
    found = re.findall(r"<(?:input|option)\b[^>]*>", form)
    return [one for one in found if "csrf" not in one and "once" not in one]


def test_every_kind_of_field_is_filled_in():
    form = form_on(PAGE, "/open/write/", "/open/write/", set(TYPED))
    page = filled(PAGE, form, TYPED, "<p>Here.</p>", {"file": "<p>kept</p>"})
    quoted = HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#x27;").replace('"', "&quot;")
    assert fields(page) == [
        '<input type="hidden" name="row-7" value="of a row that was added">',
        f'<input type="text" name="title" value="{quoted}" required>',
        '<option value="">',
        '<option value="1">',
        '<option value="2" selected>',
        '<input type="checkbox" name="agree">',
        '<input type="checkbox" name="boxes" value="a" checked>',
        '<input type="checkbox" name="boxes" value="b" checked>',
        '<input type="radio" name="one" value="x">',
        '<input type="radio" name="one" value="y" checked>',
        '<input name="row" value="1">',
        '<input name="row" value="2">',
        '<input type="file" name="file">',
    ]
    assert '<textarea name="text" rows="3">\n\nfirst &lt;/textarea&gt;\n\nlast</textarea>' in page
    assert '<form class="a" method="post"><p>Here.</p>' in page
    assert '<input type="file" name="file"><p>kept</p>' in page


def test_what_is_not_filled_in_stays_as_it_was():
    form = form_on(PAGE, "/open/write/", "/open/write/", set())
    assert filled(PAGE, form, {}, "", {}) == PAGE


def test_the_form_is_found_by_its_address_and_of_several_by_its_names():
    twice = PAGE + '<form method="post"><input name="other"></form>'
    assert form_on(twice, "/open/write/", "/open/write/", {"other"}).names() == {"other"}
    assert form_on(twice, "/open/write/?page=2", "/open/write/press/", {"other"}).names() == {"title"}
    assert form_on(twice, "/elsewhere/", "/open/write/", {"other"}) is None
