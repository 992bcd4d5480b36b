"""Forms in which nobody writes over what somebody else saved meanwhile."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from samenspel.foundation.access import Overtaken


class SeenForm(forms.Form):
    """Knows by its version what stood there when it was opened: `initial` has it as `seen`.

    `COMPARED` are the fields of which both are shown, by `ui/theirs.html`."""

    COMPARED: ClassVar[tuple[str, ...]] = ()

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.theirs: list[tuple[Any, Any]] = []

    def saves(self, save: Callable[..., object]) -> bool:
        """Not when somebody else saved something meanwhile: the form says so, and keeps what was typed."""
        try:
            save(**self.cleaned_data)
        except Overtaken as overtaken:
            self.show_theirs(overtaken)
            return False
        return True

    def show_theirs(self, overtaken: Overtaken) -> None:
        """What was typed stays, beside what somebody else saved; the next time it takes its place."""
        self.data = dict(self.data.items()) | {"seen": overtaken.version}
        for name in self.COMPARED:
            now = getattr(overtaken.row, name) or ""
            if now != (self.cleaned_data[name] or ""):
                shown = getattr(overtaken.row, f"get_{name}_display", lambda now=now: now)
                self.theirs.append((self.fields[name].label, shown()))
        self.add_error(None, str(overtaken.reason))
