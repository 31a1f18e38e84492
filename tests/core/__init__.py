"""Tests of the core, on real PostgreSQL."""
