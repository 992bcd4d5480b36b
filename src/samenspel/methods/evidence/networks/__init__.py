"""Who works with whom, and who comes to what."""

from .ties import network
from .two_mode import attendance

__all__ = ["attendance", "network"]
