"""Signs to look at, and the words of who certifies all the same, by what axe and the browser can see."""

import pytest

from tests.factories.plan import after, close, make_vote
from tests.factories.services import make_administrator
from tests.phases.plan.test_signs import cheat, vote_honestly

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1280])
def test_signs_can_be_read_by_everyone_and_answered_by_who_certifies(page, live_server, come_in, axe, width):
    round = make_vote()
    vote_honestly(round, 40)
    cheat(round, 30, 5)
    close(round)
    page.set_viewport_size({"width": width, "height": 800})
    come_in(make_administrator())
    with after(round.objections_until):
        page.goto(f"{live_server.url}/plan/rounds/{round.pk}/signs/")
        assert axe() == []
        page.get_by_role("link", name="To the ballot box").click()
        page.get_by_role("button", name="I certify this vote").click()
        page.get_by_text("One thing needs mending").wait_for()
        assert axe() == []
        page.get_by_label("What did you find out about the signs?").fill("The school voted together.")
        page.get_by_role("button", name="I certify this vote").click()
        page.get_by_text("The school voted together.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
