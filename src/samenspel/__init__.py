"""Samenspel: citizens and public services produce services together."""

__version__ = "0.1.0"
