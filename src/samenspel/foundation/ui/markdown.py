"""Markdown as HTML that is safe to show: headings, lists, quotes, tables, links, emphasis; nothing else."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

LEVELS = 2
"""A text's first heading stands below the title of its page."""
TAGS = {
    "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "strong", "em", "a", "hr", "br",
    "table", "thead", "tbody", "tr", "th", "td", "code", "pre",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def as_html(words: str) -> SafeString:
    """HTML that people wrote is shown as the words it is; pictures are links without their picture."""
    tokens = _reader.parse(words)
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
