"""Puts the house together: settings, wiring, processes, commands."""
