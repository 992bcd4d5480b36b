"""What several studies say together."""

from .bias import publication_bias
from .levels import three_levels
from .listing import effect_sizes
from .meta import meta_analysis
from .regression import meta_regression

__all__ = ["effect_sizes", "meta_analysis", "meta_regression", "publication_bias", "three_levels"]
