"""What a process of its own may take of the machine. Knows no Django."""

import os

try:
    import resource
except ImportError:  # Windows: the time that the caller gives is the only limit there
    resource = None  # type: ignore[assignment]

BEHIND = 10  # of 19


def limit(*, seconds: int, **most: int) -> None:
    """Of the processor, which whoever looks at a page gets first, and bytes of memory by the names of
    `resource`: AS or DATA."""
    if resource is None:
        return
    os.nice(BEHIND)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    for name, size in most.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (size, size))
