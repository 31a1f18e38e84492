"""The core's pure functions."""
