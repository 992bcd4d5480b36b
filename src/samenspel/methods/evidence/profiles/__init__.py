"""Ways of thinking among people who sorted statements."""

from .q import q_method

__all__ = ["q_method"]
