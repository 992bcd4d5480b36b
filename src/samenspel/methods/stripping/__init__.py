"""Copies of documents for readers who must not know who wrote them.

copy = strip(Path("paper.docx").read_bytes(), [Sought("name", "Ann Smit")])
copy.data, copy.kind, copy.did, copy.left
"""

from .copies import KINDS, Copy, Sought, Unstrippable
from .strip import kind_of, said_to, strip, strip_sent

__all__ = ["KINDS", "Copy", "Sought", "Unstrippable", "kind_of", "said_to", "strip", "strip_sent"]
