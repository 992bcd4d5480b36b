"""Filling in a form that a page shows, whoever made it: in its HTML, by the names of its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.utils.html import escape, format_html

OURS = {"csrfmiddlewaretoken", "once"}
SAYS_NOTHING = {"submit", "button", "image", "reset", "file"}
SWITCHES = {"checkbox", "radio"}

Words = dict[str, list[str]]
Attributes = dict[str, str | None]
Edit = tuple[int, int, str]


@dataclass
class Control:
    """A field of a form, or one choice of a list: its tag, and where that stands in the page."""

    tag: str
    attributes: Attributes
    start: int
    end: int
    inner_end: int = 0
    options: list["Control"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.attributes.get("name") or ""

    @property
    def kind(self) -> str:
        return (self.attributes.get("type") or "text").lower() if self.tag == "input" else self.tag

    def anew(self, attributes: Attributes) -> str:
        told = (name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items())
        return f"<{' '.join([self.tag, *told])}>"


@dataclass
class Form:
    attributes: Attributes
    end: int
    controls: list[Control] = field(default_factory=list)

    def names(self) -> set[str]:
        return {one.name for one in self.controls}

    def files(self) -> Iterator[Control]:
        """Its fields for files, but for those whose file was refused."""
        for one in self.controls:
            if one.kind == "file" and one.attributes.get("aria-invalid") != "true":
                yield one


class _Reader(HTMLParser):
    """Finds the forms of a page that write."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [0]
        for line in page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.forms: list[Form] = []
        self.inside: Form | None = None
        self.feed(page)
        self.close()

    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, attributes = self._here(), dict(attrs)
        end = start + len(self.get_starttag_text() or "")
        if tag == "form":
            self.inside = (
                Form(attributes, end) if (attributes.get("method") or "").lower() == "post" else None
            )
            self.forms += [self.inside] if self.inside else []
        elif self.inside and tag in {"input", "textarea", "select", "button"}:
            self.inside.controls.append(Control(tag, attributes, start, end))
        elif self.inside and tag == "option" and self.inside.controls:
            self.inside.controls[-1].options.append(Control(tag, attributes, start, end))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "textarea" and self.inside:
            self.inside.controls[-1].inner_end = self._here()


def form_on(page: str, at: str, address: str, names: set[str]) -> Form | None:
    """The form on the page `at` this address that is sent to `address`; of several, the one most like it."""
    wanted = urlsplit(address).path
    forms = [
        one
        for one in _Reader(page).forms
        if urlsplit(urljoin(at, one.attributes.get("action") or at)).path == wanted
    ]
    return max(forms, key=lambda form: len(form.names() & names), default=None)


def filled(page: str, form: Form, words: Words, head: str, files: Mapping[str, str]) -> str:
    """The page with `words` in the form, `head` at its beginning, and what `files` say beside those fields.

    What was typed into a field that the page no longer has (a row that was added) travels along unseen.
    """
    edits: list[Edit] = [(form.end, form.end, head + _left(form, words))] if head else []
    left = {name: list(values) for name, values in words.items()}
    for one in form.controls:
        if one.kind == "file" and one.name in files:
            edits.append((one.end, one.end, files[one.name]))
        elif words and one.name and one.name not in OURS and one.kind not in SAYS_NOTHING:
            edits += _edits(one, words.get(one.name), left)
    return _edited(page, edits)


def _left(form: Form, words: Words) -> str:
    gone = [name for name in words if name not in form.names() | OURS]
    hidden = '<input type="hidden" name="{}" value="{}">'
    return "".join(format_html(hidden, name, value) for name in gone for value in words[name])


def _edits(one: Control, typed: list[str] | None, left: Words) -> Iterator[Edit]:
    """Nothing typed means switched off for a switch, and not sent along for others. `left`: of fields with
    the same name each takes its own."""
    if one.kind in SWITCHES:
        yield _switched(one, "checked", typed or [])
    elif one.tag == "select" and typed is not None:
        yield from (_switched(option, "selected", typed) for option in one.options)
    elif typed and left[one.name]:
        value = left[one.name].pop(0)
        if one.tag == "textarea":
            yield one.end, one.inner_end, "\n" + escape(value)
        else:
            yield one.start, one.end, one.anew({**one.attributes, "value": value})


def _switched(one: Control, switch: str, typed: list[str]) -> Edit:
    attributes = {name: value for name, value in one.attributes.items() if name != switch}
    is_on = (one.attributes.get("value") if "value" in one.attributes else "on") in typed
    return one.start, one.end, one.anew(attributes | ({switch: None} if is_on else {}))


def _edited(page: str, edits: list[Edit]) -> str:
    for start, end, text in sorted(edits, reverse=True):
        page = page[:start] + text + page[end:]
    return page
