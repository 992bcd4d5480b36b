"""Markdown as HTML that is safe to show: headings, lists, quotes, tables, links, emphasis; nothing else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

LEVELS = 1
"""A text's first heading stands below the title of its page."""
TAGS = {
    "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "strong", "em", "a", "hr", "br",
    "table", "thead", "tbody", "tr", "th", "td", "code", "pre",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
STYLES = {"strong_open": "bold", "strong_close": "bold", "em_open": "italic", "em_close": "italic"}
WITHOUT_RUNS = {"table_open", "tr_open", "th_open", "td_open", "hr", "fence", "code_block"}
_reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def as_html(words: str) -> SafeString:
    """HTML that people wrote is shown as the words it is; pictures are links without their picture."""
    tokens = _parsed(words)
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = f"h{min(6, int(token.tag[1]) + LEVELS)}"
    html = _reader.renderer.render(tokens, _reader.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"https", "http", "mailto"},
        link_rel="nofollow ugc noopener",
    )
    return mark_safe(clean)  # noqa: S308 -- cleaned just now


def _parsed(words: str) -> list[Token]:
    """Without headings in which nothing is to be read: a PDF for everyone can't have them, and who hears a
    page hears nothing."""
    tokens = _reader.parse(words)
    bare = {
        place
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and not is_readable(_runs(tokens[place + 1].children or []))
    }
    return [one for place, one in enumerate(tokens) if not bare & {place, place - 1, place - 2}]


Run = dict[str, Any]
"""A piece of text of one style: `text`, and `bold` or `italic` where it is."""
Block = dict[str, Any]


def is_readable(runs: Iterable[Run]) -> bool:
    """Whether anything is to be seen in it: not in spaces and signs without width."""
    letters = "".join(run["text"] for run in runs)
    return any(letter.isprintable() and not letter.isspace() for letter in letters)


def blocks(words: str) -> list[Block]:
    """For paper: `kind` is heading (with a `level`), paragraph, item (with `depth` and, in an ordered list, a
    `number`), quote, code, rule or table (`rows` of cells); all but the last two have `runs`."""
    layout = _Layout()
    for token in _parsed(words):
        layout.take(token)
    return layout.blocks


@dataclass
class _Layout:
    """Where in the text we are: in which lists, quotes, heading or cell."""

    blocks: list[Block] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    quotes: int = 0
    level: int = 0
    above: list[int] = field(default_factory=list)
    is_cell: bool = False

    def take(self, token: Token) -> None:
        if token.type.endswith("_list_open"):
            self.lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type.endswith("_list_close"):
            self.lists.pop()
        elif token.type.startswith("blockquote"):
            self.quotes += token.nesting
        elif token.type == "heading_open":
            self.level = self._below(int(token.tag[1]))
        elif token.type in WITHOUT_RUNS:
            self._begin(token)
        elif token.type == "inline":
            self._put(_runs(token.children or []))

    def _below(self, level: int) -> int:
        """How deep a heading stands: a PDF for everyone skips no level, as people do who begin with ##."""
        self.above = [one for one in self.above if one < level] + [level]
        return len(self.above)

    def _begin(self, token: Token) -> None:
        if token.type == "table_open":
            self.blocks.append({"kind": "table", "rows": []})
        elif token.type == "tr_open":
            self.blocks[-1]["rows"].append([])
        elif token.type in ("th_open", "td_open"):
            self.is_cell = True
        elif token.type == "hr":
            self.blocks.append({"kind": "rule"})
        else:
            self.blocks.append({"kind": "code", "runs": [{"text": token.content}]})

    def _put(self, runs: list[Run]) -> None:
        if self.is_cell:
            self.blocks[-1]["rows"][-1].append(runs)
        else:
            self.blocks.append(self._block(runs))
        self.is_cell, self.level = False, 0

    def _block(self, runs: list[Run]) -> Block:
        if self.level:
            return {"kind": "heading", "level": self.level, "runs": runs}
        if self.lists:
            number = self.lists[-1]
            if number is not None:
                self.lists[-1] = number + 1
            return {"kind": "item", "depth": len(self.lists), "number": number, "runs": runs}
        return {"kind": "quote" if self.quotes else "paragraph", "runs": runs}


def _runs(tokens: Sequence[Token]) -> list[Run]:
    """An address stands in brackets behind its words: nobody presses paper."""
    runs: list[Run] = []
    styles: Counter[str] = Counter()
    links: list[str] = []
    for token in tokens:
        if token.type in STYLES:
            styles[STYLES[token.type]] += token.nesting
        elif token.type == "link_open":
            links.append(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            runs.append({"text": f" ({links.pop()})"})
        elif token.type in ("softbreak", "hardbreak"):
            runs.append({"text": "\n" if token.type == "hardbreak" else " "})
        elif token.content:
            runs.append({"text": token.content, **{name: True for name in styles if styles[name]}})
    return runs
