"""A text with a remark, a suggestion and a version."""

from samenspel.tools.writing.actions.remarks import make_remark, make_suggestion
from samenspel.tools.writing.actions.versions import name_version
from samenspel.tools.writing.queries import document_of
from tests.factories.design import make_script
from tests.world import EVERY_PAGE

SCRIPT = """Title: The library at night

# First act

## In the reading room

= It is ten past nine.

@Juf Ans
(whispers)
We are *open*.

~Open till ten, open till ten

The lights go on. [[Who has a lamp?]]
"""
SUGGESTED = ("accept_suggestion", "decline_suggestion")


def words(initiative, author):
    document = document_of(make_script(initiative, words=SCRIPT))
    remark = make_remark(actor=author, document=document, quote="nine", text="In the morning?")
    suggestion = make_suggestion(
        actor=author, document=document, quote="nine", instead="ten", text="Nine is too early."
    )
    version = name_version(actor=author, document=document, name="First")
    every = {"document_id": document.pk, "remark_id": remark.pk, "version_id": version.pk}
    suggested = {**every, "remark_id": suggestion.pk}
    return {EVERY_PAGE: every, **dict.fromkeys(SUGGESTED, suggested)}
