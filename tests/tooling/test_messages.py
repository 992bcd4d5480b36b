"""The lists for the translators, and what the check finds in them."""

import gettext
import os

import polib
import pytest

from scripts import catalogues
from scripts.catalogues import compile_catalogues
from scripts.messages import Text, by_place, find_faults, find_texts, places, update

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
said = _("Hello") + ngettext("%(n)s vote", "%(n)s votes", 2) + pgettext("month", "May")
"""
PAGE = """{% load i18n %}
<c-card title="{% translate "A card" %}">
    {% blocktranslate count n=n trimmed %}
        One of <b>us</b>
    {% plural %}
        {{ n }} of <b>us</b>
    {% endblocktranslate %}
  {% firstof label _("Or this") %}</c-card>"""


@pytest.fixture
def source(tmp_path):
    (tmp_path / "views.py").write_text(CODE)
    (tmp_path / "reasons.py").write_text('REASON = N_("{votes} votes for {project}.")')
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path


def test_texts_are_found_in_code_methods_and_pages(source):
    assert find_texts(source) == {
        Text("Hello"): {"views.py"},
        Text("%(n)s vote", "%(n)s votes"): {"views.py"},
        Text("May", context="month"): {"views.py"},
        Text("{votes} votes for {project}."): {"reasons.py"},
        Text("A card"): {"page.html"},
        Text("One of <b>us</b>", "%(n)s of <b>us</b>"): {"page.html"},
        Text("Or this"): {"page.html"},
    }


@pytest.fixture
def translate(tmp_path):
    """Fill the Dutch list with these translations, and say what the check finds."""

    def fill(texts, **changes):
        update(tmp_path, "nl", {"plan": texts})
        path = dutch(tmp_path, "plan")
        listed = polib.pofile(str(path))
        for entry in listed:
            for name, value in changes.items():
                setattr(entry, name, value)
        listed.save(str(path))
        update(tmp_path, "nl", {"plan": texts})
        return list(find_faults(tmp_path, "nl", {"plan": texts}))

    return fill


def dutch(source, place):
    return source / place / "locale" / "nl" / "LC_MESSAGES" / "django.po"


HELLO = {Text("Hello %(name)s"): {"views.py"}}
VOTES = {Text("One vote", "%(n)s votes"): {"views.py"}}


def test_a_good_translation_has_no_faults(translate):
    assert translate(HELLO, msgstr="Dag %(name)s") == []
    assert translate(VOTES, msgstr_plural={0: "Een stem", 1: "%(n)s stemmen"}) == []


def test_a_missing_translation_is_found(translate):
    assert translate(HELLO) == ["plan, nl: “Hello %(name)s” is not translated."]
    half = {0: "Een stem", 1: ""}
    assert translate(VOTES, msgstr_plural=half) == ["plan, nl: “One vote” is not translated."]


def test_an_uncertain_translation_is_found(translate):
    assert translate(HELLO, msgstr="Dag %(name)s", flags=["fuzzy"]) == [
        "plan, nl: “Hello %(name)s” has a translation marked as uncertain (fuzzy)."
    ]


@pytest.mark.parametrize("said", ["Dag", "Dag %(naam)s", "Dag <b>%(name)s</b>"])
def test_other_placeholders_or_tags_are_found(translate, said):
    assert translate(HELLO, msgstr=said) == [
        f"plan, nl: “Hello %(name)s” has other placeholders or tags than its translation “{said}”."
    ]


def test_a_text_that_is_new_or_gone_is_found(translate, tmp_path):
    translate(HELLO, msgstr="Dag %(name)s")
    assert list(find_faults(tmp_path, "nl", {"plan": {Text("New"): {"views.py"}}})) == [
        "plan, nl: “New” is not in the list. Run ./samenspel fix, then translate it.",
        "plan, nl: “Hello %(name)s” does not belong in this list any more. Run ./samenspel fix.",
    ]


def test_what_was_translated_stays_when_texts_are_added(translate):
    translate(HELLO, msgstr="Dag %(name)s")
    assert translate({**HELLO, Text("New"): {"views.py"}}) == ["plan, nl: “New” is not translated."]


def test_the_places_stand_as_imports_go_and_a_text_in_several_is_listed_in_the_lowest():
    found = places()
    assert found.index("methods") < found.index("spine/services") < found.index("spine/initiatives")
    assert found.index("spine/initiatives") < found.index("tools/talk") < found.index("phases/plan")
    assert set(found[-3:]) == {"pages/demo", "pages/scale", "config"}
    assert found[-1] == "config"
    files = {"phases/plan/views.py", "pages/demo/town.py", "phases/plan/forms.py"}
    listed = {place: texts for place, texts in by_place({Text("Save"): files}, found).items() if texts}
    assert listed == {"phases/plan": {Text("Save"): {"phases/plan/views.py", "phases/plan/forms.py"}}}


def test_a_text_that_moves_takes_its_translation_along(translate, tmp_path):
    translate(HELLO, msgstr="Dag %(name)s")
    update(tmp_path, "nl", {"plan": {}, "talk": HELLO})
    assert list(find_faults(tmp_path, "nl", {"plan": {}, "talk": HELLO})) == []
    assert not dutch(tmp_path, "plan").exists()


def said(path):
    with path.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled).gettext("Hello %(name)s")


def test_what_django_reads_is_made_anew_when_it_is_missing_or_older(translate, tmp_path):
    path = dutch(tmp_path, "plan")
    translate(HELLO, msgstr="Dag %(name)s")
    compile_catalogues(tmp_path)
    assert said(path) == "Dag %(name)s"
    translate(HELLO, msgstr="Hallo %(name)s")
    os.utime(path.with_suffix(".mo"), (1, 1))
    compile_catalogues(tmp_path)
    assert said(path) == "Hallo %(name)s"
    assert list(catalogues.stale(tmp_path)) == []


def test_no_line_breaks_before_a_french_sign_that_stands_apart():
    typed = "Dites : « Non » ! Pourquoi ? À 20:00 ; demain, %(name)s."
    assert catalogues.set_apart(typed).split(" ") == [
        "Dites\xa0:",
        "«\xa0Non\xa0»\xa0!",
        "Pourquoi\xa0?",
        "À",
        "20:00\xa0;",
        "demain,",
        "%(name)s.",
    ]
    path = catalogues.SOURCE / "phases/design/locale/fr/LC_MESSAGES/django.mo"
    with path.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("How did it feel?") == "Qu’avez-vous ressenti\xa0?"
