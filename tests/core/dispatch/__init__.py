"""Tests of the dispatcher's room, on a real PostgreSQL."""
