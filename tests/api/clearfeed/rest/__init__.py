"""The REST door, seed 001."""
