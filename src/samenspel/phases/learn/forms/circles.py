"""What is typed about oneself between editions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, words
from samenspel.phases.learn.models.circles import LONGEST, InCircle, Intention


class CircleList(ListForm):
    q = words(_("Search"))


class CircleForm(forms.Form):
    """Its cleaned data are the words of `actions.circles.join_circle`."""

    interests = PlainText(label=_("What you are interested in"), rows=3, max_length=LONGEST)
    seeks = PlainText(
        label=_("Cases you seek"),
        rows=2,
        max_length=LONGEST,
        required=False,
        help_text=_("Such as: a library that volunteers keep open."),
    )
    offers = PlainText(
        label=_("Cases you offer"),
        rows=2,
        max_length=LONGEST,
        required=False,
        help_text=_("Such as: our neighbourhood watch may be studied."),
    )

    def __init__(self, typed: Any = None, *, own: InCircle | None) -> None:
        said = {name: getattr(own, name) for name in ("interests", "seeks", "offers")} if own else {}
        super().__init__(typed, initial=said)


class IntentionForm(forms.Form):
    """Its cleaned data are the words of `actions.circles.add_intention`."""

    what = PlainText(
        label=_("What you will try"),
        rows=3,
        max_length=LONGEST,
        help_text=_("Only you read it. In three months we ask you what came of it."),
    )


class LookBackForm(forms.Form):
    """Its cleaned data are the words of `actions.circles.look_back`."""

    came_of_it = PlainText(label=_("What came of it"), rows=4, max_length=LONGEST)

    def __init__(self, typed: Any = None, *, intention: Intention) -> None:
        super().__init__(typed, initial={"came_of_it": intention.came_of_it})
