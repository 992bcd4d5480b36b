"""The lists for the translators, and what the check finds in them."""

import polib
import pytest

from scripts.messages import Text, find_faults, find_texts, update

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
        update(tmp_path, "nl", texts)
        path = tmp_path / "nl" / "LC_MESSAGES" / "django.po"
        listed = polib.pofile(str(path))
        for entry in listed:
            for name, value in changes.items():
                setattr(entry, name, value)
        listed.save(str(path))
        update(tmp_path, "nl", texts)
        return list(find_faults(tmp_path, "nl", texts))

    return fill


HELLO = {Text("Hello %(name)s"): {"views.py"}}
VOTES = {Text("One vote", "%(n)s votes"): {"views.py"}}


def test_a_good_translation_has_no_faults(translate):
    assert translate(HELLO, msgstr="Dag %(name)s") == []
    assert translate(VOTES, msgstr_plural={0: "Een stem", 1: "%(n)s stemmen"}) == []


def test_a_missing_translation_is_found(translate):
    assert translate(HELLO) == ["nl: “Hello %(name)s” is not translated."]
    assert translate(VOTES, msgstr_plural={0: "Een stem", 1: ""}) == ["nl: “One vote” is not translated."]


def test_an_uncertain_translation_is_found(translate):
    assert translate(HELLO, msgstr="Dag %(name)s", flags=["fuzzy"]) == [
        "nl: “Hello %(name)s” has a translation marked as uncertain (fuzzy)."
    ]


@pytest.mark.parametrize("said", ["Dag", "Dag %(naam)s", "Dag <b>%(name)s</b>"])
def test_other_placeholders_or_tags_are_found(translate, said):
    assert translate(HELLO, msgstr=said) == [
        f"nl: “Hello %(name)s” has other placeholders or tags than its translation “{said}”."
    ]


def test_a_text_that_is_new_or_gone_is_found(translate, tmp_path):
    translate(HELLO, msgstr="Dag %(name)s")
    assert list(find_faults(tmp_path, "nl", {Text("New"): {"views.py"}})) == [
        "nl: “New” is not in the list. Run ./samenspel fix, then translate it.",
        "nl: “Hello %(name)s” is in no page any more. Run ./samenspel fix.",
    ]


def test_a_list_that_was_not_compiled_is_found(translate, tmp_path):
    translate(HELLO, msgstr="Dag %(name)s")
    with (tmp_path / "nl" / "LC_MESSAGES" / "django.po").open("a") as listed:
        listed.write('\nmsgid "More"\nmsgstr "Meer"\n')
    texts = {**HELLO, Text("More"): {"views.py"}}
    assert list(find_faults(tmp_path, "nl", texts)) == [
        "nl: django.mo is older than django.po. Run ./samenspel fix."
    ]


def test_what_was_translated_stays_when_texts_are_added(translate):
    translate(HELLO, msgstr="Dag %(name)s")
    assert translate({**HELLO, Text("New"): {"views.py"}}) == ["nl: “New” is not translated."]
