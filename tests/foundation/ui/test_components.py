import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.urls import reverse

import samenspel.foundation.ui
from samenspel.foundation.ui.charts import Bar, bars
from samenspel.foundation.ui.lists import page_of
from tests.checks import assert_page, one_line
from tests.foundation.ui.samples import HOSTILE, Everything, request

TEMPLATES = Path(samenspel.foundation.ui.__file__).parent / "templates"
FILES = sorted((TEMPLATES / "cotton").glob("*.html"))
COMPONENTS = [file.stem.replace("_", "-") for file in FILES if file.stem != "form_page"]  # a whole page

pytestmark = pytest.mark.django_db


class Elements(HTMLParser):
    """Every start tag with its attributes, in order."""

    def __init__(self, html):
        super().__init__()
        self.all = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


@pytest.fixture
def render(tmp_path, settings):
    """Renders a template in the words of an app's page."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    settings.COTTON_BASE_DIR = tmp_path

    def render(source, path="/", **context):
        (tmp_path / "templates").mkdir(exist_ok=True)
        (tmp_path / "templates" / "page.html").write_text(source)
        engines._engines = {}
        return engines["django"].get_template("page.html").render(context, request(path))

    return render


@pytest.fixture
def shown(client):
    return client.get(reverse("ui:show_components"))


def test_the_error_summary_counts_every_fault_and_not_every_field(render):
    form = Everything({})
    form.add_error(None, ["Line 1 is no address.", "Line 2 is no address."])
    shown = render('<c-error-summary :form="form" />', form=form)
    assert (shown.count("<li>"), "11 things need mending" in shown) == (11, True)


def test_the_page_of_components_is_a_good_page(shown):
    parsed = assert_page(shown)
    assert parsed.headings[0] == (1, "Components")


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_shown_and_explained(component, shown):
    html = shown.content.decode()
    assert f'id="{component}"' in html
    comment = (TEMPLATES / "cotton" / f"{component.replace('-', '_')}.html").read_text()
    assert comment.startswith("{% comment %}")
    samples = "".join(file.read_text() for file in (TEMPLATES / "ui").rglob("*.html"))
    assert re.search(rf"<c-{component}[\s/>]", samples) or component in {"figure-chart"}


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_page_speaks_its_language(language, client):
    response = client.get(reverse("ui:show_components"), headers={"accept-language": language})
    assert f'<html lang="{language}"' in one_line(response)


def test_every_field_has_a_label_and_its_words(render):
    elements = Elements(render('<c-form :form="form" />', form=Everything({}, auto_id="f_%s"))).all
    ids = {attrs["id"] for _, attrs in elements if "id" in attrs}
    labelled = {attrs["for"] for tag, attrs in elements if tag == "label"}
    inputs = [attrs for tag, attrs in elements if tag in ("input", "select", "textarea") and "id" in attrs]
    visible = [attrs for attrs in inputs if attrs.get("type") != "hidden"]
    assert [attrs["id"] for attrs in visible if attrs["id"] not in labelled] == []
    described = {attrs["aria-describedby"] for _, attrs in elements if "aria-describedby" in attrs}
    assert {name for words in described for name in words.split()} - ids == set()


@pytest.mark.parametrize(
    ("name", "described_by"),
    [
        ("text", "f_text_helptext f_text_error"),
        ("choice", "f_choice_error"),
        ("money", "f_money_helptext f_money_error"),
        ("agree", "f_agree_helptext f_agree_error"),
        ("file", "f_file_error"),
    ],
)
def test_a_field_is_described_by_its_help_and_its_error(render, name, described_by):
    html = render('<c-field :field="field" />', field=Everything({}, auto_id="f_%s")[name])
    control = next(attrs for _, attrs in Elements(html).all if attrs.get("name") == name)
    assert (control["aria-describedby"], control["aria-invalid"]) == (described_by, "true")


def test_choices_stand_in_a_fieldset_with_its_words(render):
    html = render('<c-field :field="field" />', field=Everything({}, auto_id="f_%s")["radio"])
    fieldset = next(attrs for tag, attrs in Elements(html).all if tag == "fieldset")
    assert (fieldset["id"], fieldset["aria-describedby"]) == ("f_radio", "f_radio_helptext f_radio_error")


def test_each_error_leads_to_its_field(render):
    elements = Elements(render('<c-form :form="form" />', form=Everything({}, auto_id="f_%s"))).all
    ids = {attrs["id"] for _, attrs in elements if "id" in attrs}
    links = [attrs["href"][1:] for tag, attrs in elements if tag == "a"]
    assert len(links) == 9
    assert [link for link in links if link not in ids] == []


def test_a_form_is_guarded_and_keeps_files(render):
    elements = Elements(render('<c-form :form="form" action="/x/" />', form=Everything())).all
    form = next(attrs for tag, attrs in elements if tag == "form")
    assert (form["method"], form["action"], form["enctype"]) == ("post", "/x/", "multipart/form-data")
    hidden = [attrs["name"] for tag, attrs in elements if attrs.get("type") == "hidden"]
    assert hidden[:2] == ["csrfmiddlewaretoken", "once"]


def test_what_was_typed_is_kept_as_text(render):
    html = render('<c-form :form="form" />', form=Everything({"text": HOSTILE, "long": HOSTILE}))
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)") == 2


@pytest.mark.parametrize(
    "source",
    [
        '<c-page-header :title="x" :lead="x" :kicker="x" />',
        '<c-card :title="x" :href="x">{{ x }}</c-card>',
        '<c-badge>{{ x }}</c-badge><c-alert :title="x">{{ x }}</c-alert>',
        '<c-button :href="x">{{ x }}</c-button><c-button :value="x">{{ x }}</c-button>',
        '<c-stats><c-stat :number="x" :label="x" /></c-stats><c-fact :name="x">{{ x }}</c-fact>',
        '<c-avatar :name="x" />',
        '<c-phase-cycle :phases="phases" />',
        '<c-disclosure :summary="x">{{ x }}</c-disclosure>',
        '<c-entry :title="x" :href="x">{{ x }}</c-entry><c-crumb :href="x">{{ x }}</c-crumb>',
        '<c-progress :label="x" :text="x" :value="1" /><c-table :caption="x">{{ x }}</c-table>',
        '<c-empty-state :title="x">{{ x }}</c-empty-state><c-tab :href="x">{{ x }}</c-tab>',
        '<c-figure-chart :chart="chart" />',
        '<c-page-header title="{{ x }}" lead="{{ x }}" />',
        '<c-card title="{{ x }}" href="{{ x }}" />',
        '<c-button href="{{ x }}" data-x="{{ x }}" />',
    ],
)
def test_hostile_text_stays_text(render, source):
    html = render(
        source,
        x=HOSTILE,
        phases=[{"key": "plan", "name": HOSTILE, "state": "done", "text": HOSTILE, "url": HOSTILE}],
        chart=bars(HOSTILE, [Bar(HOSTILE, 1)]),
    )
    tags = {tag for tag, _ in Elements(html).all}
    handlers = [name for _, attrs in Elements(html).all for name in attrs if name.startswith("on")]
    assert (tags & {"script", "img"}, handlers) == (set(), [])


def test_pages_of_a_list_keep_the_rest_of_the_address(render):
    listed = page_of(range(60), 2, 10)
    html = render('<c-pagination :page="page" />', path="/?words=tree&page=2", page=listed)
    links = [attrs for tag, attrs in Elements(html).all if tag == "a"]
    assert [link["href"] for link in links] == [
        "?words=tree&page=1",
        "?words=tree&page=1",
        "?words=tree&page=2",
        "?words=tree&page=3",
        "?words=tree&page=6",
        "?words=tree&page=3",
    ]
    assert [link["href"] for link in links if "aria-current" in link] == ["?words=tree&page=2"]


def test_the_phase_that_goes_on_is_marked(render):
    phases = [
        {"key": "plan", "name": "Plan", "state": "done"},
        {"key": "fund", "name": "Fund", "state": "current"},
    ]
    elements = Elements(render('<c-phase-cycle :phases="phases" />', phases=phases)).all
    assert [attrs.get("aria-current") for tag, attrs in elements if tag == "li"] == [None, "step"]


def test_a_component_knows_nothing_of_the_page_around_it(render):
    assert "The page's title" not in render("<c-card />", title="The page's title")


def test_the_section_of_the_page_is_marked_in_the_menu(render):
    source = '<c-nav-link href="/plan/">Plan</c-nav-link><c-nav-link href="/fund/">Fund</c-nav-link>'
    elements = Elements(render(source, path="/plan/7/")).all
    assert [attrs.get("aria-current") for tag, attrs in elements if tag == "a"] == ["true", None]


def test_a_menu_entry_without_an_address_is_left_out(render):
    assert render('<c-nav-link href="{{ nowhere }}">Nowhere</c-nav-link>').strip() == ""
