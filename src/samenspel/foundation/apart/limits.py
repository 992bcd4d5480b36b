"""What a process of its own may take of the machine. Knows no Django."""

try:
    import resource
except ImportError:  # Windows: the time that the caller gives is the only limit there
    resource = None  # type: ignore[assignment]


def limit(*, seconds: int, **most: int) -> None:
    """Of the processor, and bytes of memory by the names of `resource`: AS or DATA."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    for name, size in most.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (size, size))
