"""A sender sends whatever is due, of every workspace: so nothing is when a test of sending begins."""

from tests.support.hooks import nothing_is_due

__all__ = ["nothing_is_due"]
