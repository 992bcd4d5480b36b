"""Whether the site has an address, and takes what is sent there."""

from urllib.parse import unquote

from django.urls import Resolver404, resolve


def fault_of(method, path):
    """In a list, or none."""
    try:
        view = resolve(unquote(path)).func
    except Resolver404:
        return [f"{path}: there is no such address"]
    methods = getattr(view, "methods", (method,))  # of another app, which asks for itself
    return [] if method in methods else [f"{path} takes {', '.join(methods)}, not {method}"]
