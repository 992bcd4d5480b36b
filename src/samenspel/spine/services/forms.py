"""What a person may type about organisations and services."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput
from samenspel.foundation.ui.fields import PlainText, filled_rows
from samenspel.foundation.ui.lists import ListForm, choice, words
from samenspel.foundation.ui.maps import DegreeField, OffTheMap, check_bounds
from samenspel.foundation.ui.maps.cutting import size_of
from samenspel.foundation.ui.pictures import PictureField
from samenspel.methods.typology import NOT_SAID, PROVIDER
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import LONGEST_ADDRESS, Area, Channel, Organisation, Service
from samenspel.spine.services.queries import areas_outside, organisations_of
from samenspel.spine.services.sectors import DIVISIONS, grouped_choices

MOST_LINES, LONGEST_LINE = 5, 60
LANGUAGE_NAMES = {
    "nl": _("Dutch"),
    "en": _("English"),
    "fr": _("French"),
    "de": _("German"),
    "fy": _("Frisian"),
    "pl": _("Polish"),
    "tr": _("Turkish"),
    "ar": _("Arabic"),
    "uk": _("Ukrainian"),
    "es": _("Spanish"),
}


class SearchForm(ListForm):
    q = words(_("Search"))
    sector = choice(_("Sector"), {"": _("All sectors"), **DIVISIONS})


def website() -> forms.URLField:
    return forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")


class EnvelopeField(PlainText):
    """An address as it stands on an envelope."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST_ADDRESS, required=False, **options)

    def to_python(self, value: Any) -> str:
        lines = (" ".join(line.split()) for line in super().to_python(value).splitlines())
        return "\n".join(filter(None, lines))

    def validate(self, value: str) -> None:
        super().validate(value)
        lines = value.splitlines()
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            words = {"lines": MOST_LINES, "signs": LONGEST_LINE}
            raise forms.ValidationError(
                _("On an envelope there is room for %(lines)d lines of %(signs)d signs.") % words
            )


class OrganisationForm(forms.ModelForm[Organisation]):
    provider_kind = forms.TypedChoiceField(
        label=_(PROVIDER.question),
        choices=[(value, _(words)) for value, words in PROVIDER.with_not_said.items()],
        required=False,
        initial=NOT_SAID,
        empty_value=NOT_SAID,
    )
    homepage = website()
    address = EnvelopeField(
        label=_("Postal address"),
        help_text=_(
            "As on an envelope, without the name: street and number, then postcode and town. It stands on "
            "letters, and everyone sees it."
        ),
    )
    reply_address = EnvelopeField(
        label=_("Where answers on paper go"),
        help_text=_("Only when that is elsewhere, such as a number for free post."),
    )

    class Meta:
        model = Organisation
        fields = ("name", "kind", "provider_kind", "area", "homepage", "contact", "address", "reply_address")
        help_texts: ClassVar = {"contact": _("An e-mail address, a telephone number or a street.")}


EDGES = ("west", "south", "east", "north")
MAP = ("map_picture", "map_credit", *EDGES)
NO_MAP = {"map_picture": "", "map_credit": "", **dict.fromkeys(EDGES)}
ROUNDING = 0.05  # of pixels and of edges that somebody typed with few digits


OTHER_SHAPE = _(
    "The picture has another shape than these edges. Check them, and whether the picture is in Web Mercator "
    "(EPSG:3857)."
)


class AreaForm(forms.ModelForm[Area]):
    class Meta:
        model = Area
        fields = ("name", "parent")
        help_texts: ClassVar = {
            "name": _("A town, a district or a neighbourhood."),
            "parent": _("For example the town that a neighbourhood belongs to."),
        }

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        if self.instance.pk:
            self.fields["parent"].queryset = areas_outside(self.instance)  # type: ignore[attr-defined]


