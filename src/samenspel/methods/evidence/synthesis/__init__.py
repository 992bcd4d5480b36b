"""What several studies say together."""

from .meta import meta_analysis

__all__ = ["meta_analysis"]
