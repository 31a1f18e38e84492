"""Tests of dossiers."""