class MappedAreaForm(AreaForm):
    """An area with its map: a picture and its four bounds, all or nothing."""

    map_picture = PictureField(
        label=_("Picture of the map"),
        required=False,
        longest=2400,
        help_text=_("Of the town or district, in Web Mercator (EPSG:3857), with north at the top."),
    )
    remove_map = forms.BooleanField(label=_("Take the map away"), required=False)
    map_credit = forms.CharField(
        label=_("Who made the map"),
        required=False,
        max_length=200,
        help_text=_("The line that its licence asks for, such as: © OpenStreetMap contributors."),
    )
    west = DegreeField(label=_("West"), required=False, most=180, help_text=_("The left edge, in degrees."))
    south = DegreeField(label=_("South"), required=False, most=90, help_text=_("The lower edge."))
    east = DegreeField(label=_("East"), required=False, most=180, help_text=_("The right edge."))
    north = DegreeField(label=_("North"), required=False, most=90, help_text=_("The upper edge."))

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.initial.update({name: getattr(self.instance, name) for name in MAP})
        self.old_picture = self.instance.map_picture
        if not self.old_picture:
            del self.fields["remove_map"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.pop("remove_map", False):
            return {**values, **NO_MAP}
        picture = values.get("map_picture") or self.old_picture or ""
        edges = {name: values.get(name) for name in EDGES}
        if picture or any(edge is not None for edge in edges.values()):
            self._check_map(picture, edges)
        return {**values, "map_picture": picture}

    def _check_map(self, picture: Any, edges: dict[str, Any]) -> None:
        if any(self.has_error(name) for name in MAP):
            return
        for name in (name for name, edge in edges.items() if edge is None):
            self.add_error(name, _("A map needs all four edges."))
        if not picture:
            self.add_error("map_picture", _("Choose the picture that these edges belong to."))
        if not self.errors:
            self._check_edges(picture, edges)

    def _check_edges(self, picture: Any, edges: dict[str, Any]) -> None:
        try:
            bounds = check_bounds(edges)
        except OffTheMap as fault:
            self.add_error(fault.bound, str(fault))
            return
        wide, high = size_of(picture)
        if abs(wide / high / bounds.ratio - 1) > ROUNDING:
            self.add_error("north", OTHER_SHAPE)


class ProfessionalForm(forms.Form):
    """Somebody who has signed up already, by e-mail address."""

    email = MailboxInput(
        label=_("E-mail address"), help_text=_("Of somebody who has signed in here at least once.")
    )

    def clean_email(self) -> Person:
        person = Person.objects.filter(email=self.cleaned_data["email"], is_active=True).first()
        if person is None:
            raise forms.ValidationError(
                _("Nobody has signed in with this address yet. Ask this person to sign in once, then try.")
            )
        return person


class ChannelForm(forms.Form):
    """One way to get the service; a row without address is left out."""

    kind = forms.ChoiceField(label=_("Way"), choices=Channel.Kind.choices)
    address = forms.CharField(label=_("Address, number or link"), max_length=300, required=False)
    hours = forms.CharField(label=_("When"), max_length=200, required=False)


class ChannelRows(forms.BaseFormSet[ChannelForm]):
    def clean(self) -> None:
        rows = filled_rows(self, "address")
        if len({(row["kind"], row["address"]) for row in rows}) < len(rows):
            raise forms.ValidationError(_("Two ways are the same. Empty one of them."))


ChannelFormSet = forms.formset_factory(ChannelForm, formset=ChannelRows, extra=2, max_num=8)


class ServiceForm(forms.ModelForm[Service]):
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", _("Choose a sector")), *grouped_choices()])
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=LANGUAGE_NAMES.items(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language the service is given in.")},
    )

    homepage = website()

    class Meta:
        model = Service
        fields = (
            "name", "description", "organisation", "sector", "area", "languages", "status", "keywords",
            "processing_days", "cost", "homepage",
        )  # fmt: skip
        help_texts: ClassVar = {
            "description": _("What does it do for people, and who is it for?"),
            "keywords": _("Separated by commas."),
            "cost": _("For example: free, or € 12 a year."),
        }

    def __init__(self, data: Any = None, *, actor: Person, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.channels = ChannelFormSet(data, prefix="channels", initial=_channels_of(self.instance))
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = organisations_of(actor), _("Choose an organisation")

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.channels.is_valid():
            self.cleaned_data["channels"] = filled_rows(self.channels, "address")
        else:
            self.add_error(None, _("Something is wrong in the ways to get it, at the end of the form."))
        return self.cleaned_data


def _channels_of(service: Service) -> list[Any]:
    return [*service.channels.values("kind", "address", "hours")] if service.pk else []
