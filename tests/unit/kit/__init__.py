"""The kit's pure functions."""
