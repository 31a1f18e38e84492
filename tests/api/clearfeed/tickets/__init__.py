"""The tickets door."""
