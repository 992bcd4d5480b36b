"""A text that is written in, and an opinion map with what people said, for the pages that want one there."""

from samenspel.phases.design.models.votes import AGREE
from tests.factories.design import make_opinion_map, make_statement, make_text, vote_on
from tests.world import EVERY_PAGE


def words(initiative, author):
    text = make_text(initiative, words="The library opens at five.")
    map = make_opinion_map(initiative)
    statement = make_statement(map, author)
    vote_on(map, author, AGREE)
    found = {"text_id": text.pk, "map_id": map.pk, "statement_id": statement.pk}
    return {EVERY_PAGE: {"slug": initiative.slug, **found}}
