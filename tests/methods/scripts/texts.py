"""Texts for property tests: everything that means something in Fountain, and anything else."""

from __future__ import annotations

from importlib.resources import files

from hypothesis import strategies as st

MARKS = (
    *(
        "\n",
        "\n\n",
        "  \n",
        "\r\n",
        " ",
        "   ",
        "\t",
        "[[",
        "]]",
        "/*",
        "*/",
        "[",
        "]",
        "/",
        "*",
        "**",
        "***",
    ),
    *("_", "\\", "@", "!", ".", ">", "<", "~", "#", "##", "#1#", "=", "===", "(", ")", "^", ":", "TO:"),
    *("INT. A", "BOB", "bob", "Juf Ans", "Key: v", "Key:", "é", "😀", "你好", "\x00", "\u2028", "ß"),
)
SCRIPTS = st.lists(st.sampled_from(MARKS) | st.text(max_size=3), max_size=25).map("".join)
PLAY = files("samenspel.methods.scripts") / "examples/de-brug.fountain"


def play() -> str:
    return PLAY.read_text(encoding="utf-8")
