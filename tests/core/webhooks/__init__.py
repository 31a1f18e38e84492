"""Tests of deliveries to webhooks, on a real PostgreSQL."""
