"""LaTeX in fields of BibTeX, as text with our few tags, and back. Commands are told by pylatexenc."""

from __future__ import annotations

import logging
import re
from functools import lru_cache, partial

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
_GROUP = r"((?:[^{}\\]|\\.)*)"
_STYLED = tuple(
    (re.compile(pattern.replace("GROUP", _GROUP)), tag)
    for pattern, tag in (
        (r"\\(?:emph|textit|mkbibemph)\s*\{GROUP\}|\{\\(?:em|it|itshape)\sGROUP\}", "i"),
        (r"\\textbf\s*\{GROUP\}|\{\\(?:bf|bfseries)\sGROUP\}", "b"),
        (r"\\textsubscript\s*\{GROUP\}|\$_(?:\{([^{}$]*)\}|\w)\$", "sub"),
        (r"\\textsuperscript\s*\{GROUP\}|\$\^(?:\{([^{}$]*)\}|\w)\$", "sup"),
    )
)
_ACCENT = r"\\(?:[`'^\"~=.]|[Hckbdruvt](?![A-Za-z]))\s*(?:\{\\?[A-Za-z]{0,2}\}|\\[ij](?![A-Za-z])|[A-Za-z])"
_COMMAND = re.compile(
    rf"\{{\s*{_ACCENT}\s*\}}|{_ACCENT}|\{{\\[A-Za-z]+\s*\}}|\\[A-Za-z]+(?:\{{\}}|\s+)?|\\[^A-Za-z]"
)
_OWN = {
    **{f"\\{sign}": sign for sign in "&%#_"},
    **{f"\\{sign}": " " for sign in (",", " ", "\\", "\n")},
    **{f"\\{sign}": "" for sign in "/-"},
    **{f"\\{name}": name for name in ("TeX", "LaTeX")},
    "\\{": "\ue000",
    "\\}": "\ue001",
    "\\$": "\ue003",
    "\\textbraceleft": "\ue000",
    "\\textbraceright": "\ue001",
    "\\textasciitilde": "\ue002",
    "\\textasciicircum": "^",
    "\\textbackslash": "\\",
}
_BRACES = str.maketrans({"{": None, "}": None, "~": "\u00a0"})
_BACK = str.maketrans({"\ue000": "{", "\ue001": "}", "\ue002": "~", "\ue003": "$"})
_AWAY = str.maketrans({"{": "\ue000", "}": "\ue001", "~": "\ue002", "$": "\ue003"})
_PRIVATE = re.compile("[\ue000-\ue003]")
_MATH = re.compile(r"\$([^$]{1,300})\$")
_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": "<",
}
_TO_ESCAPE = re.compile(r"[\\{}&%$#_~^<]|-{2,}|`{2,}|'{2,}")
_TAGS = (("i", "emph"), ("b", "textbf"), ("sub", "textsubscript"), ("sup", "textsuperscript"))


def from_latex(text: str) -> str:
    """What stands in a field, without braces. A percent sign is one: no comment begins in a field."""
    if not any(sign in text for sign in "\\{}$~-`'"):
        return text
    text = _PRIVATE.sub("\ufffd", text)
    if "\\" in text or "$" in text:
        for pattern, tag in _STYLED:
            text = pattern.sub(partial(_styled, tag), text)
        text = _MATH.sub(lambda found: _math(found[0]), text)
        text = _COMMAND.sub(lambda found: _command(found[0]), text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return text.translate(_BRACES).translate(_BACK)


def plain_latex(text: str) -> str:
    """Of addresses and numbers, in which a tilde and dashes are what they are."""
    text = re.sub(r"\\([_&%#$~{}^])", r"\1", text)
    return text.replace("\\textasciitilde", "~").replace("{", "").replace("}", "") if "{" in text else text


def to_latex(text: str) -> str:
    """With everything escaped that LaTeX would read as a command; letters stay letters (UTF-8)."""
    if not _TO_ESCAPE.search(text):
        return text
    escaped = _TO_ESCAPE.sub(lambda found: _SPECIAL.get(found[0]) or "{}".join(found[0]), text)
    for tag, command in _TAGS:
        escaped = re.sub(f"<{tag}>(.*?)</{tag}>", rf"\\{command}{{\1}}", escaped)
    return escaped


def _styled(tag: str, found: re.Match[str]) -> str:
    inside = next((one for one in found.groups() if one is not None), found[0].strip("$_^"))
    return f"<{tag}>{inside}</{tag}>"


def _command(found: str) -> str:
    bare = found.strip("{} \n\t").removesuffix("{")
    if (own := _OWN.get(found) or _OWN.get(bare)) is not None:
        return own
    return _told(found)


@lru_cache(maxsize=4096)
def _told(command: str) -> str:
    """A sign, or nothing for what is a command to a machine (\\input)."""
    return _of_pylatexenc(command, "")


@lru_cache(maxsize=4096)
def _math(formula: str) -> str:
    """Greek letters and signs are told; sub- and superscripts stay as they were typed."""
    return _of_pylatexenc(formula, formula).strip()


def _of_pylatexenc(snippet: str, otherwise: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    try:
        found: str = LatexNodes2Text(math_mode="text").latex_to_text(snippet)
    except (IndexError, TypeError, AttributeError, ValueError, RecursionError):  # as it does of \\input alone
        found = otherwise
    return found.translate(_AWAY)
