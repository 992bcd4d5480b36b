"""What is typed to begin a text."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.spine.initiatives.forms import PeriodForm

LONGEST_WORDS = 100_000


class TextForm(PeriodForm):
    """Its cleaned data are the words of `actions.texts.set_up_text` and `set_up_script`."""

    title = PlainText(label=_("Title"), rows=1, max_length=120)
    summary = PlainText(label=_("What it is for"), rows=2, max_length=240, required=False)
    words = PlainText(
        label=_("What is there already"),
        rows=8,
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("A draft to begin with; leave it empty to begin together."),
    )
    field_order = ("title", "summary", "words", "opens_at", "closes_at")
