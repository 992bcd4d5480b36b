"""A survey to answer: python -m benchmarks.survey_site PAGES CLIENTS prints JSON; `read SURVEY` what is kept.

The environment names database and folder (DATABASE_URL, SAMENSPEL_VAR).
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from benchmarks.sessions import session_of

NAMES = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
HEAD = "questionnaire: load\nversion: 1\ntitle: {en: A long one}\nlanguages: [en]\npages:\n"
PAGE = """- code: page{number}
  title: {{en: Page {number}}}
  questions:
  - kind: number
    code: n{number}
    text: {{en: Which number?}}
    least: 0
    most: 100000
"""


def build(pages: int, clients: int) -> dict[str, Any]:
    """For each client, who is a member, the cookie of a session."""
    from tests.factories.initiatives import make_member
    from tests.factories.services import make_person
    from tests.factories.surveys import make_survey

    questions = HEAD + "".join(PAGE.format(number=number) for number in range(pages))
    survey = make_survey(questions=questions.encode())
    cookies = []
    for number in range(clients):
        person = make_member(
            survey.initiative, make_person(f"Client {number}", email=f"c{number}@example.org")
        )
        cookies.append(session_of(person))
    return {"survey": survey.pk, "cookies": cookies}


def read(survey_id: int) -> list[list[Any]]:
    """Of each response its state and all that it answers."""
    from samenspel.tools.surveys.models.responses import Response

    rows = Response.objects.filter(wave__survey=survey_id)
    return [[row.state, row.answers] for row in rows]


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if sys.argv[1] == "read":
        json.dump(read(int(sys.argv[2])), sys.stdout)
    else:
        json.dump(build(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)


if __name__ == "__main__":
    main()
