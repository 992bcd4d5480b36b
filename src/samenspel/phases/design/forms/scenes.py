"""What is chosen to take a scene or a role."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.methods.scripts import Role, Scene
from samenspel.phases.design.models.scenes import SceneClaim
from samenspel.phases.design.playing import Played, first_line, title_of
from samenspel.spine.people.models import Person


class ClaimSceneForm(forms.Form):
    """Its cleaned data are the words of `actions.scenes.claim_scene`."""

    scene = forms.ChoiceField(
        label=_("Scene"),
        error_messages={"invalid_choice": _("This scene is not there any more. Choose it again.")},
    )
    purpose = forms.ChoiceField(
        label=_("What for"), choices=SceneClaim.Purpose.choices, widget=forms.RadioSelect
    )

    def __init__(self, typed: Any = None, *, now: Played, initial: Any = None) -> None:
        super().__init__(typed, initial={"purpose": SceneClaim.Purpose.WRITE, **(initial or {})})
        self.lines = {f"{one.number} {first_line(one, now.words)[0]}": one for one in now.cast.scenes}
        field = self.fields["scene"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, _named(scene)) for value, scene in self.lines.items()]

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data.pop("scene", None)
        if chosen:
            self.cleaned_data["number"] = self.lines[chosen].number
            self.cleaned_data["line"] = chosen.partition(" ")[2]
        return self.cleaned_data


def _named(scene: Scene) -> str:
    return f"{scene.number}. {title_of(scene)}"


class CastRoleForm(forms.Form):
    """Of `cast_role`."""

    role = forms.ChoiceField(label=_("Role"))
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who plays it"))

    def __init__(
        self, typed: Any = None, *, roles: Sequence[Role], people: Iterable[Person], initial: Any = None
    ) -> None:
        super().__init__(typed, initial=initial)
        role, person = self.fields["role"], self.fields["person"]
        assert isinstance(role, forms.ChoiceField)
        assert isinstance(person, forms.ModelChoiceField)
        role.choices = [(one.name, one.name) for one in roles]
        person.queryset = Person.objects.filter(pk__in=[one.pk for one in people]).order_by("display_name")
