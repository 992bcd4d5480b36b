"""`{% load ui %}`: numbers as people read them, and what the components need."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, Textarea
from django.templatetags.static import static
from django.utils.safestring import SafeString

from samenspel.foundation.ui.crumbs import crumbs_of
from samenspel.foundation.ui.fields import name_the_empty_choice
from samenspel.foundation.ui.figures import as_money, as_share
from samenspel.foundation.ui.punctuation import colon

register = template.Library()
register.simple_tag(crumbs_of)
register.filter(colon)
CLASSES = {
    "textarea": "utrecht-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "file": "sp-file",
    "number": "utrecht-textbox utrecht-textbox--html-input utrecht-textbox--short",
    "date": "utrecht-textbox utrecht-textbox--html-input utrecht-textbox--short",
    "text": "utrecht-textbox utrecht-textbox--html-input",
}
BUTTONS = {"subtle": "subtle", "danger": "primary-action utrecht-button--danger"}
SHAPES = {"time": "date", "datetime-local": "date", "radio": "radio", "checkbox": "checkbox", "file": "file"}


@register.filter
def money(cents: int | None, currency: str = "EUR") -> str:
    """{{ 320|money:"EUR" }}: € 3.20, € 3,20 or 3,20 €."""
    return "" if cents is None else as_money(int(cents), currency)


@register.filter
def share(fraction: float | None, digits: int = 0) -> str:
    """{{ 0.423|share }}: 42%; {{ 0.423|share:1 }}: 42.3%."""
    return "" if fraction is None else as_share(float(fraction), digits)


@register.filter
def initials(name: Any) -> str:
    """{{ "Fatima el Amrani"|initials }}: FA."""
    words = [word for word in str(name).split() if word[:1].isalnum()]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


@register.filter
def within(path: str, href: str) -> bool:
    """Is the page at `path` part of the section at `href`?"""
    return bool(href) and (path == href or (href != "/" and path.startswith(href)))


@register.filter
def faults(form: BaseForm) -> list[tuple[str, str]]:
    """All that is wrong with a form: the id of the field, or nothing, and a sentence that names the field."""
    nowhere = [*form.non_field_errors(), *(fault for one in form.hidden_fields() for fault in one.errors)]
    in_fields = [
        (one.id_for_label or one.auto_id, _fault_of(one, str(fault)))
        for one in form.visible_fields()
        for fault in one.errors
    ]
    return [*(("", str(fault)) for fault in nowhere), *in_fields]


def _fault_of(field: BoundField, fault: str) -> str:
    """A label that is a sentence or a question has its own sign at the end."""
    if str(field.label)[-1:] in tuple(".?!:"):
        return f"{field.label} {fault}"
    return colon(field.label, fault)


@register.filter
def kind(field: BoundField) -> str:
    """How a form field is shown: text, textarea, select, checkbox, choices, file, date, number or money."""
    widget = field.field.widget
    if getattr(widget, "kind", "") == "money":
        return "money"
    if widget.use_fieldset:
        return "choices"
    if isinstance(widget, Textarea):
        return "textarea"
    return _kind_of_input(getattr(widget, "input_type", "text"))


def _kind_of_input(shape: str) -> str:
    shape = SHAPES.get(shape, shape)
    return shape if shape in CLASSES else "text"


@register.simple_tag
def control(field: BoundField, shape: str) -> SafeString:
    """The box, list or switch of a form field, with the classes of its kind. It takes a text of any length:
    cutting is the browser's way, telling is ours."""
    classes = f"{field.field.widget.attrs.get('class', '')} {CLASSES.get(shape, CLASSES['text'])}".strip()
    if field.errors and shape in {"textarea", "select"}:
        classes += f" utrecht-{shape}--invalid"
    elif field.errors and "utrecht-textbox" in classes:
        classes += " utrecht-textbox--invalid"
    if shape == "select":
        name_the_empty_choice(field.field)
    return field.as_widget(attrs={"class": classes, "maxlength": False})


@register.filter
def alert_class(type: str) -> str:
    """The name that the design system has for a kind of alert."""
    return f"utrecht-alert utrecht-alert--{'ok' if type == 'success' else type or 'info'}"


@register.simple_tag
def button_class(look: str, size: str) -> str:
    """A dangerous button is a primary one, in another colour."""
    shape = BUTTONS.get(look, f"{look}-action")
    return " ".join(f"utrecht-button{word}" for word in ("", f"--{shape}", f"--{size}") if word != "--")


@register.simple_tag
def pages_around(page: Page[Any]) -> Iterator[int | str]:
    """The numbers of a pagination: 1 2 … 7 8 9 … 20."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, number: int, name: str) -> str:
    """This address with another page number."""
    query = context["request"].GET.copy()
    query[name] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def percentage(value: float, most: float) -> str:
    """How much `value` is of `most`, never 100% before it is all."""
    return as_share(min(1.0, int(float(value) / float(most) * 100) / 100) if most else 0.0)


@register.simple_tag
def theme_css() -> str:
    """The address of the municipality's own tokens; none without them."""
    theme: str = settings.THEME_CSS
    return theme if theme.startswith("/") or not theme else static(theme)


@register.simple_tag
def map_tiles() -> dict[str, str]:
    """The tiles that lie under the pins where there is a script, with their credit."""
    return {"address": settings.MAP_TILES, "credit": settings.MAP_CREDIT}


@register.simple_tag
def what_it_is(component: str) -> str:
    """The comment at the top of a component."""
    name = component.replace("-", "_")
    source = (Path(__file__).parent.parent / "templates/cotton" / f"{name}.html").read_text()
    return source.removeprefix("{% comment %}").partition("{% endcomment %}")[0]
