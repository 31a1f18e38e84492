"""What is under way is counted over all workspaces: so nothing is when a test of deliveries begins."""

from tests.support.hooks import nothing_is_due

__all__ = ["nothing_is_due"]
