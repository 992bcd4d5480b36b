"""What every page must be, whatever it shows."""

import itertools
import re
from collections import Counter
from html.parser import HTMLParser

VOID = {"input", "br", "hr", "img", "meta", "link", "use", "path", "circle", "rect", "line", "source"}
UNLABELLED = {"hidden", "submit", "button"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class Page(HTMLParser):
    """The parts of a page that can be wrong."""

    def __init__(self, html):
        super().__init__()
        self.title, self.headings, self.ids, self.fields, self.labels = "", [], [], [], set()
        self.scripts, self.styles, self.unsafe_forms, self.links = [], [], [], []
        self._heading = self._in_title = self._form = None
        self._label_depth = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        self._note_danger(tag, attrs)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = [int(tag[1]), ""]
        elif tag == "title" and not self.title:
            self._in_title = True
        elif tag == "label":
            self.labels.add(attrs.get("for"))
            self._label_depth += 1
        elif tag == "form":
            self._form = {"method": attrs.get("method", "get").lower(), "names": set()}
        elif tag == "a":
            self.links.append(attrs.get("href"))
        elif tag in ("input", "select", "textarea"):
            self._note_field(attrs)

    def _note_danger(self, tag, attrs):
        if tag == "script" and "src" not in attrs:
            self.scripts.append(attrs)
        if "style" in attrs or tag == "style" or any(name.startswith("on") for name in attrs):
            self.styles.append((tag, attrs))

    def _note_field(self, attrs):
        if self._form is not None:
            self._form["names"].add(attrs.get("name"))
        if attrs.get("type") not in UNLABELLED:
            named = self._label_depth or attrs.get("aria-label") or attrs.get("aria-labelledby")
            self.fields.append((attrs.get("id"), bool(named)))

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = None
        elif tag == "label":
            self._label_depth -= 1
        elif tag.startswith("h") and tag[1:].isdigit() and self._heading:
            self.headings.append((self._heading[0], " ".join(self._heading[1].split())))
            self._heading = None
        elif tag == "form" and self._form:
            if self._form["method"] == "post" and "csrfmiddlewaretoken" not in self._form["names"]:
                self.unsafe_forms.append(self._form)
            self._form = None

    def handle_data(self, data):
        if self._in_title:
            self.title += data
        if self._heading:
            self._heading[1] += data


def assert_page(response, status=200):
    """Title, one h1 first, headings in order, unique ids, labelled fields, no inline script or style,
    forms that are guarded; returns the page."""
    assert response.status_code == status, response.status_code
    page = Page(response.content.decode())
    assert page.title.strip(), "The page has no title."
    levels = [level for level, _text in page.headings]
    assert levels.count(1) == 1, page.headings
    assert all(text for _level, text in page.headings), page.headings
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page.headings
    assert [found for found, times in Counter(page.ids).items() if times > 1] == []
    assert [field for field, named in page.fields if not named and field not in page.labels] == []
    assert page.scripts == []
    assert page.styles == []
    assert page.unsafe_forms == []
    assert [link for link in page.links if not link] == []
    return page


def assert_shown_as_text(response):
    """What hostile people typed stands on the page as the text it is."""
    html = response.content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


def one_line(response):
    """The page as if it had been written without a line end, and without a space beside a tag."""
    return re.sub(r" ?(>|</?(?=[a-z])) ?", r"\1", " ".join(response.content.decode().split()))


def words(response):
    """Of a page that is as pages must be."""
    assert_page(response)
    return " ".join(response.content.decode().split())
