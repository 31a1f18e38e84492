"""Core to wire and back, pure; the direction is in each name."""
