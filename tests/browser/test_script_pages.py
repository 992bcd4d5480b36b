"""The pages of a script and about a text, in dark and forced colours."""

import pytest

from samenspel.phases.design.actions.scenes import cast_role, claim_scene
from samenspel.tools.writing.actions.remarks import make_remark, make_suggestion
from samenspel.tools.writing.actions.versions import name_version
from samenspel.tools.writing.queries import document_of
from tests.browser.conftest import AXE, STANDARDS
from tests.browser.test_writing_page import LOOK
from tests.factories.children import adopt
from tests.factories.design import make_script
from tests.factories.initiatives import coordinator_of
from tests.factories.writing import put

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAY = "# Act\n\n## One\n\nANN\nHey, café.\n\n@de Wind\n(blows)\nHo.\n\n## Two\n\n~Song\n\nBO\nBye.\n"


@pytest.fixture
def pages():
    """Their addresses, with something on each; who may do most there."""
    script = make_script(words=PLAY)
    coordinator = coordinator_of(script.initiative)
    adopt(script.initiative, "none", word_counts="members")
    claim = claim_scene(actor=coordinator, text=script, number=1, line="## One", purpose="write")
    cast_role(actor=coordinator, text=script, role="ANN", person=coordinator)
    document = document_of(script)
    remark = make_remark(actor=coordinator, document=document, quote="café", text="Which?")
    make_suggestion(actor=coordinator, document=document, quote="Bye", instead="Ciao", text="Nicer.")
    version = name_version(actor=coordinator, document=document, name="First")
    put(coordinator, script, "Title: Wind\n\n")
    about, text = f"/writing/{document.pk}/", script.get_absolute_url()
    here = [
        text,
        f"{text}cast/",
        f"{text}scenes/claim/",
        f"{text}roles/cast/",
        f"{text}scenes/{claim.pk}/give-back/",
    ]
    about_it = [
        "remarks/",
        f"remarks/{remark.pk}/",
        "authors/",
        "versions/",
        f"versions/{version.pk}/",
        "begin-anew/",
    ]
    return coordinator, [*here, *(about + page for page in about_it)]


@pytest.mark.parametrize(
    "look", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_a_script_are_open_to_all_people(pages, width, look, page, live_server, come_in):
    coordinator, addresses = pages
    come_in(coordinator)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(**look)
    found = {}
    for address in addresses:
        page.goto(live_server.url + address)
        page.evaluate(AXE)
        found[address] = page.evaluate(LOOK, STANDARDS)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[address] += [f"{wide} px wide"] if wide > width else []
    assert {address: faults for address, faults in found.items() if faults} == {}
