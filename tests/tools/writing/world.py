"""A text with a remark, a suggestion and a version."""

from samenspel.tools.writing.actions.remarks import make_remark, make_suggestion
from samenspel.tools.writing.actions.versions import name_version
from samenspel.tools.writing.queries import document_of
from tests.factories.design import make_text
from tests.world import EVERY_PAGE

SUGGESTED = ("accept_suggestion", "decline_suggestion")


def words(initiative, author):
    document = document_of(make_text(initiative, words="The library opens at five."))
    remark = make_remark(actor=author, document=document, quote="five", text="In the morning?")
    suggestion = make_suggestion(
        actor=author, document=document, quote="five", instead="six", text="Five is too early."
    )
    version = name_version(actor=author, document=document, name="First")
    every = {"document_id": document.pk, "remark_id": remark.pk, "version_id": version.pk}
    suggested = {**every, "remark_id": suggestion.pk}
    return {EVERY_PAGE: every, **dict.fromkeys(SUGGESTED, suggested)}
