"""Styles of citation, made ready for citeproc-py.

A style never changes, so what is looked up in its tree is looked up once: it takes a third of the time.
Three things of CSL that citeproc-py leaves out are added: `initialize="false"`, that the parts of a date
which a style changes are as before for the next one, and that a title which stands for a missing name is not
said again.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

FOLDER = Path(__file__).parent / "csl_styles"
STYLES = {
    "apa": "apa.csl",
    "chicago": "chicago-author-date.csl",
    "harvard": "harvard-cite-them-right.csl",
    "ieee": "ieee.csl",
    "mla": "modern-language-association.csl",
}
_TEXT = "{http://purl.org/net/xbiblio/csl}text"
LANGUAGES = {"en": "en-GB", "nl": "nl-NL", "fr": "fr-FR"}


class Style:
    """`render` may be called from one thread at a time: hold `lock`. `is_numbered`: its list is in order of
    citing, not of names."""

    def __init__(self, name: str, language: str) -> None:
        self.lock = Lock()
        self.root = _parsed(FOLDER / STYLES[name])
        self.root.locales = _locales(self.root, LANGUAGES[language])
        for locale in self.root.locales:
            locale.style = self.root
        self._kept = [element for one in (self.root, *self.root.locales) for element in one.iter()]
        self.is_numbered = self.root.find(".//{*}category[@citation-format='numeric']") is not None

    def render(self, item: Any, formatter: Any) -> str:
        self.root.formatter = formatter
        (found,) = self.root.bibliography.render([item]) or ("",)
        return str(found)


@lru_cache(maxsize=len(STYLES) * len(LANGUAGES))
def prepared(name: str, language: str) -> Style:
    return Style(name, language)


def _locales(root: Any, language: str) -> list[Any]:
    """In the order in which CSL looks: what the style says itself comes first."""
    from citeproc import LOCALES_PATH

    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    inside = {one.get(lang, ""): one for one in root.findall("cs:locale", root.nsmap)}
    own = [inside[one] for one in (language, language[:2], "") if one in inside]
    files = dict.fromkeys((language, "en-US"))
    return [*own, *(_parsed(Path(LOCALES_PATH) / f"locales-{one}.xml") for one in files)]


def _parsed(path: Path) -> Any:
    from lxml import etree

    parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
    parser.set_element_class_lookup(_classes())
    return etree.parse(path, parser).getroot()


@lru_cache(maxsize=1)
def _classes() -> Any:
    from citeproc import model
    from lxml import etree

    lookup = etree.ElementNamespaceClassLookup()
    names = lookup.get_namespace("http://purl.org/net/xbiblio/csl")
    for one in model.CitationStylesElement.__subclasses__():
        mixins = {"Name": (_Name,), "Date_Part": (_DatePart,), "Substitute": (_Substitute,)}.get(
            one.__name__, ()
        )
        calling = (_Calling,) if hasattr(one, "calls_variable") else ()
        names[one.__name__.replace("_", "-").lower()] = type(
            one.__name__, (*mixins, *calling, _Once, one), {}
        )
    names[None] = type("Element", (_Once, model.CitationStylesElement), {})
    return lookup


class _Once:
    """Each lookup in the tree once."""

    def xpath_search(self, expression: str) -> Any:
        found = self.__dict__.setdefault("_found", {})
        if expression not in found:
            found[expression] = super().xpath_search(expression)  # type: ignore[misc]
        return found[expression]

    def get_root(self) -> Any:
        if "_root" not in self.__dict__:
            self._root = super().get_root()  # type: ignore[misc]
        return self._root


class _Calling:
    """Whether a part of a style names a variable does not depend on what is cited."""

    def calls_variable(self) -> bool:
        if "_calls" not in self.__dict__:
            self._calls: bool = super().calls_variable()  # type: ignore[misc]
        return self._calls


class _Name:
    def get_option(self, name: str, *rest: Any) -> Any:
        if name == "initialize-with" and self.get("initialize") == "false":  # type: ignore[attr-defined]
            return None
        return super().get_option(name, *rest)  # type: ignore[misc]


class _DatePart:
    def render(self, *words: Any, **named: Any) -> Any:
        attributes = self.attrib  # type: ignore[attr-defined]
        before = dict(attributes)
        try:
            return super().render(*words, **named)  # type: ignore[misc]
        finally:
            attributes.clear()
            attributes.update(before)


class _Substitute:
    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        super().add_to_repressed_list(child, context)  # type: ignore[misc]
        if any("title" in _variables(text) for text in child.iter(_TEXT)):
            context.get_layout().repressed.setdefault(_TEXT, []).append("title")


def _variables(text: Any) -> set[str]:
    """That a text names, itself or through macros."""
    if not text.get("macro"):
        return {text.get("variable", "")}
    inside = text.get_macro(text.get("macro")).iter(_TEXT)
    return {name for one in inside for name in _variables(one)}
