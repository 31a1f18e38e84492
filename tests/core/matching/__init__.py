"""Which tickets hold these words."""
