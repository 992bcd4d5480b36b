"""The main job on a phone: import a real election, count it, and read why a project lost."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from samenspel.methods.budgeting.command import main
from samenspel.pages import demo
from samenspel.phases.plan.models import BudgetRound
from tests.factories.plan import work
from tests.factories.services import make_administrator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = Path(demo.__file__).parent / "elections" / "wieliczka-2023.pb"
PHONE = {"width": 360, "height": 740}
WHY = "376 supporters had zł 49,870.07 left together; it lacked zł 129.93."


@pytest.fixture
def browser_context_args(browser_context_args, scripts):
    return {**browser_context_args, "viewport": PHONE, "java_script_enabled": scripts}


@pytest.fixture
def upload(page, live_server, come_in):
    """Send a file on the page for administrators."""
    come_in(make_administrator())

    def send(source):
        page.goto(live_server.url + "/plan/import/")
        page.get_by_label("Pabulib file").set_input_files(source)
        page.get_by_role("button", name="Import").click()

    return send


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request):
    return request.param


@pytest.fixture
def finish(page):
    """The worker does what waits; the page finds out by itself and leads on."""

    def until_over():
        expect(page.get_by_text("Waiting for its turn.")).to_be_visible()
        work()
        page.wait_for_url("**/plan/rounds/**")

    return until_over


def test_an_election_is_imported_counted_explained_and_counted_again(page, upload, finish, tmp_path, capsys):
    upload(FILE)
    finish()
    main_part = page.get_by_role("main")
    expect(main_part).to_contain_text("30 of 64")
    page.get_by_role("link", name=re.compile("^Not chosen")).click()
    expect(page.get_by_role("status").filter(has_text="34 projects")).to_be_visible()
    page.get_by_label("Find a project").fill("etniow")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^\s*1 project"))).to_be_visible()
    expect(main_part).to_contain_text(WHY)
    page.get_by_role("link", name="zielona lekcja").first.click()
    expect(main_part).to_contain_text("instead of zł 50,000")
    page.get_by_role("link", name="All results").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("recount")).click()
    download.value.save_as(tmp_path / "recount.pb")
    assert main([str(tmp_path / "recount.pb"), "--town", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["winners"]) == 30


def test_a_malformed_file_is_explained_on_a_phone_and_nothing_is_saved(page, upload, tmp_path):
    broken = tmp_path / "broken.pb"
    lines = FILE.read_text(encoding="utf-8").splitlines()
    broken.write_text("\n".join([*lines[:-1], 'x;"9999"']), encoding="utf-8")
    upload(broken)
    expect(page.get_by_text("Waiting for its turn.")).to_be_visible()
    work()
    expect(page.get_by_role("main")).to_contain_text(f"Line {len(lines)} of broken.pb")
    assert BudgetRound.objects.count() == 0
    page.get_by_role("link", name="Back to the form").click()
    expect(page.get_by_label("Pabulib file")).to_be_visible()
