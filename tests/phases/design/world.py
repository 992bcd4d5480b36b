"""Where the addresses of what people design together lead."""

from tests.factories.design import make_script, make_text
from tests.world import EVERY_PAGE

SCRIPT = "# First act\n\n## The letter\n\n@Juf Ans\n(whispers)\nWe are *open*.\n\n~Open till ten\n"


def words(initiative, author):
    """A text about the service, and a script."""
    text = make_text(initiative, words="# Evenings\n\nThe library opens at **five**.\n\n- soup\n- books")
    script = make_script(initiative, words=SCRIPT)
    return {
        EVERY_PAGE: {"slug": initiative.slug, "text_id": text.pk},
        "show_cast": {"text_id": script.pk},
    }
