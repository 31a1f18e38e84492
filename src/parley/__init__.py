"""Parley: a self-hosted, API-first support desk."""

__version__ = "0.1.0"
