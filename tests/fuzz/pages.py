"""The forms of a page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

FILLED = {
    "text": "Words", "number": "3", "email": "noor@example.org", "url": "https://example.org/",
    "date": "2027-01-02", "datetime-local": "2027-01-02T12:00", "search": "words", "tel": "1",
}  # fmt: skip
"""What somebody would type where nothing stands, by the kind of field: so most of a form is right."""


@dataclass
class Form:
    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def names(self):
        return [name for name, _value in self.values] + self.files


class Forms(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found, self._form, self._text, self._select = [], None, None, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self._form = Form(attrs.get("action") or "", attrs.get("method", "get").lower())
            self.found.append(self._form)
        elif self._form and tag == "select":
            self._select = [attrs.get("name", ""), None]
        elif self._form and tag == "option" and self._select:
            if self._select[1] is None or "selected" in attrs:
                self._select[1] = attrs.get("value", "")
        elif self._form and tag == "textarea":
            self._text = [attrs.get("name", ""), ""]
        elif self._form and tag in ("input", "button") and attrs.get("name"):
            self._note(attrs)

    def _note(self, attrs):
        if attrs.get("type") == "file":
            self._form.files.append(attrs["name"])
        elif (
            attrs.get("type") not in ("radio", "checkbox")
            or "checked" in attrs
            or attrs["name"] not in self._form.names
        ):
            self._form.values.append(
                (attrs["name"], attrs.get("value") or FILLED.get(attrs.get("type", "text"), ""))
            )

    def handle_data(self, data):
        if self._text:
            self._text[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._text:
            self._form.values.append((self._text[0], self._text[1].strip() or FILLED["text"]))
            self._text = None
        elif tag == "select" and self._select:
            self._form.values.append((self._select[0], self._select[1] or ""))
            self._select = None
