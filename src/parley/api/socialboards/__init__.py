"""Socialboards' API, `/tickets`, `/Teammates` and `/token` (seed 002)."""

from parley.api.socialboards.door import DOOR

__all__ = ["DOOR"]
