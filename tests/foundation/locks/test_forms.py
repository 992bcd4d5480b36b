"""Every form that writes carries a key, so that sending it twice has one effect."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

import samenspel

SOURCE = Path(samenspel.__file__).parent
FORM = re.compile(r"<form\b[^>]*\bmethod\s*=\s*[\"']?post\b.*?</form>", re.IGNORECASE | re.DOTALL)
FORMS_WITHOUT_KEY = {
    "foundation/tasks/templates/tasks/progress.html": "stopping twice is stopping once",
    "foundation/ui/templates/cotton/languages.html": "choosing a language twice is choosing it once",
    "phases/plan/templates/plan/show_ballot.html": "looking it over saves nothing",
    "spine/people/templates/people/ask_to_sign_in.html": "signing in twice is signing in once",
    "spine/people/templates/people/provider.html": "signing in twice is signing in once",
    "*/templates/account/*": "sign-in: allauth's own steps, harmless when repeated",
    "*/templates/allauth/*": "sign-in: allauth's own steps, harmless when repeated",
    "*/templates/mfa/*": "sign-in: allauth's own steps, harmless when repeated",
    "*/templates/socialaccount/*": "sign-in: allauth's own steps, harmless when repeated",
    "*/templates/usersessions/*": "sign-in: allauth's own steps, harmless when repeated",
}
HARMLESS_ADDRESSES = {"people:export_me": "a download changes nothing"}


def forms_without_key(template):
    """The forms in a template's text that write and have no `{% once %}`."""
    forms = [form for form in FORM.findall(template) if not re.search(r"\{%\s*once\s*%\}", form)]
    return [form for form in forms if not any(f'"{name}"' in form for name in HARMLESS_ADDRESSES)]


def is_exempt(path):
    return any(fnmatch(path, pattern) for pattern in FORMS_WITHOUT_KEY)


@pytest.mark.parametrize("path", sorted(str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.html")))
def test_every_form_that_writes_carries_a_key(path):
    text = (SOURCE / path).read_text(encoding="utf-8")
    assert is_exempt(path) or forms_without_key(text) == []


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        ('<form method="post">{% csrf_token %}</form>', 1),
        ("<form action='/x/' METHOD=POST class='a'>\n</form>", 1),
        ('<form method="post">{% csrf_token %}{% once %}</form>', 0),
        ('<form method="post">{% once %}</form><form method="post"></form>', 1),
        ('<form method="get"></form>', 0),
        ('<form method="post" action="{% url "people:export_me" %}"></form>', 0),
    ],
)
def test_a_form_that_forgets_its_key_is_found(form, missing):
    assert len(forms_without_key(form)) == missing
