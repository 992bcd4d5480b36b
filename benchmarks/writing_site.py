"""A site with a text that people write: python -m benchmarks.writing_site WRITERS LETTERS prints JSON.

With `read DOCUMENT` it prints how many letters are kept, and whether every update of the text was.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from benchmarks.closing_site import NAMES


def build(writers: int, letters: int) -> dict[str, Any]:
    """The text of so many letters, and the cookie of a session for each writer."""
    from django.test import Client

    from samenspel.tools.writing.queries import document_of
    from tests.factories.design import make_text
    from tests.factories.initiatives import make_member
    from tests.factories.services import make_person

    line = "The library is open in the evening, and who comes in finds somebody to talk to. "
    text = make_text(words=(line * (letters // len(line) + 1))[:letters])
    cookies = []
    for number in range(writers):
        client = Client()
        client.force_login(make_member(text.initiative, make_person(f"Writer {number}")))
        cookies.append(client.cookies["sessionid"].value)
    return {"document": document_of(text).pk, "cookies": cookies, "page": text.get_absolute_url()}


def read(document_id: int) -> dict[str, Any]:
    from samenspel.tools.writing.queries import find_document, text_of

    document = find_document(document_id)
    return {"text": text_of(document), "head": document.head, "rows": document.updates.count()}


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    if sys.argv[1] == "read":
        found = read(int(sys.argv[2]))
    else:
        call_command("migrate", verbosity=0, interactive=False)
        found = build(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
