"""The people room on a real PostgreSQL."""
