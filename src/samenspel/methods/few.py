"""The one rule for small numbers: a count of fewer people than k is not told."""

LEAST_K, DEFAULT_K = 5, 10
"""k is never lower than the first; a site that sets nothing has the second."""
