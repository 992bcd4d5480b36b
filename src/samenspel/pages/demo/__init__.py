"""The demo town: invented, apart from two real elections elsewhere."""

from samenspel.pages.demo.cast import sign_ins

__all__ = ["sign_ins"]
