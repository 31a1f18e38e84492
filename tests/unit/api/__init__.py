"""The doors' pure functions."""
