"""Titles: HTML, JATS and MathML become text with `<i>`, `<b>`, `<sub>` and `<sup>`, as CSL has them."""

from __future__ import annotations

import html
import re
import unicodedata

from .tables import table

_KEPT = table("i=i em=i italic=i b=b strong=b bold=b sub=sub inf=sub sup=sup")
_SCRIPTED = {"msub": ("sub",), "msup": ("sup",), "msubsup": ("sub", "sup")}
_MATHS = (
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot mstyle mover munder munderover mfenced mpadded "
    "mphantom mtable mtr mtd semantics msub msup msubsup menclose"
)
_DROPPED = (
    f"p title sec span div br u sc scp ext-link inline-formula tex-math alternatives font a {_MATHS}".split()
)
_UNSHOWN = ("annotation", "annotation-xml", "script", "style")
_NAMES = "|".join(sorted((*_KEPT, *_DROPPED, *_UNSHOWN), key=len, reverse=True))
_TAG = re.compile(
    rf"<(/?)(?:\w{{1,8}}:)?({_NAMES})(?:\s+[\w:-]{{1,40}}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*(/?)>",
    re.IGNORECASE,
)
_OURS = re.compile(r"</?(?:i|b|sub|sup)>")
_ESCAPED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line without control characters; letters with their accents (NFC)."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()


def clean_title(text: str) -> str:
    """Of what a file says: our tags are closed in order, others are gone, entities are signs."""
    if "&" in text:
        text = _unescaped(text)
    return clean(_Tags(text).kept() if "<" in text else text)


def bare(title: str) -> str:
    """Without any markup."""
    return _OURS.sub("", title) if "<" in title else title


def as_html(title: str) -> str:
    """Safe to be shown: all that is not one of our tags is escaped."""
    escaped = html.escape(title, quote=True)
    return re.sub(r"&lt;(/?(?:i|b|sub|sup))&gt;", r"<\1>", escaped)


def _unescaped(text: str) -> str:
    """Some say &amp;amp;lt; for a sign that was escaped twice on its way."""
    for _again in range(3):
        if not _ESCAPED.search(text):
            break
        text = _ESCAPED.sub(lambda found: html.unescape(found[0]), text)
    return text


class _Tags:
    """One pass over the tags that are known; a “<” before anything else is a sign."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._children: list[int] = []
        self._hidden = 0

    def kept(self) -> str:
        place = 0
        for tag in _TAG.finditer(self._text):
            self._say(self._text[place : tag.start()])
            place = tag.end()
            name = tag[2].lower()
            if tag[3]:
                self._say(" " if name in ("br", "mspace") else "")
            elif tag[1]:
                self._close(name)
            else:
                self._start(name)
        self._say(self._text[place:])
        while self._open:
            self._close(self._open[-1][0])
        return re.sub(r"<(i|b|sub|sup)>(\s*)</\1>", r"\2", "".join(self._out))

    def _say(self, text: str) -> None:
        if not self._hidden:
            self._out.append(text)

    def _start(self, name: str) -> None:
        shown = _KEPT.get(name, "") or self._script()
        if name in ("p", "title", "sec", "div"):
            self._say(" ")
        if name in _UNSHOWN:
            self._hidden += 1
        if len(self._open) < 50:
            self._open.append((name, shown))
            self._children.append(0)
            self._say(f"<{shown}>" if shown else "")

    def _script(self) -> str:
        """What stands second in <msub> is below, and so on."""
        if not self._open or self._open[-1][0] not in _SCRIPTED:
            return ""
        self._children[-1] += 1
        scripts, place = _SCRIPTED[self._open[-1][0]], self._children[-1] - 2
        return scripts[place] if 0 <= place < len(scripts) else ""

    def _close(self, name: str) -> None:
        if name not in (one for one, _shown in self._open):
            return
        while self._open:
            one, shown = self._open.pop()
            self._children.pop()
            self._say(f"</{shown}>" if shown else "")
            if one in _UNSHOWN:
                self._hidden -= 1
            if one == name:
                return
