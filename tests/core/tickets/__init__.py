"""Tickets on a real PostgreSQL, beneath the doors."""
