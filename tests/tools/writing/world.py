"""Where the addresses of texts that people write together lead."""

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


def words(initiative, author):
    """A script in which somebody may write."""
    return {EVERY_PAGE: {"document_id": document_of(make_script(initiative, words=SCRIPT)).pk}}
