"""Every page that needs no object, on a phone and on a desk, by what axe and the browser can see."""

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 1280)
OPEN_PAGES = [
    "pages:home",
    "pages:search",
    "pages:show_how_it_works",
    "pages:show_accessibility",
    "ui:show_components",
    "journal:list_seals",
    "people:ask_to_sign_in",
    "people:list_personal_fields",
    "services:list_services",
    "initiatives:list_initiatives",
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", OPEN_PAGES)
def test_a_page_is_open_to_all_people_and_fits_its_screen(name, width, page, live_server, axe):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.goto(live_server.url + reverse(name)).status == 200
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
